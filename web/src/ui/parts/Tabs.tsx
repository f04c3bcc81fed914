import { readable } from '../keys/chord';
import classes from './parts.module.css';

export interface TabChoice {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  /** How many wait there; shown as `12`, or `1000+`. */
  readonly count?: string | undefined;
}

/** Views of one list, each with its key and how many it holds. */
export function Tabs({ label, choices, chosen, onChoose }: { readonly label: string; readonly choices: readonly TabChoice[]; readonly chosen: string; readonly onChoose: (id: string) => void }) {
  return (
    <div className={classes.tabs} role="group" aria-label={label}>
      {choices.map((c) => (
        <button key={c.id} type="button" aria-pressed={c.id === chosen} onClick={() => onChoose(c.id)}>
          {c.title} {c.count !== undefined && <b>{c.count}</b>} <kbd>{readable(c.key)}</kbd>
        </button>
      ))}
    </div>
  );
}
