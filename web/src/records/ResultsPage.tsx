import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { getJson, withQuery } from '../ui/api/client';
import type { Flowsheet, ResultLine, Trend } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { useChart } from './chartContext';
import { resultsKeys } from './keys';
import { Sparkline } from './Sparkline';
import classes from './records.module.css';

const TrendChart = lazy(() => import('./TrendChart'));

const arrows: Readonly<Record<string, string>> = { up: '↑ up', down: '↓ down', same: '→ same' };

const columns: readonly Column<ResultLine>[] = [
  { id: 'test', title: 'Test', text: (r) => r.name, width: 'minmax(14rem, 3fr)' },
  {
    id: 'latest',
    title: 'Latest',
    text: (r) => r.latest,
    width: 'minmax(8rem, 1fr)',
    cell: (r) => (
      <b className={classes.value} data-tone={r.tone}>
        {r.latest}
      </b>
    ),
  },
  { id: 'flag', title: 'Flag', text: (r) => r.flag, width: '5rem', cell: (r) => (r.flag === '' || r.flag === 'N' ? r.flag : <Tag tone={r.tone}>{r.flag}</Tag>) },
  { id: 'range', title: 'Range', text: (r) => r.range, width: '7rem' },
  { id: 'trend', title: 'Trend', text: (r) => arrows[r.direction] ?? '', width: '5rem' },
  { id: 'curve', title: 'Curve', text: () => '', width: '72px', cell: (r) => <Sparkline curve={r.curve} /> },
  { id: 'count', title: 'Values', text: (r) => String(r.count), sort: (r) => r.count, width: '4.5rem', align: 'end' },
  { id: 'when', title: 'When', text: (r) => r.when, sort: (r) => r.at, width: '9.5rem' },
  { id: 'kind', title: 'Kind', text: (r) => r.kind, width: '8rem' },
  { id: 'code', title: 'Code', text: (r) => r.code, width: '9rem', mono: true },
];

const idOf = (r: ResultLine) => r.test;

/** Results by test: list with curves, flowsheet, trend with reference range. */
export default function ResultsPage() {
  const { patientId, setCursor } = useChart();
  const navigate = useNavigate();
  const { test, view } = useSearch({ from: '/chart/$patientId/results' });
  const [cursorTest, setCursorTest] = useState<string>();
  const to = (search: { test?: string; view?: string }) => void navigate({ to: '/chart/$patientId/results', params: { patientId }, search });
  const sheet = view === 'flowsheet';
  const results = useQuery({ queryKey: ['results', patientId], queryFn: ({ signal }) => getJson<ResultLine[]>(`/api/chart/${patientId}/results`, signal) });
  const onCursor = useCallback(
    (r: ResultLine | undefined) => {
      setCursor(r?.key);
      setCursorTest(r?.test);
    },
    [setCursor],
  );
  useKeys(resultsKeys, {
    flowsheet: () => to(sheet ? {} : { view: 'flowsheet' }),
    trend: test === undefined && !sheet && cursorTest !== undefined ? () => to({ test: cursorTest }) : undefined,
    back: test !== undefined || sheet ? () => to({}) : undefined,
  });
  if (test !== undefined) return <TrendView test={test} onBack={() => to({})} />;
  return (
    <>
      <PageHead title={sheet ? 'Flowsheet' : 'Results'}>
        <button type="button" className="plain-button" aria-pressed={sheet} onClick={() => to(sheet ? {} : { view: 'flowsheet' })}>
          Flowsheet <kbd>f</kbd>
        </button>
      </PageHead>
      {results.isError && <Fault error={results.error} retry={() => void results.refetch()} />}
      {sheet ? (
        <FlowsheetView onTrend={(t) => to({ test: t })} />
      ) : (
        <WorkTable
          name="chart.results"
          things="tests"
          columns={columns}
          rows={results.data}
          idOf={idOf}
          open={(r) => to({ test: r.test })}
          onCursor={onCursor}
          autoFocus
          listKey={patientId}
          empty={<NoResults />}
        />
      )}
    </>
  );
}

function NoResults() {
  return <EmptyState title="No results in this chart">They come by HL7 ORU messages, C-CDA documents and FHIR Observations.</EmptyState>;
}

