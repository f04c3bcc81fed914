import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { announce } from '../announce';
import { tableKeys } from '../keys/frameKeys';
import { useKeys } from '../keys/useKeys';
import { EmptyState } from '../parts/EmptyState';
import { Skeleton } from '../parts/Skeleton';
import { ColumnChooser } from './ColumnChooser';
import { nextDensity, rowHeights, sortRows, type Column, type SortOrder } from './columns';
import { saveCsv, toCsv } from './csv';
import { FilterBar } from './FilterBar';
import { passes, readFilter } from './filter';
import { asGiven, hold, sameJson, type Shown } from './rows';
import { TableHeader } from './TableHeader';
import { useTableView } from './useTableView';
import classes from './WorkTable.module.css';

export interface WorkTableProps<Row> {
  /** Names the list in preferences and in the CSV file. */
  readonly name: string;
  /** What the rows are, in the plural: "documents". */
  readonly things: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  readonly idOf: (row: Row) => string;
  readonly open?: (row: Row) => void;
  readonly details?: (row: Row) => ReactNode;
  /** What would be here, and how it gets here. */
  readonly empty: ReactNode;
  /** Told whenever the row under the cursor changes. */
  readonly onCursor?: (row: Row | undefined) => void;
  readonly onSelection?: (rows: readonly Row[]) => void;
  readonly sort?: SortOrder;
  /** Told when the last row comes near: the page may fetch more. */
  readonly onNearEnd?: () => void;
  /** How many there are in all, when the server has more than are shown. */
  readonly total?: number | undefined;
  /** Keys act on this list wherever the focus is; for the one main list of a page. */
  readonly primary?: boolean;
  /** Puts the focus into the list when it is first filled. */
  readonly autoFocus?: boolean;
  readonly emphasis?: (row: Row) => boolean;
  readonly actions?: ReactNode;
  /** Another value means another list: nothing is held over from the one before. */
  readonly listKey?: string;
}

