import { useState, type ReactNode } from 'react';
import { dialogKeys } from '../ui/keys/frameKeys';
import { useKeys } from '../ui/keys/useKeys';
import { Dialog } from '../ui/parts/Dialog';
import { Fault } from '../ui/parts/Fault';
import classes from './identity.module.css';

interface Props {
  readonly title: string;
  readonly act: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly onConfirm: () => Promise<void>;
}

/** Shows what will change, with names, before it does; Enter does it, Escape leaves everything as it is. */
export function Confirm({ title, act, children, onClose, onConfirm }: Props) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  useKeys(dialogKeys, { close: onClose }, { modal: true });
  const run = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      await onConfirm();
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <Dialog label={title} size="640px" onClose={onClose}>
      <form
        className={classes.confirm}
        onSubmit={(e) => {
          e.preventDefault();
          void run();
        }}
      >
        <h2>{title}</h2>
        {children}
        {fault !== undefined && <Fault error={fault} />}
        <p className={classes.buttons}>
          <button type="submit" className={classes.primary} disabled={busy} autoFocus data-autofocus>
            {act} <kbd>Enter</kbd>
          </button>
          <button type="button" className="plain-button" onClick={onClose}>
            Leave it <kbd>Esc</kbd>
          </button>
        </p>
      </form>
    </Dialog>
  );
}
