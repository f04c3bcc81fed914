import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getJson } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { CodingNav } from './CodingNav';
import { dollars } from './format';
import { boardKeys } from './keys';
import { NumberLink } from './NumberLink';
import type { BoardCell, UnbilledBoard } from './types';
import classes from './board.module.css';

/** Discharged and not billed: what holds each account, how long, and for how many dollars. */
export default function BoardPage() {
  const navigate = useNavigate();
  const board = useQuery({ queryKey: ['coding-board'], queryFn: ({ signal }) => getJson<UnbilledBoard>('/api/coding/board', signal), refetchInterval: 15_000 });
  const [at, setAt] = useState({ row: 0, column: 0 });
  const data = board.data;
  const rows: readonly (readonly BoardCell[])[] = data === undefined ? [] : [...data.rows.map((r) => [...r.cells, r.total]), [...data.totals, data.unbilled]];
  const move = (down: number, right: number) => {
    const row = Math.min(Math.max(at.row + down, 0), rows.length - 1);
    const column = Math.min(Math.max(at.column + right, 0), (rows[row]?.length ?? 1) - 1);
    setAt({ row, column });
    document.getElementById(`cell-${row}-${column}`)?.focus();
  };
  const some = rows.length > 1;
  useKeys(boardKeys, {
    down: some ? () => move(1, 0) : undefined,
    up: some ? () => move(-1, 0) : undefined,
    left: some ? () => move(0, -1) : undefined,
    right: some ? () => move(0, 1) : undefined,
    open: some ? () => void navigate({ href: rows[at.row]?.[at.column]?.link ?? '/coding' }) : undefined,
  });
  return (
    <>
      <CodingNav />
      <PageHead title="Unbilled board" note={data === undefined ? undefined : `as of ${data.asOf}${data.ready ? '' : ', still being filled'}`} />
      {board.isError && <Fault error={board.error} retry={() => void board.refetch()} />}
      {board.isPending && <Skeleton rows={6} />}
      {data !== undefined && (
        <div className={classes.board}>
          <dl className={classes.figures}>
            <Figure title="Discharged, not final billed (DNFB)" cell={data.unbilled} />
            <Figure title="Of these not final coded (DNFC)" cell={data.uncoded} />
            <Figure title="Within the bill hold" cell={data.suspense} />
            <Figure title="Final MS-DRG is not the working one" cell={data.changed} />
            <div>
              <dt>Average days since discharge</dt>
              <dd>{data.averageDays}</dd>
            </div>
          </dl>
          {data.rows.length === 0 ? (
            <EmptyState title="Nothing is unbilled">Discharged encounters stand here from discharge until their bill goes out.</EmptyState>
          ) : (
            <table className={classes.table}>
              <caption className="visually-hidden">Unbilled accounts by what holds them and days since discharge</caption>
              <thead>
                <tr>
                  <th scope="col">What holds the account</th>
                  <th scope="col" data-start>
                    Waits for
                  </th>
                  {data.bands.map((b) => (
                    <th key={b} scope="col">
                      {b} d
                    </th>
                  ))}
                  <th scope="col">All</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((r, i) => (
                  <tr key={r.hold} data-coded={r.isCoded || undefined}>
                    <th scope="row">{r.title}</th>
                    <td className="quiet" data-start>{r.waits}</td>
                    {rows[i]!.map((c, j) => (
                      <td key={j}>
                        <NumberLink id={`cell-${i}-${j}`} cell={c} on={at.row === i && at.column === j} onFocus={() => setAt({ row: i, column: j })} label={`${r.title}, ${data.bands[j] ?? 'all'} days`} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">All unbilled</th>
                  <td />
                  {rows.at(-1)!.map((c, j) => (
                    <td key={j}>
                      <NumberLink
                        id={`cell-${rows.length - 1}-${j}`}
                        cell={c}
                        on={at.row === rows.length - 1 && at.column === j}
                        onFocus={() => setAt({ row: rows.length - 1, column: j })}
                        label={`All unbilled, ${data.bands[j] ?? 'all'} days`}
                      />
                    </td>
                  ))}
                </tr>
              </tfoot>
            </table>
          )}
          <p className="quiet">Dollars are the expected payment of the MS-DRG so far, else the charges. Every number opens its list.</p>
        </div>
      )}
    </>
  );
}

function Figure({ title, cell }: { readonly title: string; readonly cell: BoardCell }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <NumberLink cell={cell} label={title} /> <small>{dollars(cell.dollars)}</small>
      </dd>
    </div>
  );
}
