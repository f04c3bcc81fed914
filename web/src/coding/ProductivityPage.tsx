import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { getJson, withQuery } from '../ui/api/client';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { CodingNav } from './CodingNav';
import { DayRange } from './DayRange';
import { dollars } from './format';
import { MyMinutes } from './MyMinutes';
import { NumberLink } from './NumberLink';
import type { Productivity } from './types';
import classes from './board.module.css';

/** What was finished between two days. A coder sees the own figures; who leads sees all. */
export default function ProductivityPage() {
  const navigate = useNavigate();
  const search = useSearch({ from: '/coding/productivity' });
  const report = useQuery({
    queryKey: ['coding-productivity', search],
    queryFn: ({ signal }) => getJson<Productivity>(withQuery('/api/coding/productivity', search), signal),
    placeholderData: (before) => before,
  });
  const data = report.data;
  const highest = Math.max(1, ...(data?.days.map((d) => d.finished) ?? []));
  return (
    <>
      <CodingNav />
      <PageHead title="Coder productivity" note={data === undefined ? undefined : data.all ? 'all coders' : 'my own'}>
        {data !== undefined && <DayRange from={data.from} to={data.to} onChange={(from, to) => void navigate({ to: '/coding/productivity', search: { from, to } })} />}
      </PageHead>
      {report.isError && <Fault error={report.error} retry={() => void report.refetch()} />}
      {report.isPending && <Skeleton rows={6} />}
      {data !== undefined && (
        <div className={classes.board}>
          {data.rows.length === 0 ? (
            <EmptyState title="Nothing was finished in these days">Each abstract that is made final counts here for the coder who finished it.</EmptyState>
          ) : (
            <table className={classes.table}>
              <caption className="visually-hidden">Finished abstracts by coder</caption>
              <thead>
                <tr>
                  <th scope="col">Coder</th>
                  <th scope="col">Finished</th>
                  <th scope="col">Inpatient</th>
                  <th scope="col">Other</th>
                  <th scope="col">Days</th>
                  <th scope="col">A day</th>
                  <th scope="col">Minutes each</th>
                  <th scope="col">Reopened</th>
                  <th scope="col">Dollars</th>
                  <th scope="col">Open now</th>
                </tr>
              </thead>
              <tbody>
                {[...data.rows, ...(data.rows.length > 1 ? [data.total] : [])].map((r) => (
                  <tr key={r.coder === '' ? 'all' : r.coder}>
                    <th scope="row">{r.name}</th>
                    <td>
                      <NumberLink cell={{ count: r.finished, dollars: r.dollars, link: r.link }} label={`Finished by ${r.name}`} />
                    </td>
                    <td>{r.inpatient}</td>
                    <td>{r.other}</td>
                    <td>{r.days}</td>
                    <td>{r.perDay}</td>
                    <td title={`${r.timed} accounts whose time was kept`}>{r.minutesEach ?? '–'}</td>
                    <td>{r.reopened}</td>
                    <td>{dollars(r.dollars)}</td>
                    <td>
                      <NumberLink cell={{ count: r.open, dollars: 0, link: r.openLink }} label={`Open with ${r.name}`} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {data.days.length > 0 && (
            <>
              <h2>By day</h2>
              <ul className={classes.days}>
                {data.days.map((d) => (
                  <li key={d.day}>
                    <span>{d.day}</span>
                    <i aria-hidden style={{ width: `${(d.finished * 100) / highest}%` }} />
                    <NumberLink cell={{ count: d.finished, dollars: 0, link: d.link }} label={`Finished on ${d.day}`} />
                  </li>
                ))}
              </ul>
            </>
          )}
          {data.mine.length > 0 && (
            <>
              <h2>My minutes</h2>
              <MyMinutes accounts={data.mine} onKept={() => void report.refetch()} />
            </>
          )}
          <p className="quiet">Minutes are kept only by coders who chose so in the coding settings; they are nobody else’s to collect.</p>
        </div>
      )}
    </>
  );
}
