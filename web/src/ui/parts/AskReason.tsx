import { useState } from 'react';
import { dialogKeys } from '../keys/frameKeys';
import { useKeys } from '../keys/useKeys';
import { Dialog } from './Dialog';
import classes from './parts.module.css';

interface Props {
  readonly title: string;
  readonly explanation: string;
  readonly act: string;
  readonly onDone: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why, before an act that others will want to understand. */
export function AskReason({ title, explanation, act, onDone, onClose }: Props) {
  const [reason, setReason] = useState('');
  useKeys(dialogKeys, { close: onClose }, { modal: true });
  return (
    <Dialog label={title} size="32rem" onClose={onClose}>
      <form
        className={classes.ask}
        onSubmit={(e) => {
          e.preventDefault();
          if (reason.trim() !== '') onDone(reason.trim());
        }}
      >
        <h2>{title}</h2>
        <p className="quiet">{explanation}</p>
        <label>
          Reason
          <input autoFocus data-autofocus value={reason} maxLength={200} required onChange={(e) => setReason(e.currentTarget.value)} />
        </label>
        <div className={classes.buttons}>
          <button type="button" className="plain-button" onClick={onClose}>
            Cancel <kbd>Esc</kbd>
          </button>
          <button type="submit" className="main-button">
            {act} <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
