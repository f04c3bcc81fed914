import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiFault, getJson, sendJson } from '../ui/api/client';
import { dialogKeys } from '../ui/keys/frameKeys';
import { useKeys } from '../ui/keys/useKeys';
import { Dialog } from '../ui/parts/Dialog';
import { toast } from '../ui/toasts';
import type { TableList, TableRow } from './types';
import classes from './analysis.module.css';

/** Asks under which name a view is kept as a table, and says when there is one of that name that it will change. */
export function KeepDialog({ definition, onClose }: { readonly definition: string; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState(() => nameIn(definition));
  const [error, setError] = useState<string>();
  const tables = useQuery({ queryKey: ['analysis', 'tables'], queryFn: ({ signal }) => getJson<TableList>('/api/analysis/tables', signal) });
  const before = tables.data?.tables.find((t) => t.name.toLowerCase() === name.trim().toLowerCase());
  useKeys(dialogKeys, { close: onClose }, { modal: true });
  const keep = async () => {
    setError(undefined);
    try {
      const kept = await sendJson<TableRow>('PUT', `/api/analysis/tables/${encodeURIComponent(name.trim())}`, { definition, over: before?.version ?? 0 });
      await queries.invalidateQueries({ queryKey: ['analysis', 'tables'] });
      toast(`Kept as the table ${kept.table}; it is being filled.`);
      onClose();
      void navigate({ to: '/analysis/tables' });
    } catch (fault) {
      setError(fault instanceof ApiFault ? fault.detail : String(fault));
    }
  };
  return (
    <Dialog label="Keep the view as a table" size="34rem" onClose={onClose}>
      <form
        className={classes.keep}
        onSubmit={(e) => {
          e.preventDefault();
          void keep();
        }}
      >
        <h2>Keep the view as a table</h2>
        <p className="quiet">The table is filled from the whole record and follows every change. It is read with SQL under the name view_ and this name, in small letters.</p>
        <label className={classes.field}>
          Name
          <input autoFocus data-autofocus value={name} required maxLength={40} spellCheck={false} autoComplete="off" onChange={(e) => setName(e.currentTarget.value)} />
        </label>
        {before !== undefined && (
          <p>
            ⚠ <code>{before.table}</code> is there, kept by {before.by}: it is made anew with this definition.
          </p>
        )}
        {error !== undefined && (
          <p role="alert" className={classes.wrong}>
            ⊗ {error}
          </p>
        )}
        <div className={classes.buttons}>
          <button type="button" className="plain-button" onClick={onClose}>
            Cancel <kbd>Esc</kbd>
          </button>
          <button type="submit" className="main-button" disabled={tables.data === undefined}>
            {before === undefined ? 'Keep' : 'Change the table'} <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The name that the definition gives itself. */
function nameIn(definition: string): string {
  try {
    const name = (JSON.parse(definition) as { name?: unknown }).name;
    return typeof name === 'string' ? name : '';
  } catch {
    return '';
  }
}
