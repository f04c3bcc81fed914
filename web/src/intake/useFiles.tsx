import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiFault, sendFile, withQuery } from '../ui/api/client';
import type { IntakeItem } from '../ui/api/types';
import { announce } from '../ui/announce';
import { toast } from '../ui/toasts';

/** Takes files in through intake's own door; what each is, the server tells by its content. */
export function useFiles() {
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: readonly File[]) => {
    let items = 0;
    for (const file of files) {
      try {
        items += (await sendFile<readonly IntakeItem[]>(withQuery('/api/intake/uploads', { name: file.name }), file)).length;
      } catch (fault) {
        const why = fault instanceof ApiFault ? `${fault.title} ${fault.detail}` : String(fault);
        toast(`${file.name} was not taken in. ${why}`);
        announce(`${file.name} was not taken in.`);
      }
    }
    if (items > 0) toast(items === 1 ? 'One item was taken in.' : `${items} items were taken in.`);
    await queries.invalidateQueries({ queryKey: ['intake'] });
    await queries.invalidateQueries({ queryKey: ['scans'] });
    await queries.invalidateQueries({ queryKey: ['home'] });
  };
  const chooser = (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      aria-label="Files to take in"
      onChange={(e) => {
        const files = [...(e.currentTarget.files ?? [])];
        e.currentTarget.value = '';
        void take(files);
      }}
    />
  );
  return { chooser, choose: () => input.current?.click(), take };
}