function FlowsheetView({ onTrend }: { readonly onTrend: (test: string) => void }) {
  const { patientId, setCursor } = useChart();
  const [skip, setSkip] = useState(0);
  const columnsShown = 8;
  const sheet = useQuery({
    queryKey: ['flowsheet', patientId, skip],
    queryFn: ({ signal }) => getJson<Flowsheet>(withQuery(`/api/chart/${patientId}/results/flowsheet`, { skip, count: columnsShown }), signal),
    placeholderData: keepPreviousData,
  });
  const next = sheet.data?.next;
  useKeys(resultsKeys, {
    older: next !== null && next !== undefined ? () => setSkip(next) : undefined,
    newer: skip > 0 ? () => setSkip(Math.max(0, skip - columnsShown)) : undefined,
  });
  if (sheet.isError) return <Fault error={sheet.error} retry={() => void sheet.refetch()} />;
  if (sheet.data === undefined) return <Skeleton rows={10} />;
  const { data } = sheet;
  if (data.total === 0) return <NoResults />;
  return (
    <div className={classes.sheet} tabIndex={0} role="region" aria-label="Flowsheet">
      <table>
        <caption>
          Moments {skip + 1} to {skip + data.columns.length} of {data.total}, newest left. <kbd>→</kbd> older <kbd>←</kbd> newer
        </caption>
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">Unit</th>
            <th scope="col">Range</th>
            {data.columns.map((c) => (
              <th key={c} scope="col">
                {c}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((r) => (
            <tr key={r.test}>
              <th scope="row">
                <button type="button" onClick={() => onTrend(r.test)}>
                  {r.name}
                </button>
              </th>
              <td>{r.unit}</td>
              <td>{r.range}</td>
              {r.cells.map((c, i) => (
                <td key={i} data-tone={c?.tone} onClick={c === null ? undefined : () => setCursor(c.key)}>
                  {c === null ? '' : `${c.text}${c.flag === '' || c.flag === 'N' ? '' : ` ${c.flag}`}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Point = Trend['points'][number];

const pointColumns: readonly Column<Point>[] = [
  { id: 'when', title: 'When', text: (p) => p.when, sort: (p) => p.at, width: '10rem' },
  { id: 'value', title: 'Value', text: (p) => p.text, width: '10rem', cell: (p) => <b className={classes.value} data-tone={p.tone}>{p.text}</b> },
  { id: 'flag', title: 'Flag', text: (p) => p.flag, width: '5rem' },
  { id: 'range', title: 'Range', text: (p) => [p.low, p.high].filter((v) => v !== null).join('–'), width: '8rem' },
  { id: 'key', title: 'Resource', text: (p) => p.key, width: 'minmax(14rem, 1fr)', mono: true },
];

const pointId = (p: Point) => p.key;

function TrendView({ test, onBack }: { readonly test: string; readonly onBack: () => void }) {
  const { patientId, setCursor, askSource } = useChart();
  const trend = useQuery({
    queryKey: ['trend', patientId, test],
    queryFn: ({ signal }) => getJson<Trend>(withQuery(`/api/chart/${patientId}/results/trend`, { test }), signal),
  });
  const onCursor = useCallback((p: Point | undefined) => setCursor(p?.key), [setCursor]);
  const data = trend.data;
  if (trend.isError)
    return (
      <>
        <PageHead title="Trend" />
        <Fault error={trend.error} retry={() => void trend.refetch()} />
      </>
    );
  const newestFirst = data === undefined ? undefined : [...data.points].reverse();
  return (
    <>
      <PageHead title={data?.name ?? 'Trend'} note={data === undefined ? undefined : `${data.unit} ${data.range === '' ? '' : `· reference range ${data.range}`} · ${data.code}`}>
        <button type="button" className="plain-button" onClick={onBack}>
          Back <kbd>Esc</kbd>
        </button>
      </PageHead>
      <Suspense fallback={<Skeleton rows={6} />}>{data !== undefined && <TrendChart trend={data} />}</Suspense>
      <WorkTable
        name="chart.trend"
        things="values"
        columns={pointColumns}
        rows={newestFirst}
        idOf={pointId}
        open={(p) => askSource(p.key)}
        onCursor={onCursor}
        autoFocus
        listKey={test}
        empty={<EmptyState title="No values" />}
      />
    </>
  );
}
