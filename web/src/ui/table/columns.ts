import type { ReactNode } from 'react';

/**
 * A column of a WorkTable. `text` is what a person reads, what the filter searches and what CSV takes; `sort` what
 * orders rows where text would not (the server sends it); `cell` draws it where text alone is not enough.
 */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly sort?: (row: Row) => string | number;
  readonly cell?: (row: Row) => ReactNode;
  /** CSS grid track, such as `9rem` or `minmax(12rem, 2fr)`. */
  readonly width: string;
  readonly align?: 'end';
  readonly mono?: boolean;
  readonly hidden?: boolean;
}

export type Density = 'compact' | 'normal' | 'roomy';

export const rowHeights: Record<Density, number> = { compact: 28, normal: 32, roomy: 40 };

export const nextDensity: Record<Density, Density> = { normal: 'compact', compact: 'roomy', roomy: 'normal' };

export interface SortOrder {
  readonly column: string;
  readonly descending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/** The rows in order; rows that are equal keep the order in which the server gave them. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: SortOrder | undefined): readonly Row[] {
  const column = columns.find((c) => c.id === order?.column);
  if (column === undefined || order === undefined) return rows;
  const value = column.sort ?? column.text;
  const keyed = rows.map((row) => [value(row), row] as const);
  keyed.sort(([a], [b]) => {
    // Nothing to compare goes last in either direction.
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
    return order.descending ? compare(b, a) : compare(a, b);
  });
  return keyed.map(([, row]) => row);
}
