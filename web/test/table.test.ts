import { describe, expect, it } from 'vitest';
import { sortRows, type Column } from '../src/ui/table/columns';
import { toCsv } from '../src/ui/table/csv';
import { passes, readFilter, writeChip } from '../src/ui/table/filter';
import { asGiven, hold, sameJson } from '../src/ui/table/rows';

interface Row {
  id: string;
  name: string;
  n: number | '';
}

const columns: Column<Row>[] = [
  { id: 'name', title: 'Name', text: (r) => r.name, width: '1fr' },
  { id: 'n', title: 'N', text: (r) => String(r.n), sort: (r) => r.n, width: '1fr' },
];
const row = (id: string, name = id, n: number | '' = 0): Row => ({ id, name, n });
const idOf = (r: Row) => r.id;

describe('A list', () => {
  it('never reorders under the cursor', () => {
    const shown = hold(asGiven([row('a'), row('b'), row('c')]), [row('c'), row('d'), row('b', 'B!')], idOf, sameJson);
    expect(shown.rows.map(idOf)).toEqual(['a', 'b', 'c']);
    expect([...shown.updated]).toEqual(['b']);
    expect([...shown.gone]).toEqual(['a']);
    expect(shown.waiting).toBe(1);
    expect(shown.rows[1]?.name).toBe('B!');
  });

  it('takes a row back that was gone', () => {
    const gone = hold(asGiven([row('a')]), [], idOf, sameJson);
    expect([...gone.gone]).toEqual(['a']);
    expect(hold(gone, [row('a')], idOf, sameJson).gone.size).toBe(0);
  });

  it('sorts by value, keeps equals in place and puts nothing last', () => {
    const rows = [row('a', 'x', 10), row('b', 'x', 9), row('c', 'x', ''), row('d', 'x', 9)];
    expect(sortRows(rows, columns, { column: 'n', descending: false }).map(idOf)).toEqual(['b', 'd', 'a', 'c']);
    expect(sortRows(rows, columns, { column: 'n', descending: true }).map(idOf)).toEqual(['a', 'b', 'd', 'c']);
  });
});

describe('A filter', () => {
  it('reads chips, quotes and exclusions, and leaves other colons to the text', () => {
    expect(readFilter('name:okafor -n:"1 2" 14:05', ['name', 'n'])).toEqual([
      { column: 'name', not: false, text: 'okafor' },
      { column: 'n', not: true, text: '1 2' },
      { column: '', not: false, text: '14:05' },
    ]);
  });

  it('is written as it is read', () => {
    const line = 'name:okafor -n:"1 2" text';
    expect(readFilter(line, ['name', 'n']).map(writeChip).join(' ')).toBe(line);
  });

  it('does not care for case and accents', () => {
    expect(passes(row('1', 'GARCÍA'), readFilter('garcia', ['name']), columns)).toBe(true);
    expect(passes(row('1', 'GARCÍA'), readFilter('-garcia', ['name']), columns)).toBe(false);
  });
});

describe('CSV', () => {
  it('quotes what needs quotes and disarms formulas', () => {
    const csv = toCsv([row('1', 'a "b", c', -5), row('2', '=1+1', 3)], columns);
    expect(csv).toBe('Name,N\r\n"a ""b"", c",-5\r\n\'=1+1,3\r\n');
  });
});
