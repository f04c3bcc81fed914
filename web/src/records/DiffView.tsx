import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { getJson, withQuery } from '../ui/api/client';
import type { ChartEntry, DiffPiece, DocumentDiff } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { useChart } from './chartContext';
import { diffKeys } from './keys';
import classes from './records.module.css';

interface Props {
  readonly left: string;
  readonly right: string;
  readonly onBack: () => void;
}

/** Two documents side by side: what was carried forward, what was changed, word by word. */
export function DiffView({ left, right, onBack }: Props) {
  const { patientId } = useChart();
  const table = useRef<HTMLTableElement>(null);
  const diff = useQuery({
    queryKey: ['diff', patientId, left, right],
    queryFn: ({ signal }) => getJson<DocumentDiff>(withQuery(`/api/chart/${patientId}/documents/diff`, { left, right }), signal),
  });
  const step = (by: number) => {
    const rows = [...(table.current?.querySelectorAll<HTMLElement>('tr[data-start]') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: 'center' });
  };
  useKeys(diffKeys, { next: () => step(1), previous: () => step(-1) });
  if (diff.isError)
    return (
      <>
        <PageHead title="Compare documents" />
        <Fault error={diff.error} retry={() => void diff.refetch()} />
      </>
    );
  if (diff.data === undefined) return <Skeleton rows={12} />;
  const { data } = diff;
  const changes = data.rows.filter((r, i) => r.kind !== 'same' && data.rows[i - 1]?.kind !== r.kind).length;
  return (
    <>
      <PageHead title="Compare documents" note={`${changes} ${changes === 1 ? 'difference' : 'differences'} · ${data.carriedForward} % of the right one stands in the left one`}>
        <button type="button" className="plain-button" onClick={onBack}>
          Back <kbd>Esc</kbd>
        </button>
      </PageHead>
      <div className={classes.diff} tabIndex={0} role="region" aria-label="The two documents side by side">
        <table ref={table}>
          <thead>
            <tr>
              <th scope="col">{headOf(data.left)}</th>
              <th scope="col">{headOf(data.right)}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((r, i) => (
              <tr key={i} data-kind={r.kind} data-start={(r.kind !== 'same' && data.rows[i - 1]?.kind === 'same') || (i === 0 && r.kind !== 'same') || undefined} tabIndex={r.kind === 'same' ? undefined : -1}>
                <td>
                  <Side pieces={r.left} />
                </td>
                <td>
                  <Side pieces={r.right} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const headOf = (e: ChartEntry) => `${e.when}  ${e.what}${e.who === '' ? '' : `, ${e.who}`}`;

function Side({ pieces }: { readonly pieces: readonly DiffPiece[] }) {
  return pieces.map((p, i) => (p.kind === 'removed' ? <del key={i}>{p.text}</del> : p.kind === 'added' ? <ins key={i}>{p.text}</ins> : <span key={i}>{p.text}</span>));
}
