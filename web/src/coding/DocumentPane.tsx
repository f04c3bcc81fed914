import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getJson } from '../ui/api/client';
import { Fault } from '../ui/parts/Fault';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import type { Evidence, MarkedDocument, MarkedLine, StayDocuments, SuggestedCode } from './types';
import type { Desk } from './useAccount';
import classes from './coding.module.css';

interface NavigatorProps {
  readonly documents: StayDocuments | undefined;
  readonly shown: string | undefined;
  readonly onShow: (key: string) => void;
  readonly suggestion: SuggestedCode | undefined;
  readonly onSuggestion: (suggestion: SuggestedCode) => void;
}

/** Left: the documents of the stay, and what they suggest. */
export function Navigator({ documents, shown, onShow, suggestion, onSuggestion }: NavigatorProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [suggestion]);
  if (documents === undefined) return <Skeleton rows={6} height={28} />;
  const of = (state: SuggestedCode['state']) => documents.suggestions.filter((s) => s.state === state);
  const open = of('open');
  return (
    <>
      <h2>Documents</h2>
      {documents.documents.length === 0 && <p className="quiet">No documents of this stay. They come by MDM messages, C-CDA, FHIR and indexed scans.</p>}
      <ul className={classes.documents}>
        {documents.documents.map((d) => (
          <li key={d.key}>
            <button type="button" data-on={d.key === shown || undefined} aria-current={d.key === shown ? 'true' : undefined} onClick={() => onShow(d.key)} title={`${d.title} ${d.when} ${d.who}`}>
              <span aria-hidden>{d.unread ? '●' : '○'}</span>
              <span>
                {d.title}
                <small className="quiet">
                  {d.when} {d.who}
                  {!d.inStay && ' · not of this encounter'}
                  {d.unread && <span className="visually-hidden"> unread</span>}
                </small>
              </span>
              {d.suggestions > 0 && <b title={`${d.suggestions} suggestions`}>{d.suggestions}</b>}
            </button>
          </li>
        ))}
      </ul>
      <h2>
        Suggestions <small className="quiet">{open.length} open</small>
      </h2>
      {documents.note !== '' && <p className="quiet">{documents.note}</p>}
      {documents.undocumented.length > 0 && (
        <p className={classes.undocumented}>
          ⚠ Coded, found in no document:{' '}
          {documents.undocumented.map((c) => (
            <code key={c.code} title={c.title}>
              {c.code}
            </code>
          ))}
        </p>
      )}
      <ul ref={list} className={classes.suggestions}>
        {[...open, ...of('coded'), ...of('declined'), ...of('ruledOut')].map((s) => (
          <li key={s.code} data-current={s.code === suggestion?.code || undefined} data-state={s.state}>
            <button type="button" aria-current={s.code === suggestion?.code ? 'true' : undefined} onClick={() => onSuggestion(s)} title={`${s.title}: ${s.why}`}>
              <code>{s.code}</code>
              <span>
                {s.title}
                <small className="quiet">
                  {s.state === 'coded' ? '✔ coded' : s.state === 'declined' ? 'declined' : s.state === 'ruledOut' ? s.why : s.why}
                  {s.moreSpecific !== '' && ` · says more than ${s.moreSpecific}`}
                </small>
              </span>
              {s.severity !== '' && (
                <b className={classes.severity} data-of={s.severity}>
                  {s.severity}
                </b>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ReaderProps {
  readonly desk: Desk;
  readonly documentKey: string | undefined;
  readonly suggestion: SuggestedCode | undefined;
  /** Words to bring into sight: those of a code's evidence. */
  readonly words: Evidence | undefined;
  readonly onMark: (suggestion: number) => void;
}

/** Centre: one document, its marks in the text. */
export function Reader({ desk, documentKey, suggestion, words, onMark }: ReaderProps) {
  const text = useRef<HTMLDivElement>(null);
  const view = useQuery({
    queryKey: ['coding-document', desk.id, documentKey],
    queryFn: ({ signal }) => getJson<MarkedDocument>(`${desk.address}/documents/${documentKey}`, signal),
    enabled: documentKey !== undefined,
    placeholderData: (before, query) => (query?.queryKey[2] === documentKey ? before : undefined),
  });
  const start = words?.document === documentKey ? words?.start : suggestion?.mentions.find((m) => m.words.document === documentKey)?.words.start;
  const shown = view.data?.key === documentKey;
  useEffect(() => {
    if (start === undefined || !shown) return;
    text.current?.querySelector(`[data-start="${start}"]`)?.scrollIntoView({ block: 'center' });
  }, [start, shown]);
  if (documentKey === undefined) return <p className={classes.nothing}>Choose a document on the left, or <kbd>n</kbd> for the first suggestion.</p>;
  if (view.isError) return <Fault error={view.error} retry={() => void view.refetch()} />;
  if (view.data === undefined) return <Skeleton rows={12} />;
  const line = (l: MarkedLine) => <Line line={l} current={suggestion?.number} start={start} onMark={onMark} />;
  return (
    <>
      <div className={classes.readerhead}>
        <h2>{view.data.title}</h2>
        <span className="quiet">
          {view.data.when} {view.data.who}
        </span>
        <Tag tone={view.data.status === 'final' || view.data.status === 'current' ? 'done' : 'warning'}>{view.data.status}</Tag>
      </div>
      <div ref={text} className={classes.reader} tabIndex={0} role="document" aria-label={view.data.title} data-document={view.data.key} data-version={view.data.version}>
        {view.data.blocks.length === 0 && <p className="quiet">{view.data.note}</p>}
        {view.data.blocks.map((b, i) => (
          <section key={i}>
            {b.heading !== null && b.heading !== undefined && <h3>{line(b.heading)}</h3>}
            {b.lines.map((l, j) => (
              <p key={j}>{line(l)}</p>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

interface LineProps {
  readonly line: MarkedLine;
  readonly current: number | undefined;
  readonly start: number | undefined;
  readonly onMark: (suggestion: number) => void;
}

function Line({ line, current, start, onMark }: LineProps) {
  return line.pieces.map((p) =>
    p.suggestion === 0 && p.code === '' ? (
      <span key={p.start} data-start={p.start}>
        {p.text === '' ? '\u00A0' : p.text}
      </span>
    ) : (
      <mark
        key={p.start}
        data-start={p.start}
        data-suggestion={p.suggestion}
        data-code={p.code}
        data-state={p.state}
        data-current={(p.suggestion !== 0 && p.suggestion === current) || p.start === start || undefined}
        title={p.code === '' ? undefined : `Evidence of ${p.code}`}
        onClick={() => p.suggestion !== 0 && onMark(p.suggestion)}
      >
        {p.text}
      </mark>
    ),
  );
}

/** The words selected in the document, within one line, as evidence; undefined when nothing is selected there. */
export function selectedWords(): Evidence | undefined {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const first = pieceOf(range.startContainer);
  const reader = first?.closest<HTMLElement>('[data-document]');
  const line = first?.parentElement;
  if (first === undefined || reader === null || reader === undefined || line === null || line === undefined) return undefined;
  const begin = Number(first.dataset['start']) + range.startOffset;
  const lineStart = Number(line.querySelector<HTMLElement>('[data-start]')?.dataset['start'] ?? 0);
  const whole = line.textContent ?? '';
  const last = pieceOf(range.endContainer);
  const sameLine = last !== undefined && last.parentElement === line;
  const end = sameLine ? Number(last.dataset['start']) + range.endOffset : lineStart + whole.length;
  const quote = whole.slice(begin - lineStart, end - lineStart);
  if (quote.trim() === '') return undefined;
  return { document: reader.dataset['document']!, version: Number(reader.dataset['version']), start: begin, end, quote };
}

function pieceOf(node: Node): HTMLElement | undefined {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-start]') ?? undefined;
}
