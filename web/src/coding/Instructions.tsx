import type { TabularInstruction } from './types';
import classes from './coding.module.css';

const kinds: Readonly<Record<string, string>> = {
  includes: 'Includes',
  inclusion_term: 'Also named',
  excludes1: 'Excludes1 (never together)',
  excludes2: 'Excludes2 (not included here)',
  code_first: 'Code first',
  use_additional_code: 'Use additional code',
  code_also: 'Code also',
  note: 'Note',
  seven_chr_note: '7th character',
  seven_chr_def: '7th character',
};

/** The instructions that hold for a code, together by place and kind, nearest first. */
export function Instructions({ notes }: { readonly notes: readonly TabularInstruction[] }) {
  if (notes.length === 0) return null;
  const groups = new Map<string, TabularInstruction[]>();
  for (const note of notes) {
    const key = `${note.at} ${note.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), note]);
  }
  return (
    // It scrolls where it is long, so the keyboard must reach it.
    <ul className={classes.instructions} aria-label="Instructions of the tabular list" tabIndex={0}>
      {[...groups.values()].map((group) => {
        const first = group[0]!;
        return (
          <li key={`${first.at} ${first.kind}`} data-kind={first.kind}>
            <b>{kinds[first.kind] ?? first.kind.replaceAll('_', ' ')}</b> <code>{placeName(first.at)}</code>: {group.map((n) => n.text).join('; ')} <small className="quiet">{first.edition}</small>
          </li>
        );
      })}
    </ul>
  );
}

const placeName = (at: string): string => at.replace('chapter:', 'chapter ').replace('section:', '');
