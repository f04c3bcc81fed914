import { useQuery } from '@tanstack/react-query';
import { getJson, sendJson, withQuery } from '../ui/api/client';
import { Fault } from '../ui/parts/Fault';
import { Skeleton } from '../ui/parts/Skeleton';
import { drg, exactDollars, signed, weight } from './format';
import { Instructions } from './Instructions';
import type { AbstractVersion, AccountView, DrgExplanation, TabularEntry, WhatIfAnswer } from './types';
import type { Desk } from './useAccount';
import classes from './coding.module.css';

interface DeskProps {
  readonly desk: Desk;
  /** Of the abstract: another one has other reasons. */
  readonly version: number;
}

/** Why the codes group as they do: sentences, then the formula with what was found true. */
export function WhyPanel({ desk, version }: DeskProps) {
  const why = useQuery({
    queryKey: ['coding-why', desk.id, version],
    queryFn: ({ signal }) => getJson<DrgExplanation>(`${desk.address}/why`, signal),
  });
  if (why.isError) return <Fault error={why.error} retry={() => void why.refetch()} />;
  if (why.data === undefined) return <Skeleton rows={6} />;
  if (why.data.reason !== '') return <p className="quiet">{why.data.reason}</p>;
  const trace = why.data.trace;
  return (
    <>
      <ol className={classes.sentences}>
        {why.data.sentences.map((s) => (
          <li key={s}>{s}</li>
        ))}
      </ol>
      {trace?.passes.map((p) => (
        <details key={p.pass} open={p.pass === trace.passes.at(-1)?.pass}>
          <summary>
            Formula of the {p.pass} grouping: MDC {String(p.mdc).padStart(2, '0')}, row {p.sequence} → {drg(p.drg)}
          </summary>
          <pre className={classes.formula}>{p.formula}</pre>
          <p>Found true:</p>
          <ul className={classes.atoms}>
            {p.true.map((a) => (
              <li key={a.name}>
                <code>{a.name}</code> {a.codes.length > 0 && <span className="quiet">by {a.codes.join(', ')}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** The effect of each candidate code by itself. */
export function WhatIfPanel({ desk, version }: DeskProps) {
  const answer = useQuery({
    queryKey: ['coding-what-if', desk.id, version],
    queryFn: () => sendJson<WhatIfAnswer>('POST', `${desk.address}/what-if`, {}),
  });
  if (answer.isError) return <Fault error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Skeleton rows={6} />;
  if (answer.data.effects.length === 0) return <p className="quiet">{answer.data.note === '' ? 'There is nothing to try: no suggestion, and one code.' : answer.data.note}</p>;
  return (
    <>
      <p className="quiet">What the record supports decides; this only shows what each code would do.</p>
      <table className={classes.effects}>
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">MS-DRG</th>
            <th scope="col">Weight</th>
            <th scope="col">Payment</th>
          </tr>
        </thead>
        <tbody>
          {answer.data.effects.map((e) => (
            <tr key={`${e.label}-${e.candidate.kind}-${e.candidate.index}`} data-changes={e.changes || undefined}>
              <th scope="row" title={e.title}>
                {e.label} <small className="quiet">{e.title}</small>
              </th>
              <td title={e.drgTitle}>{e.changes ? drg(e.drg) : 'same'}</td>
              <td>{e.weightDifference === null ? '–' : signed(e.weightDifference, weight)}</td>
              <td>{e.paymentDifference === null ? '–' : signed(e.paymentDifference, exactDollars)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface HistoryProps {
  readonly desk: Desk;
  readonly account: AccountView;
  readonly onRestore: (version: number) => void;
}

/** Every version of the abstract, and the way back to it. */
export function HistoryPanel({ desk, account, onRestore }: HistoryProps) {
  const versions = useQuery({
    queryKey: ['coding-versions', desk.id, account.version],
    queryFn: ({ signal }) => getJson<AbstractVersion[]>(`${desk.address}/versions`, signal),
  });
  if (versions.isError) return <Fault error={versions.error} retry={() => void versions.refetch()} />;
  if (versions.data === undefined) return <Skeleton rows={6} />;
  if (versions.data.length === 0) return <p className="quiet">Nothing is kept yet. Every change of the codes becomes a version here.</p>;
  return (
    <ol className={classes.versions}>
      {versions.data.map((v) => (
        <li key={v.version}>
          <b>
            {v.version} · {v.at}
          </b>{' '}
          {v.by} {v.status === 'final' && '· final'} {v.drg !== '' && `· ${v.drg}`}
          <small className="quiet">{v.changes.join(', ')}</small>
          {account.canChange && v.version !== account.version && (
            <button type="button" className="plain-button" onClick={() => onRestore(v.version)}>
              Bring back
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A code in its place of the tabular list, with the instructions that hold for it. */
export function TabularPanel({ system, code, day }: { readonly system: string; readonly code: string; readonly day: string }) {
  const entry = useQuery({
    queryKey: ['coding-code', system, code, day],
    queryFn: ({ signal }) => getJson<TabularEntry>(withQuery(`/api/coding/codes/${system}/${code}`, { day }), signal),
    staleTime: 60_000,
  });
  if (entry.isError) return <Fault error={entry.error} retry={() => void entry.refetch()} />;
  if (entry.data === undefined) return <Skeleton rows={6} />;
  const e = entry.data;
  return (
    <>
      <ul className={classes.above}>
        {e.headings.map((h) => (
          <li key={h.id} className="quiet">
            {h.title}
          </li>
        ))}
        {e.above.map((a) => (
          <li key={a.code}>
            <code>{a.code}</code> {a.title}
          </li>
        ))}
        <li>
          <code>{e.code}</code> <b>{e.title}</b>
        </li>
      </ul>
      <p className="quiet">
        {e.billable ? 'Billable on this day' : 'Not billable on this day'}
        {e.validFrom !== '' && `, valid from ${e.validFrom}`}
        {e.validTo !== '' && ` to ${e.validTo}`}
        {e.severity !== '' && `, ${e.severity}`}
      </p>
      {e.state !== '' && <p className={classes.wrong}>{e.state}</p>}
      <Instructions notes={e.notes} />
      {e.below.length > 0 && (
        <ul className={classes.above}>
          {e.below.map((b) => (
            <li key={b.code}>
              <code>{b.code}</code> {b.title}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
