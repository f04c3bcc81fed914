import { useCallback, useMemo, useState } from 'react';
import { announce } from '../ui/announce';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Tag, type Tone } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { sortKeys } from './keys';
import type { SortLine } from './types';

export type Sides = Readonly<Record<string, string>>;

interface Props {
  readonly name: string;
  readonly lines: readonly SortLine[];
  readonly sides: Sides;
  readonly onSides: (sides: Sides) => void;
  readonly first: string;
  readonly second: string;
  readonly onFinish: () => void;
  readonly onOnePerson?: () => void;
  readonly onChart?: () => void;
  readonly onBack: () => void;
  readonly empty: string;
}

/** A line with the side that the person at the bench has given it. */
interface Row {
  readonly line: SortLine;
  readonly side: string;
}

const idOf = (r: Row) => r.line.key;
const tones: Record<string, Tone> = { kept: 'info', retired: 'done', doubtful: 'warning' };

/** Sorts entries to two people: 1 and 2 for the row under the cursor, or for all that are selected. */
export function SortTable({ name, lines, sides, onSides, first, second, onFinish, onOnePerson, onChart, onBack, empty }: Props) {
  const [current, setCurrent] = useState<Row>();
  const [selection, setSelection] = useState<readonly Row[]>([]);
  const rows = useMemo(() => lines.map((line) => ({ line, side: sides[line.key] ?? line.side })), [lines, sides]);
  const give = (side: string, to: string) => () => {
    const given = selection.length > 0 ? selection : current === undefined ? [] : [current];
    onSides({ ...sides, ...Object.fromEntries(given.map((r) => [r.line.key, side])) });
    announce(`${given.length} to ${to}.`);
  };
  useKeys(sortKeys, {
    first: rows.length > 0 ? give('kept', first) : undefined,
    second: rows.length > 0 ? give('retired', second) : undefined,
    finish: onFinish,
    onePerson: onOnePerson,
    chart: onChart,
    back: onBack,
  });
  const columns = useMemo<readonly Column<Row>[]>(() => [
    {
      id: 'side',
      title: 'Belongs to',
      text: (r) => (r.side === 'kept' ? first : r.side === 'retired' ? second : 'doubtful'),
      width: 'minmax(12rem, 1.2fr)',
      cell: (r) => <Tag tone={tones[r.side] ?? 'plain'}>{r.side === 'kept' ? `1 ${first}` : r.side === 'retired' ? `2 ${second}` : 'doubtful'}</Tag>,
    },
    { id: 'kind', title: 'Kind', text: (r) => r.line.kind, width: '8rem' },
    { id: 'what', title: 'Entry', text: (r) => r.line.what, width: 'minmax(10rem, 2fr)' },
    { id: 'when', title: 'Date', text: (r) => r.line.when, width: '9rem' },
    { id: 'value', title: 'Value', text: (r) => r.line.value, width: 'minmax(8rem, 1fr)' },
    { id: 'source', title: 'From', text: (r) => r.line.source, width: 'minmax(8rem, 1fr)' },
    { id: 'why', title: 'Why', text: (r) => (sides[r.line.key] === undefined ? r.line.why : 'sorted by you'), width: 'minmax(10rem, 2fr)' },
  ], [sides, first, second]);
  const onCursor = useCallback((r: Row | undefined) => setCurrent(r), []);
  return (
    <WorkTable
      name={name}
      things="entries"
      columns={columns}
      rows={rows}
      idOf={idOf}
      onCursor={onCursor}
      onSelection={setSelection}
      emphasis={(r) => r.side === 'doubtful'}
      autoFocus
      empty={<EmptyState title={empty} />}
    />
  );
}
