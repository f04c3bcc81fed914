import { useState } from 'react';
import { FormDialog } from './FormDialog';

interface Props {
  readonly title: string;
  readonly what: string;
  readonly label: string;
  readonly button: string;
  readonly onClose: () => void;
  readonly onDone: (reason: string) => Promise<void>;
}

/** An act that wants a reason, which stays with it. */
export function ReasonDialog({ title, what, label, button, onClose, onDone }: Props) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog title={title} button={button} ready={reason.trim().length >= 3} onClose={onClose} onDone={() => onDone(reason.trim())}>
      <p>{what}</p>
      <label>
        {label}
        <textarea autoFocus data-autofocus rows={3} maxLength={500} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
      </label>
    </FormDialog>
  );
}
