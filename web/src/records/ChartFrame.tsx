import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { getJson } from '../ui/api/client';
import type { ChartSummary } from '../ui/api/types';
import { readable } from '../ui/keys/chord';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { Skeleton } from '../ui/parts/Skeleton';
import { forgetChart, rememberChart } from '../ui/shell/lastChart';
import { Banner } from './Banner';
import { ChartContext, type ChartState } from './chartContext';
import { chartKeys } from './keys';
import { SourcePanel } from './SourcePanel';
import classes from './records.module.css';

/** Around every page of a chart: whose it is, its sections, and the panel that says where a datum comes from. */
export default function ChartFrame() {
  const { patientId } = useParams({ from: '/chart/$patientId' });
  // Another patient is another chart: nothing of the one before may stay on the screen.
  return <Chart key={patientId} patientId={patientId} />;
}

function Chart({ patientId }: { readonly patientId: string }) {
  const navigate = useNavigate();
  const [cursor, setCursor] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const summary = useQuery({
    queryKey: ['chart', patientId],
    queryFn: ({ signal }) => getJson<ChartSummary>(`/api/chart/${patientId}`, signal),
  });
  const found = summary.data !== undefined;
  useEffect(() => {
    if (found) rememberChart(patientId);
    else if (summary.isError) forgetChart();
  }, [found, summary.isError, patientId]);
  const params = { patientId };
  const section = (name: string) => () => void navigate({ to: '/chart/$patientId/section/$section', params: { patientId, section: name } });
  useKeys(
    chartKeys,
    {
      overview: () => void navigate({ to: '/chart/$patientId', params }),
      problems: section('problems'),
      medications: section('medications'),
      allergies: section('allergies'),
      immunizations: section('immunizations'),
      results: () => void navigate({ to: '/chart/$patientId/results', params }),
      documents: () => void navigate({ to: '/chart/$patientId/documents', params }),
      encounters: section('encounters'),
      careteam: section('careteam'),
      timeline: () => void navigate({ to: '/chart/$patientId/timeline', params }),
      source: cursor === undefined ? undefined : () => setAsked(asked === cursor ? undefined : cursor),
    },
    { on: found, frame: true },
  );
  const state = useMemo<ChartState | undefined>(
    () => (summary.data === undefined ? undefined : { patientId, summary: summary.data, setCursor, askSource: setAsked }),
    [patientId, summary.data],
  );
  if (summary.isError) return <><h1 className="visually-hidden">Chart</h1><Fault error={summary.error} retry={() => void summary.refetch()} /></>;
  if (state === undefined) return <Skeleton rows={10} />;
  return (
    <ChartContext value={state}>
      <Banner patient={state.summary.patient} />
      <div className={classes.chart}>
        <Sections state={state} />
        <div className={classes.chartpage}>
          <Outlet />
        </div>
        {asked !== undefined && <SourcePanel patientId={patientId} of={asked} onClose={() => setAsked(undefined)} />}
      </div>
    </ChartContext>
  );
}

/** The keys of the sections, by the name in the chart. */
const keyOf = (name: string): string => readable((chartKeys.acts as Record<string, { key: string } | undefined>)[name]?.key ?? '');

function Sections({ state }: { readonly state: ChartState }) {
  const { patientId, summary } = state;
  const params = { patientId };
  const entry = (name: string, title: string, count?: number, unread?: number | null) => (
    <>
      <span>{title}</span>
      {count !== undefined && (
        <span className={classes.sectioncount}>
          {unread !== undefined && unread !== null && unread > 0 && <b title={`${unread} unread`}>{unread} new </b>}
          {count}
        </span>
      )}
      <kbd>{keyOf(name)}</kbd>
    </>
  );
  return (
    <nav className={classes.sections} aria-label="Sections of the chart">
      <Link to="/chart/$patientId" params={params} activeOptions={{ exact: true }}>
        {entry('overview', 'Overview')}
      </Link>
      <Link to="/chart/$patientId/timeline" params={params}>
        {entry('timeline', 'Time line')}
      </Link>
      {summary.sections.map((s) =>
        s.name === 'results' ? (
          <Link key={s.name} to="/chart/$patientId/results" params={params}>
            {entry(s.name, s.title, s.count)}
          </Link>
        ) : s.name === 'documents' ? (
          <Link key={s.name} to="/chart/$patientId/documents" params={params}>
            {entry(s.name, s.title, s.count, s.unread)}
          </Link>
        ) : (
          <Link key={s.name} to="/chart/$patientId/section/$section" params={{ patientId, section: s.name }}>
            {entry(s.name, s.title, s.count)}
          </Link>
        ),
      )}
    </nav>
  );
}
