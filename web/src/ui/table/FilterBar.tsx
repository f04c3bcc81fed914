import { useState, type ReactNode, type RefObject } from 'react';
import type { Column } from './columns';
import { readFilter, writeChip } from './filter';
import type { TableView } from './useTableView';
import classes from './WorkTable.module.css';

interface Props<Row> {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly columns: readonly Column<Row>[];
  readonly onDone: () => void;
  readonly views: TableView;
  readonly onChooseColumns: () => void;
  readonly onCsv: () => void;
  readonly actions: ReactNode;
  readonly count: string;
}

/** The line above a list: filter with chips, saved views, count, columns and CSV. */
export function FilterBar<Row>(props: Props<Row>) {
  const { line, onLine, columns, views } = props;
  const [naming, setNaming] = useState<string>();
  const chips = readFilter(line, columns.map((c) => c.id.toLowerCase()));
  const without = (at: number) => chips.filter((_, i) => i !== at).map(writeChip).join(' ');
  const names = Object.keys(views.saved);
  const pick = (name: string) => {
    const saved = views.saved[name];
    if (saved === undefined) return;
    onLine(saved.filter);
    views.setHidden(saved.hidden);
    views.setSort(saved.sort);
  };
  return (
    <div className={classes.bar}>
      <input
        ref={props.input}
        className={classes.filter}
        type="search"
        aria-label={`Filter; columns: ${columns.map((c) => c.id.toLowerCase()).join(', ')}`}
        placeholder="Filter  /"
        title={`Words, or column:word. Columns: ${columns.map((c) => c.id.toLowerCase()).join(', ')}. A minus before excludes.`}
        value={line}
        onChange={(e) => onLine(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' || e.key === 'ArrowDown') {
            e.preventDefault();
            props.onDone();
          } else if (e.key === 'Escape' && line === '') {
            e.preventDefault();
            props.onDone();
          }
        }}
      />
      {chips.map((chip, i) => (
        <button key={`${i}-${writeChip(chip)}`} type="button" className={classes.chip} title="Remove" onClick={() => onLine(without(i))}>
          {chip.not ? 'not ' : ''}
          {chip.column === '' ? '' : `${chip.column}: `}
          {chip.text} <span aria-label="remove">✕</span>
        </button>
      ))}
      {chips.length > 0 && naming === undefined && (
        <button type="button" className={classes.small} onClick={() => setNaming('')}>
          Save view
        </button>
      )}
      {naming !== undefined && (
        <form
          className={classes.naming}
          onSubmit={(e) => {
            e.preventDefault();
            if (naming.trim() !== '') views.save(naming.trim(), line);
            setNaming(undefined);
          }}
        >
          <input autoFocus aria-label="Name of the view" placeholder="Name, then Enter" value={naming} onChange={(e) => setNaming(e.currentTarget.value)} />
        </form>
      )}
      {names.length > 0 && (
        <select aria-label="Saved views" className={classes.views} value="" onChange={(e) => pick(e.currentTarget.value)}>
          <option value="">Views…</option>
          {names.map((n) => (
            <option key={n}>{n}</option>
          ))}
        </select>
      )}
      <span className={classes.count} role="status">
        {props.count}
      </span>
      {props.actions}
      <button type="button" className={classes.small} onClick={props.onChooseColumns} title="Choose columns (c)">
        Columns
      </button>
      <button type="button" className={classes.small} onClick={props.onCsv} title="Save what is shown as CSV (x)">
        CSV
      </button>
    </div>
  );
}
