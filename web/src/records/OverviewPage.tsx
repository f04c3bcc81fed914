import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { getJson } from '../ui/api/client';
import type { ChartEntry, ResultLine } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { useChart } from './chartContext';
import { overviewKeys } from './keys';
import { Sparkline } from './Sparkline';
import { TimelineView } from './TimelineView';
import { useSection } from './useSection';
import classes from './records.module.css';

/** What matters on one page: time line, what is active, the latest results, the newest documents. */
export default function OverviewPage() {
  const { patientId, setCursor } = useChart();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = 'Chart · Chartroom';
  }, []);
  const board = useRef<HTMLDivElement>(null);
  const lines = () => [...(board.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const move = (step: number) => {
    const all = lines();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
  };
  useKeys(overviewKeys, { down: () => move(1), up: () => move(-1), open: () => (document.activeElement as HTMLElement | null)?.click() });
  const section = (name: string) => () => void navigate({ to: '/chart/$patientId/section/$section', params: { patientId, section: name } });
  const document_ = (e: ChartEntry) => () => void navigate({ to: '/chart/$patientId/documents', params: { patientId }, search: { doc: e.key } });
  return (
    <>
      <h1 className="visually-hidden">Overview</h1>
      <TimelineView compact />
      <div className={classes.board} ref={board} onFocus={(e) => setCursor(e.target.dataset['line'] === '' ? undefined : e.target.dataset['line'])}>
        <div>
          <Card section="problems" title="Problems" activeFirst onOpen={() => section('problems')} />
          <Card section="medications" title="Medications" activeFirst onOpen={() => section('medications')} />
          <Card section="allergies" title="Allergies" activeFirst onOpen={() => section('allergies')} />
          <Card section="immunizations" title="Immunizations" onOpen={() => section('immunizations')} />
        </div>
        <div>
          <Card section="documents" title="Documents" onOpen={document_} unread />
          <Card section="encounters" title="Encounters" onOpen={() => section('encounters')} />
          <Card section="procedures" title="Procedures" onOpen={() => section('procedures')} />
        </div>
        <div>
          <ResultsCard patientId={patientId} />
          <Card section="careteam" title="Care team" activeFirst onOpen={() => section('careteam')} />
        </div>
      </div>
    </>
  );
}

interface CardProps {
  readonly section: string;
  readonly title: string;
  readonly activeFirst?: boolean;
  readonly unread?: boolean;
  readonly onOpen: (e: ChartEntry) => () => void;
}

const shownLines = 7;

function Card({ section, title, activeFirst = false, unread = false, onOpen }: CardProps) {
  const { patientId, summary } = useChart();
  const { query, rows } = useSection(patientId, section, 60, activeFirst);
  const count = summary.sections.find((s) => s.name === section);
  const active = activeFirst ? (rows ?? []).filter((e) => e.active) : (rows ?? []);
  const shown = (active.length > 0 ? active : (rows ?? [])).slice(0, shownLines);
  return (
    <CardFrame
      title={title}
      note={activeFirst && count !== undefined && count.active !== null && count.active > 0 ? `${count.active} active of ${count.count}` : String(count?.count ?? '')}
      section={section}
    >
      {query.isPending && <Skeleton rows={2} height={24} />}
      {rows?.length === 0 && <p className="quiet">None recorded.</p>}
      <ul>
        {shown.map((e, i) => (
          <li key={`${e.key}-${i}`}>
            <button type="button" data-line={e.key} data-unread={(unread && e.unread) || undefined} onClick={onOpen(e)} title={`${e.what} ${e.value}`}>
              <time>{e.when.slice(0, 10)}</time>
              <span>
                {unread && e.unread && <em>new </em>}
                {e.what}
                {section === 'medications' || section === 'careteam' ? <small> {e.value}</small> : null}
              </span>
              {e.tone !== 'plain' && e.tone !== 'info' && e.tone !== 'done' && <Tag tone={e.tone}>{e.status}</Tag>}
            </button>
          </li>
        ))}
      </ul>
    </CardFrame>
  );
}

function CardFrame({ title, note, section, children }: { readonly title: string; readonly note: string; readonly section: string; readonly children: ReactNode }) {
  const { patientId } = useChart();
  const params = { patientId };
  const all =
    section === 'results' ? (
      <Link to="/chart/$patientId/results" params={params}>
        {note}
      </Link>
    ) : section === 'documents' ? (
      <Link to="/chart/$patientId/documents" params={params}>
        {note}
      </Link>
    ) : (
      <Link to="/chart/$patientId/section/$section" params={{ patientId, section }}>
        {note}
      </Link>
    );
  return (
    <section className={classes.card} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span aria-label={`All ${title.toLowerCase()}: ${note}`}>{all}</span>
      </header>
      {children}
    </section>
  );
}

function ResultsCard({ patientId }: { readonly patientId: string }) {
  const navigate = useNavigate();
  const [most] = useState(16);
  const results = useQuery({ queryKey: ['results', patientId], queryFn: ({ signal }) => getJson<ResultLine[]>(`/api/chart/${patientId}/results`, signal) });
  // What is out of range is what one looks for; the rest follows by date.
  const shown = results.data?.filter((r) => r.tone !== 'plain').concat(results.data.filter((r) => r.tone === 'plain')).slice(0, most);
  return (
    <CardFrame title="Results" note={results.data === undefined ? '' : `${results.data.length} tests`} section="results">
      {results.isPending && <Skeleton rows={5} height={24} />}
      {results.data?.length === 0 && <p className="quiet">None recorded.</p>}
      <ul>
        {shown?.map((r) => (
          <li key={r.test}>
            <button
              type="button"
              data-line={r.key}
              onClick={() => void navigate({ to: '/chart/$patientId/results', params: { patientId }, search: { test: r.test } })}
              title={`${r.name} ${r.latest}, ${r.when}`}
            >
              <span>{r.name}</span>
              <b data-tone={r.tone}>{r.latest}</b>
              <Sparkline curve={r.curve} />
            </button>
          </li>
        ))}
      </ul>
    </CardFrame>
  );
}
