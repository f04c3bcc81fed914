import { sendJson } from '../ui/api/client';
import { announce } from '../ui/announce';
import { toast } from '../ui/toasts';
import type { ActView, RecordFace } from './types';

export const nameOf = (face: RecordFace | null): string => (face === null ? 'a record you may not see' : `${face.name}${face.mrn === '' ? '' : `, ${face.mrn}`}`);

/** A number with its noun: 1 entry, 4 entries. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What an act did, in one line with the names. */
export function sentenceOf(act: ActView): string {
  const [kept, other] = [nameOf(act.kept), nameOf(act.other)];
  switch (act.kind) {
    case 'merge':
      return `Merged ${other} into ${kept}.`;
    case 'unmerge':
      return `Took the merge of ${other} and ${kept} back.`;
    case 'link':
      return `Linked ${kept} and ${other}.`;
    case 'different':
      return `${kept} and ${other} are two people.`;
    case 'unsure':
      return `${kept} and ${other} wait for a second look.`;
    case 'split':
      return `Parted ${other} from ${kept}.`;
    case 'one-person':
      return `${kept} is one person.`;
    default:
      return `${act.title}: ${kept}${act.other === null ? '' : ` and ${other}`}.`;
  }
}

/** Takes an act back at once, as the toast offers it. */
export const takeBack = (id: string): Promise<ActView> => sendJson<ActView>('POST', `/api/identity/acts/${id}/undo`, { reason: null, sides: null, edits: null, different: null });

/** Says what was done, with the way back. */
export function tell(act: ActView, after: () => void): void {
  const text = sentenceOf(act);
  announce(text);
  toast(text, async () => {
    try {
      const undone = await takeBack(act.id);
      toast(sentenceOf(undone));
    } catch (fault) {
      toast(fault instanceof Error ? fault.message : 'It could not be taken back.');
    }
    after();
  });
}
