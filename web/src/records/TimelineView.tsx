import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { getJson, withQuery } from '../ui/api/client';
import type { Timeline, TimelineMark } from '../ui/api/types';
import { Fault } from '../ui/parts/Fault';
import { Skeleton } from '../ui/parts/Skeleton';
import { useChart } from './chartContext';
import classes from './timeline.module.css';

export interface TimelineWindow {
  readonly from: number;
  readonly until: number;
}

/** The window made smaller (factor below 1) or larger about its middle, within the chart. */
export function zoomed(w: TimelineWindow, whole: TimelineWindow, factor: number): TimelineWindow {
  const middle = (w.from + w.until) / 2;
  const half = Math.max(43_200_000, ((w.until - w.from) / 2) * factor);
  return { from: Math.round(Math.max(whole.from, middle - half)), until: Math.round(Math.min(whole.until, middle + half)) };
}

/** The window moved by a share of its own length, within the chart. */
export function moved(w: TimelineWindow, whole: TimelineWindow, share: number): TimelineWindow {
  const length = w.until - w.from;
  const from = Math.min(Math.max(w.from + length * share, whole.from), whole.until - length);
  return { from: Math.round(from), until: Math.round(from + length) };
}

export function useTimeline(patientId: string, window: TimelineWindow | undefined, slots: number) {
  return useQuery({
    queryKey: ['timeline', patientId, window, slots],
    queryFn: ({ signal }) =>
      getJson<Timeline>(withQuery(`/api/chart/${patientId}/timeline`, { from: window?.from, until: window?.until, slots }), signal),
    placeholderData: keepPreviousData,
  });
}

interface Props {
  readonly compact?: boolean;
  readonly window?: TimelineWindow | undefined;
  readonly onWindow?: (window: TimelineWindow) => void;
  readonly chosen?: string | undefined;
  readonly onMark?: (mark: TimelineMark) => void;
}

const label = 112;

/** The chart in time, lane by lane; what lies together is one mark with a count. */
export function TimelineView({ compact = false, window, onWindow, chosen, onMark }: Props) {
  const { patientId } = useChart();
  const [width, setWidth] = useState(900);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setWidth(Math.max(320, element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const slots = Math.floor((width - label) / 12);
  const line = useTimeline(patientId, window, slots);
  const data = line.data;
  const lane = compact ? 16 : 40;
  const scale = data === undefined ? 0 : (width - label - 20) / (data.until - data.from);
  const x = (at: number) => label + (Math.min(Math.max(at, data!.from), data!.until) - data!.from) * scale;
  const height = data === undefined ? 7 * lane + 22 : data.lanes.length * lane + 22;
  return (
    <div
      ref={frame}
      className={classes.frame}
      data-compact={compact || undefined}
      onWheel={(e) => {
        if (onWindow === undefined || data === undefined || !e.ctrlKey) return;
        onWindow(zoomed({ from: data.from, until: data.until }, { from: data.first, until: data.last }, e.deltaY > 0 ? 1.4 : 0.7));
      }}
    >
      {line.isError && <Fault error={line.error} retry={() => void line.refetch()} />}
      {data === undefined && !line.isError && <div style={{ height }}>{<Skeleton rows={compact ? 3 : 7} />}</div>}
      {data !== undefined && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`Time line: ${data.lanes.map((l) => `${l.title} ${l.count}`).join(', ')}. Press t for the table.`}
        >
          {data.ticks.map((t) => (
            <g key={t.at}>
              <line x1={x(t.at)} x2={x(t.at)} y1={0} y2={height - 20} className={classes.tick} />
              <text x={x(t.at)} y={height - 6} textAnchor="middle" className={classes.date}>
                {t.label}
              </text>
            </g>
          ))}
          {data.lanes.map((l, i) => (
            <g key={l.section} transform={`translate(0 ${i * lane})`}>
              {i > 0 && <line x1={0} x2={width} y1={0} y2={0} className={classes.rule} />}
              <text x={12} y={lane / 2 + 4} className={classes.lane}>
                {l.title} <tspan className={classes.count}>{l.count}</tspan>
              </text>
              {l.marks.map((m) => (
                <Mark
                  key={`${m.at}-${m.key}`}
                  mark={m}
                  x={x(m.at)}
                  width={x(m.until) - x(m.at)}
                  lane={lane}
                  compact={compact}
                  chosen={chosen === `${l.section}-${m.at}`}
                  onClick={onMark}
                />
              ))}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

interface MarkProps {
  readonly mark: TimelineMark;
  readonly x: number;
  readonly width: number;
  readonly lane: number;
  readonly compact: boolean;
  readonly chosen: boolean;
  readonly onClick: ((mark: TimelineMark) => void) | undefined;
}

function Mark({ mark, x, width, lane, compact, chosen, onClick }: MarkProps) {
  const middle = lane / 2;
  const radius = compact ? 3 : mark.count === 1 ? 4 : Math.min(11, 5 + Math.log2(mark.count) * 1.3);
  return (
    <g className={classes.mark} data-tone={mark.tone} data-chosen={chosen || undefined} onClick={onClick === undefined ? undefined : () => onClick(mark)}>
      <title>{`${mark.when}  ${mark.what}`}</title>
      {width > 3 && <rect x={x} y={middle - (compact ? 2 : 4)} width={width} height={compact ? 4 : 8} rx={2} />}
      <circle cx={x} cy={middle} r={radius} />
      {!compact && mark.count > 1 && radius >= 8 && (
        <text x={x} y={middle + 3.5} textAnchor="middle">
          {mark.count > 99 ? '99+' : mark.count}
        </text>
      )}
    </g>
  );
}
