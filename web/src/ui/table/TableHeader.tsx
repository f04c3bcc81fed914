import type { Column, SortOrder } from './columns';
import classes from './WorkTable.module.css';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly tracks: string;
  readonly sort: SortOrder | undefined;
  readonly onSort: (column: string) => void;
}

export function TableHeader<Row>({ columns, tracks, sort, onSort }: Props<Row>) {
  return (
    <div role="rowgroup" className={classes.headgroup}>
      <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: tracks }}>
        {columns.map((c) => {
          const order = sort?.column === c.id ? (sort.descending ? 'descending' : 'ascending') : undefined;
          return (
            <div key={c.id} role="columnheader" aria-sort={order ?? 'none'} className={classes.headcell} data-end={c.align === 'end' || undefined}>
              <button type="button" tabIndex={-1} onClick={() => onSort(c.id)} title={`Sort by ${c.title} (s)`}>
                {c.title}
                <span aria-hidden>{order === undefined ? '' : order === 'ascending' ? ' ▲' : ' ▼'}</span>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
