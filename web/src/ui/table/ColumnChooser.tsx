import { useEffect, useRef } from 'react';
import type { Column } from './columns';
import classes from './WorkTable.module.css';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly hidden: readonly string[];
  readonly onHidden: (hidden: readonly string[]) => void;
  readonly onClose: () => void;
}

export function ColumnChooser<Row>({ columns, hidden, onHidden, onClose }: Props<Row>) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset className={classes.chooser}>
      <legend>Columns</legend>
      {columns.map((c, i) => (
        <label key={c.id}>
          <input
            ref={i === 0 ? first : undefined}
            type="checkbox"
            checked={!hidden.includes(c.id)}
            // A list without columns would show nothing to bring them back by.
            disabled={!hidden.includes(c.id) && hidden.length === columns.length - 1}
            onChange={(e) => onHidden(e.currentTarget.checked ? hidden.filter((h) => h !== c.id) : [...hidden, c.id])}
          />
          {c.title}
        </label>
      ))}
      <button type="button" className={classes.small} onClick={onClose}>
        Close
      </button>
    </fieldset>
  );
}