/** The one list of the workbench: virtualised, by keyboard alone, and never reordered under the cursor. */
export function WorkTable<Row>(props: WorkTableProps<Row>) {
  const { name, columns, idOf, open, details, onCursor, onSelection, onNearEnd, primary = true } = props;
  const view = useTableView(name, columns, props.sort);
  const [shown, setShown] = useState<Shown<Row>>();
  const [filterLine, setFilterLine] = useState('');
  const [cursorId, setCursorId] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [showDetails, setShowDetails] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [focused, setFocused] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const filterInput = useRef<HTMLInputElement>(null);
  const told = useRef<readonly Row[]>([]);
  const wantsFocus = useRef(props.autoFocus === true);
  const listKey = useRef(props.listKey);
  const base = useId();

  useEffect(() => {
    const rows = props.rows;
    if (rows === undefined) return;
    const another = listKey.current !== props.listKey;
    listKey.current = props.listKey;
    setShown((before) => {
      if (before === undefined || before.rows.length === 0 || another) return asGiven(rows);
      // More of the same list, fetched as it is scrolled, changes nothing above: it is taken in at once.
      const grown = rows.length >= before.rows.length && before.rows.every((r, i) => idOf(r) === idOf(rows[i]!));
      const held = hold(before, rows, idOf, sameJson);
      return grown ? { ...held, rows: [...held.rows, ...rows.slice(before.rows.length)], waiting: 0, gone: new Set() } : held;
    });
  }, [props.rows, props.listKey, idOf]);

  const columnIds = useMemo(() => columns.map((c) => c.id.toLowerCase()), [columns]);
  const chips = useMemo(() => readFilter(filterLine, columnIds), [filterLine, columnIds]);
  const visible = useMemo(() => columns.filter((c) => !view.hidden.includes(c.id)), [columns, view.hidden]);
  const list = useMemo(
    () => sortRows((shown?.rows ?? []).filter((r) => passes(r, chips, columns)), columns, view.sort),
    [shown, chips, columns, view.sort],
  );
  const cursor = Math.max(0, list.findIndex((r) => idOf(r) === cursorId));
  const current = list[cursor];

  const height = rowHeights[view.density];
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: 36,
    initialRect: { width: 800, height: 600 },
    // The row under the cursor stays in the page even when scrolled away, so that focus is never lost.
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([...defaultRangeExtractor(range), Math.min(cursor, range.count - 1)])].filter((i) => i >= 0).sort((a, b) => a - b),
      [cursor],
    ),
  });
  useEffect(() => virtual.measure(), [virtual, height]);

  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    // A filter that leaves few rows looks further: what it seeks may not have been fetched yet.
    if (onNearEnd !== undefined && (shown?.rows.length ?? 0) > 0 && lastIndex >= list.length - 15) onNearEnd();
  }, [onNearEnd, lastIndex, list.length, shown]);

  // Before the next key, not some time after it: a page acts on the row that it was told of last.
  useLayoutEffect(() => onCursor?.(current), [onCursor, current]);
  useLayoutEffect(() => {
    const chosen = list.filter((r) => selected.has(idOf(r)));
    if (chosen.length === told.current.length && chosen.every((r, i) => r === told.current[i])) return;
    told.current = chosen;
    onSelection?.(chosen);
  }, [onSelection, selected, list, idOf]);

  const rowElement = (index: number) => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  const moveTo = useCallback(
    (index: number) => {
      const to = Math.min(Math.max(index, 0), list.length - 1);
      const row = list[to];
      if (row === undefined) return;
      setCursorId(idOf(row));
      virtual.scrollToIndex(to);
      requestAnimationFrame(() => rowElement(to)?.focus({ preventScroll: true }));
    },
    [list, idOf, virtual],
  );

  useEffect(() => {
    if (!wantsFocus.current || list.length === 0) return;
    wantsFocus.current = false;
    requestAnimationFrame(() => rowElement(0)?.focus({ preventScroll: true }));
  }, [list.length]);

  const takeIn = () => {
    if (props.rows === undefined) return;
    setShown(asGiven(props.rows));
    announce(`List taken in anew: ${props.rows.length} ${props.things}.`);
  };

  const toggle = () => {
    if (current === undefined) return;
    const id = idOf(current);
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
    announce(`${next.size} selected.`);
    moveTo(cursor + 1);
  };

  const sortBy = (column: string) => {
    const descending = view.sort?.column === column ? !view.sort.descending : false;
    view.setSort({ column, descending });
    announce(`Sorted by ${columns.find((c) => c.id === column)?.title ?? column}, ${descending ? 'descending' : 'ascending'}.`);
  };

  const clear = () => {
    if (choosing) setChoosing(false);
    else if (showDetails) setShowDetails(false);
    else if (selected.size > 0) setSelected(new Set());
    else setFilterLine('');
  };
  const canClear = choosing || showDetails || selected.size > 0 || filterLine !== '';
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / height) - 2);

  useKeys(
    tableKeys,
    {
      down: () => moveTo(cursorId === undefined && !focused ? 0 : cursor + 1),
      up: () => moveTo(cursor - 1),
      pageDown: () => moveTo(cursor + page),
      pageUp: () => moveTo(cursor - page),
      first: () => moveTo(0),
      last: () => moveTo(list.length - 1),
      open: open !== undefined && current !== undefined && (focused || cursorId !== undefined) ? () => open(current) : undefined,
      select: onSelection !== undefined ? toggle : undefined,
      selectAll: onSelection !== undefined ? () => setSelected(new Set(list.map(idOf))) : undefined,
      details: details !== undefined ? () => setShowDetails(!showDetails) : undefined,
      filter: () => filterInput.current?.focus(),
      clear: canClear ? clear : undefined,
      sort: () => {
        const at = visible.findIndex((c) => c.id === view.sort?.column);
        const next = visible[(at + 1) % visible.length];
        if (next !== undefined) sortBy(next.id);
      },
      sortDirection: view.sort !== undefined ? () => sortBy(view.sort!.column) : undefined,
      columns: () => setChoosing(!choosing),
      density: () => view.setDensity(nextDensity[view.density]),
      csv: () => saveCsv(name, toCsv(list, visible)),
      refresh: shown !== undefined && (shown.waiting > 0 || shown.gone.size > 0 || shown.updated.size > 0) ? takeIn : undefined,
    },
    { on: primary || focused },
  );

  if (props.rows === undefined || shown === undefined) return <Skeleton rows={8} height={height} />;
  const tracks = visible.map((c) => c.width).join(' ');
  const changes = shown.waiting + shown.gone.size;
  return (
    <div
      className={classes.frame}
      onFocus={() => setFocused(true)}
      onBlur={(e) => setFocused(e.currentTarget.contains(e.relatedTarget))}
    >
      <FilterBar
        input={filterInput}
        line={filterLine}
        onLine={setFilterLine}
        columns={columns}
        onDone={() => moveTo(0)}
        views={view}
        onChooseColumns={() => setChoosing(!choosing)}
        onCsv={() => saveCsv(name, toCsv(list, visible))}
        actions={props.actions}
        count={countText(list.length, shown.rows.length, props.total, props.things, selected.size)}
      />
      {choosing && <ColumnChooser columns={columns} hidden={view.hidden} onHidden={view.setHidden} onClose={() => setChoosing(false)} />}
      {(changes > 0 || shown.updated.size > 0) && (
        <button type="button" className={classes.stripe} onClick={takeIn}>
          ● {changesText(shown.waiting, shown.updated.size, shown.gone.size)} — press <kbd>r</kbd> to take {changes > 0 ? 'them in' : 'note'}
        </button>
      )}
      {list.length === 0 ? (
        <div className={classes.empty}>
          {shown.rows.length === 0 ? props.empty : <EmptyState title={`No ${props.things} pass the filter`}>Esc clears it.</EmptyState>}
        </div>
      ) : (
        <div className={classes.split}>
          <div
            ref={scroller}
            className={classes.scroller}
            role="grid"
            aria-label={props.things}
            aria-rowcount={list.length + 1}
            aria-colcount={visible.length}
            aria-multiselectable={onSelection !== undefined}
          >
            <TableHeader columns={visible} tracks={tracks} sort={view.sort} onSort={sortBy} />
            <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
              {items.map((item) => {
                const row = list[item.index]!;
                const id = idOf(row);
                return (
                  <div
                    key={id}
                    id={`${base}-${item.index}`}
                    role="row"
                    data-index={item.index}
                    aria-rowindex={item.index + 2}
                    aria-selected={onSelection !== undefined ? selected.has(id) : undefined}
                    tabIndex={item.index === cursor ? 0 : -1}
                    className={classes.row}
                    data-cursor={item.index === cursor || undefined}
                    data-updated={shown.updated.has(id) || undefined}
                    data-gone={shown.gone.has(id) || undefined}
                    data-strong={props.emphasis?.(row) || undefined}
                    style={{ gridTemplateColumns: tracks, height, transform: `translateY(${item.start}px)` }}
                    onClick={() => setCursorId(id)}
                    onDoubleClick={open === undefined ? undefined : () => open(row)}
                    onFocus={() => setCursorId(id)}
                  >
                    {visible.map((c) => (
                      <div key={c.id} role="gridcell" className={classes.cell} data-end={c.align === 'end' || undefined} data-mono={c.mono || undefined} title={c.text(row)}>
                        {c.cell === undefined ? c.text(row) : c.cell(row)}
                      </div>
                    ))}
                  </div>
                );
              })}
            </div>
          </div>
          {showDetails && details !== undefined && current !== undefined && (
            <aside className={classes.details} aria-label="Details of the row">
              {details(current)}
            </aside>
          )}
        </div>
      )}
    </div>
  );
}

function countText(listed: number, all: number, total: number | undefined, things: string, selected: number): string {
  const whole = total ?? all;
  const named = whole === 1 ? things.replace(/ies$/, 'y').replace(/s$/, '') : things;
  const counts = listed === whole ? `${whole} ${named}` : `${listed} of ${whole} ${named}`;
  return selected > 0 ? `${counts}, ${selected} selected` : counts;
}

const changesText = (waiting: number, updated: number, gone: number): string =>
  [waiting > 0 && `${waiting} new`, updated > 0 && `${updated} updated`, gone > 0 && `${gone} gone`].filter(Boolean).join(', ');
