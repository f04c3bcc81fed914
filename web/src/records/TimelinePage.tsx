import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { TimelineMark } from '../ui/api/types';
import { announce } from '../ui/announce';
import { useKeys } from '../ui/keys/useKeys';
import { PageHead } from '../ui/parts/PageHead';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { EmptyState } from '../ui/parts/EmptyState';
import { useChart } from './chartContext';
import { timelineKeys } from './keys';
import { moved, TimelineView, useTimeline, zoomed, type TimelineWindow } from './TimelineView';
import classes from './records.module.css';

interface Row extends TimelineMark {
  readonly section: string;
  readonly title: string;
}

const columns: readonly Column<Row>[] = [
  { id: 'when', title: 'When', text: (m) => m.when, sort: (m) => m.at, width: '10rem' },
  { id: 'lane', title: 'Lane', text: (m) => m.title, width: '9rem' },
  { id: 'what', title: 'What', text: (m) => m.what, width: 'minmax(16rem, 1fr)' },
  { id: 'count', title: 'Count', text: (m) => String(m.count), sort: (m) => m.count, width: '5rem', align: 'end' },
];

const idOf = (m: Row) => `${m.section}-${m.at}`;

/** The whole chart in time: zoom, walk from mark to mark, or read it as a table. */
export default function TimelinePage() {
  const { patientId, setCursor } = useChart();
  const navigate = useNavigate();
  const [window, setWindow] = useState<TimelineWindow>();
  const [at, setAt] = useState(-1);
  const [table, setTable] = useState(false);
  const line = useTimeline(patientId, window, table ? 1000 : 90);
  const data = line.data;
  const shown: TimelineWindow = { from: data?.from ?? 0, until: data?.until ?? 1 };
  const whole: TimelineWindow = { from: data?.first ?? 0, until: data?.last ?? 1 };
  const marks: readonly Row[] = (data?.lanes ?? []).flatMap((l) => l.marks.map((m) => ({ ...m, section: l.section, title: l.title }))).sort((a, b) => a.at - b.at);
  const choose = (index: number) => {
    const next = Math.min(Math.max(index, 0), marks.length - 1);
    const mark = marks[next];
    if (mark === undefined) return;
    setAt(next);
    setCursor(mark.key === '' ? undefined : mark.key);
    announce(`${mark.when}, ${mark.title}: ${mark.what}`);
  };
  const open = (mark: Row) => {
    if (mark.count > 1) setWindow(zoomed({ from: mark.at, until: mark.until }, whole, 1.5));
    else if (mark.section === 'documents') void navigate({ to: '/chart/$patientId/documents', params: { patientId }, search: { doc: mark.key } });
    else void navigate({ to: '/chart/$patientId/section/$section', params: { patientId, section: mark.section } });
  };
  useKeys(timelineKeys, {
    zoomIn: () => setWindow(zoomed(shown, whole, 0.5)),
    zoomOut: () => setWindow(zoomed(shown, whole, 2)),
    earlier: () => setWindow(moved(shown, whole, -0.25)),
    later: () => setWindow(moved(shown, whole, 0.25)),
    whole: () => setWindow(undefined),
    next: table ? undefined : () => choose(at + 1),
    previous: table ? undefined : () => choose(at - 1),
    table: () => setTable(!table),
  });
  const mark = marks[at];
  return (
    <>
      <PageHead title="Time line">
        <button type="button" className="plain-button" onClick={() => setWindow(zoomed(shown, whole, 0.5))}>
          Zoom in <kbd>+</kbd>
        </button>
        <button type="button" className="plain-button" onClick={() => setWindow(zoomed(shown, whole, 2))}>
          Zoom out <kbd>-</kbd>
        </button>
        <button type="button" className="plain-button" onClick={() => setWindow(undefined)}>
          Whole <kbd>0</kbd>
        </button>
        <button type="button" className="plain-button" aria-pressed={table} onClick={() => setTable(!table)}>
          Table <kbd>t</kbd>
        </button>
      </PageHead>
      {table ? (
        <WorkTable
          name="chart.timeline"
          things="marks"
          columns={columns}
          rows={data === undefined ? undefined : marks}
          idOf={idOf}
          open={open}
          autoFocus
          listKey={`${data?.from}-${data?.until}-${line.isPlaceholderData}`}
          onCursor={(m) => setCursor(m === undefined || m.key === '' ? undefined : m.key)}
          empty={<EmptyState title="Nothing in this window">Press 0 for the whole chart.</EmptyState>}
        />
      ) : (
        <>
          <TimelineView window={window} onWindow={setWindow} chosen={mark === undefined ? undefined : idOf(mark)} onMark={(m) => setAt(marks.findIndex((o) => o.at === m.at && o.what === m.what))} />
          <p className={classes.markline}>
            {mark === undefined ? (
              <span className="quiet">n and p walk from mark to mark; + and - zoom; arrows move; t shows the table.</span>
            ) : (
              <>
                <b>{mark.when}</b> {mark.title}: {mark.what}{' '}
                <button type="button" className="plain-button" onClick={() => open(mark)}>
                  {mark.count > 1 ? 'Zoom to these' : 'Open'}
                </button>
              </>
            )}
          </p>
        </>
      )}
    </>
  );
}
