import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getJson, sendJson } from '../ui/api/client';
import { FormDialog } from './FormDialog';
import type { AccountView, CodingChoices } from './types';
import classes from './coding.module.css';

export const useChoices = () =>
  useQuery({ queryKey: ['coding-choices'], queryFn: ({ signal }) => getJson<CodingChoices>('/api/coding/choices', signal), staleTime: Infinity });

interface Props {
  readonly encounterId: string;
  readonly onClose: () => void;
  readonly onHeld: (account: AccountView) => void;
}

/** Puts an account on hold: on whom it waits, and a note for who picks it up. */
export function HoldDialog({ encounterId, onClose, onHeld }: Props) {
  const choices = useChoices();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title="Put on hold"
      button="Hold"
      ready={reason !== ''}
      onClose={onClose}
      onDone={async () => onHeld(await sendJson<AccountView>('POST', `/api/coding/accounts/${encounterId}/hold`, { reason, note }))}
    >
      <fieldset className={classes.choices}>
        <legend>Why does it wait?</legend>
        {choices.data?.holdReasons.map((r, i) => (
          <label key={r.code}>
            <input type="radio" name="reason" autoFocus={i === 0} data-autofocus={i === 0 || undefined} checked={reason === r.code} onChange={() => setReason(r.code)} />
            <span>
              {r.title} <small className="quiet">{r.note}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label>
        Note
        <textarea rows={2} maxLength={500} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
      </label>
    </FormDialog>
  );
}
