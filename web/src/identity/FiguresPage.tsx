import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { getJson } from '../ui/api/client';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { Tabs } from './Tabs';
import type { IdentityState, MakerFigure } from './types';
import classes from './identity.module.css';

const MonthChart = lazy(() => import('./MonthChart'));

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(2)} %`);

/** The state of the patient index: every number opens its list. */
export default function FiguresPage() {
  const figures = useQuery({ queryKey: ['identity', 'figures'], queryFn: ({ signal }) => getJson<IdentityState>('/api/identity/figures', signal) });
  const f = figures.data;
  return (
    <>
      <PageHead title="Figures" note={f === undefined ? undefined : `${f.records} records${f.complete ? '' : '; still being counted'}`} />
      <Tabs />
      {figures.isError && <Fault error={figures.error} retry={() => void figures.refetch()} />}
      {figures.isPending && <Skeleton rows={6} height={64} />}
      {f !== undefined && (
        <div className={classes.figures}>
          <ul className={classes.tiles}>
            <li>
              <Link to="/identity">
                <b>{percent(f.openRate)}</b> <span>open duplicate rate</span>
                <small>
                  {f.openDuplicates} of {f.records} records <Tag tone={f.openRate <= 0.01 ? 'done' : 'warning'}>AHIMA asks for at most 1 %</Tag>
                </small>
              </Link>
            </li>
            <li>
              <Link to="/identity/figures/duplicates" search={{}}>
                <b>{percent(f.rate)}</b> <span>duplicates ever made</span>
                <small>{f.duplicates} records, merged ones too</small>
              </Link>
            </li>
            <li>
              <Link to="/identity">
                <b>{f.queue}</b> <span>pairs wait</span>
                <small>
                  {f.oldestInQueue === '' ? 'nothing is old' : `oldest ${f.oldestInQueue}`}; {f.unsure} for a second look
                </small>
              </Link>
            </li>
            <li>
              <Link to="/identity/overlays">
                <b>{f.overlays}</b> <span>suspected overlays</span>
                <small>charts that may hold two people</small>
              </Link>
            </li>
            <li>
              <Link to="/identity/decisions" search={{}}>
                <b>{percent(f.agreement)}</b> <span>stewards agree</span>
                <small>of {f.answeredTwice} pairs that two answered; {f.takenBack} decisions taken back</small>
              </Link>
            </li>
            <li>
              <Link to="/identity/decisions" search={{}}>
                <b>{percent(f.rulesAgreement)}</b> <span>matches confirmed</span>
                <small>of {f.answeredMatches} that the rules called a match</small>
              </Link>
            </li>
          </ul>
          <section aria-label="By month" className={classes.card}>
            <h2>By month</h2>
            <Suspense fallback={<Skeleton rows={4} />}>
              <MonthChart months={f.months} />
            </Suspense>
            <table className={classes.plain}>
              <thead>
                <tr>
                  {['Month', 'Records made', 'Duplicates among them', 'Rate', 'Answers', 'Merged', 'Two people', 'Parted', 'Taken back'].map((t) => (
                    <th key={t} scope="col">{t}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...f.months].reverse().map((m) => (
                  <tr key={m.month}>
                    <th scope="row">{m.month}</th>
                    <td>{m.created}</td>
                    <td>{m.duplicates === 0 ? 0 : <Link to="/identity/figures/duplicates" search={{ month: m.month }}>{m.duplicates}</Link>}</td>
                    <td>{percent(m.rate)}</td>
                    <td>{m.answered}</td>
                    <td>{m.merged}</td>
                    <td>{m.different}</td>
                    <td>{m.split}</td>
                    <td>{m.takenBack}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <div className={classes.makers}>
            <Makers title="By registrar" by="registrar" makers={f.registrars} />
            <Makers title="By site" by="site" makers={f.sites} />
            <Makers title="By door" by="door" makers={f.doors} />
            <section className={classes.card} aria-label="Age of the queue">
              <h2>Age of the queue</h2>
              <table className={classes.plain}>
                <thead><tr><th scope="col">Age</th><th scope="col">Pairs</th></tr></thead>
                <tbody>
                  {f.queueAges.map((a) => (
                    <tr key={a.title}><th scope="row">{a.title}</th><td><Link to="/identity">{a.count}</Link></td></tr>
                  ))}
                </tbody>
              </table>
            </section>
          </div>
        </div>
      )}
    </>
  );
}

function Makers({ title, by, makers }: { readonly title: string; readonly by: 'registrar' | 'site' | 'door'; readonly makers: readonly MakerFigure[] }) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      {makers.length === 0 ? (
        <p className="quiet">Nothing is known yet.</p>
      ) : (
        <table className={classes.plain}>
          <thead><tr><th scope="col">Name</th><th scope="col">Made</th><th scope="col">Duplicates</th><th scope="col">Rate</th></tr></thead>
          <tbody>
            {makers.slice(0, 12).map((m) => (
              <tr key={m.name}>
                <th scope="row">{m.name}</th>
                <td>{m.created}</td>
                <td>{m.duplicates === 0 ? 0 : <Link to="/identity/figures/duplicates" search={{ [by]: m.name }}>{m.duplicates}</Link>}</td>
                <td>{percent(m.rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
