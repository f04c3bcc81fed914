import { useState, type ReactNode } from 'react';
import { ApiFault } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { Dialog } from '../ui/parts/Dialog';
import { formKeys } from './keys';
import classes from './coding.module.css';

interface Props {
  readonly title: string;
  readonly button: string;
  readonly size?: string;
  readonly ready: boolean;
  readonly onClose: () => void;
  /** Does it; a throw keeps the dialog open with what was typed and says why. */
  readonly onDone: () => Promise<void>;
  readonly children: ReactNode;
}

/** A form over the page: Escape closes it, Ctrl+Enter does it, an error loses nothing that was typed. */
export function FormDialog({ title, button, size = '34rem', ready, onClose, onDone, children }: Props) {
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!ready || busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await onDone();
      onClose();
    } catch (fault) {
      setError(fault instanceof ApiFault ? fault.detail : String(fault));
      setBusy(false);
    }
  };
  useKeys(formKeys, { close: onClose, send: () => void send() }, { modal: true });
  return (
    <Dialog label={title} size={size} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(e) => {
          e.preventDefault();
          void send();
        }}
      >
        <h2>{title}</h2>
        {children}
        {error !== undefined && (
          <div role="alert" className={classes.wrong}>
            {error.split('\n').map((line) => (
              <p key={line}>⊗ {line}</p>
            ))}
          </div>
        )}
        <div className={classes.buttons}>
          <button type="submit" className={classes.do} disabled={!ready || busy}>
            {button} <kbd>Ctrl+Enter</kbd>
          </button>
          <button type="button" className="plain-button" onClick={onClose}>
            Close <kbd>Esc</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
