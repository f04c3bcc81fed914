/** The rows a person sees: in the order they were given first, whatever the change feed says since. */
export interface Shown<Row> {
  readonly rows: readonly Row[];
  /** Rows whose content changed since they were last taken in. */
  readonly updated: ReadonlySet<string>;
  /** Rows that are no longer in the list; they stay where they are, greyed, until the list is taken in anew. */
  readonly gone: ReadonlySet<string>;
  /** How many rows wait to be taken in. */
  readonly waiting: number;
}

export const asGiven = <Row>(rows: readonly Row[]): Shown<Row> => ({
  rows,
  updated: new Set(),
  gone: new Set(),
  waiting: 0,
});

/**
 * Takes a new state of the list into what is shown without moving anything: content is replaced in place and marked,
 * rows that left stay greyed, rows that came wait until the person takes them in. So the row under the cursor is never
 * another one than a moment ago.
 */
export function hold<Row>(shown: Shown<Row>, next: readonly Row[], idOf: (row: Row) => string, same: (a: Row, b: Row) => boolean): Shown<Row> {
  const byId = new Map(next.map((row) => [idOf(row), row]));
  const updated = new Set(shown.updated);
  const gone = new Set<string>();
  const rows = shown.rows.map((row) => {
    const id = idOf(row);
    const now = byId.get(id);
    byId.delete(id);
    if (now === undefined) {
      gone.add(id);
      return row;
    }
    if (same(row, now)) return row;
    updated.add(id);
    return now;
  });
  return { rows, updated, gone, waiting: byId.size };
}

export const sameJson = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
