import { dialogKeys } from '../ui/keys/frameKeys';
import { useKeys } from '../ui/keys/useKeys';
import { Dialog } from '../ui/parts/Dialog';
import type { TableRow } from './types';
import classes from './analysis.module.css';

/** Says what goes with a view, before it goes. */
export function LetGoDialog({ table, onDone, onClose }: { readonly table: TableRow; readonly onDone: () => void; readonly onClose: () => void }) {
  useKeys(dialogKeys, { close: onClose }, { modal: true });
  return (
    <Dialog label="Let the view go" size="32rem" onClose={onClose}>
      <form
        className={classes.keep}
        onSubmit={(e) => {
          e.preventDefault();
          onDone();
        }}
      >
        <h2>Let {table.name} go?</h2>
        <p>
          The table <code>{table.table}</code> with its {table.rows} rows is dropped; queries that read it fail from then on. The record itself loses nothing, and the view can be kept again.
        </p>
        <div className={classes.buttons}>
          <button type="button" className="plain-button" onClick={onClose}>
            Cancel <kbd>Esc</kbd>
          </button>
          <button type="submit" className="main-button" autoFocus data-autofocus>
            Drop the table <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
