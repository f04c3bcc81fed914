import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { MoveDialog } from '../scans/MoveDialog';
import { getJson } from '../ui/api/client';
import { session } from '../ui/api/session';
import type { DocumentView } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { useChart } from './chartContext';
import { documentsKeys } from './keys';
import classes from './records.module.css';

interface Props {
  readonly of: string;
  readonly highlight: string | undefined;
  readonly onRead: (key: string) => void;
  readonly onBack: () => void;
}

/** One document as text, with its original a key away. Shown for two seconds, it counts as read. */
export function DocumentReader({ of, highlight, onRead, onBack }: Props) {
  const { patientId, summary, setCursor, askSource } = useChart();
  const [find, setFind] = useState(highlight ?? '');
  const [original, setOriginal] = useState(false);
  const [moving, setMoving] = useState(false);
  const who = useSyncExternalStore(session.subscribe, session.snapshot);
  const mayMove = of.startsWith('DocumentReference/') && who?.rights.includes('Intake') === true;
  const input = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const address = `/api/chart/${patientId}/documents/${of}`;
  const view = useQuery({ queryKey: ['document', patientId, of], queryFn: ({ signal }) => getJson<DocumentView>(address, signal) });
  const shown = view.data !== undefined;
  useEffect(() => {
    setCursor(of);
    return () => setCursor(undefined);
  }, [of, setCursor]);
  useEffect(() => {
    if (!shown) return;
    text.current?.focus();
    const timer = setTimeout(() => onRead(of), 2_000);
    return () => clearTimeout(timer);
  }, [shown, of, onRead]);
  useEffect(() => {
    text.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [find, shown]);
  useKeys(documentsKeys, {
    find: () => input.current?.focus(),
    original: view.data?.hasOriginal === true ? () => setOriginal(!original) : undefined,
    move: mayMove && view.data !== undefined ? () => setMoving(true) : undefined,
  });
  if (view.isError)
    return (
      <>
        <PageHead title="Document" />
        <Fault error={view.error} retry={() => void view.refetch()} />
      </>
    );
  if (view.data === undefined) return <Skeleton rows={12} />;
  const { entry, blocks, contentType, note } = view.data;
  return (
    <>
      <PageHead title={entry.what} note={`${entry.when}  ${entry.who}`}>
        <Tag tone={entry.tone}>{entry.status}</Tag>
        <input
          ref={input}
          type="search"
          className={classes.inside}
          aria-label="Find in this document"
          placeholder="Find in this document  Ctrl+f"
          value={find}
          onChange={(e) => setFind(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key !== 'Enter') return;
            e.preventDefault();
            text.current?.focus();
          }}
        />
        {view.data.hasOriginal && (
          <button type="button" className="plain-button" aria-pressed={original} onClick={() => setOriginal(!original)}>
            Original <kbd>e</kbd>
          </button>
        )}
        {mayMove && (
          <button type="button" className="plain-button" onClick={() => setMoving(true)} title="Move a misfiled document to another chart">
            Move <kbd>M</kbd>
          </button>
        )}
        <button type="button" className="plain-button" onClick={() => askSource(of)}>
          Source <kbd>i</kbd>
        </button>
        <button type="button" className="plain-button" onClick={onBack}>
          Back <kbd>Esc</kbd>
        </button>
      </PageHead>
      {moving && (
        <MoveDialog
          id={of.slice('DocumentReference/'.length)}
          what={`${entry.what}, ${entry.when}`}
          from={summary.patient.name}
          onClose={() => setMoving(false)}
          onMoved={() => {
            setMoving(false);
            onBack();
          }}
        />
      )}
      {original ? (
        <iframe className={classes.original} title={`Original of ${entry.what}`} src={`${address}/original`} />
      ) : (
        <div ref={text} className={classes.document} tabIndex={0} role="document" aria-label={entry.what}>
          {blocks.length === 0 && <p className={classes.note}>{note}</p>}
          {blocks.map((b, i) => (
            <section key={i}>
              {b.heading !== '' && (
                <h2>
                  <Marked text={b.heading} find={find} />
                </h2>
              )}
              {b.lines.map((l, j) => (
                <p key={j}>{l === '' ? '\u00A0' : <Marked text={l} find={find} />}</p>
              ))}
            </section>
          ))}
          <footer className="quiet">
            {entry.kind} · {contentType} · {entry.code}
          </footer>
        </div>
      )}
    </>
  );
}

/** The text with every place of what is sought marked; case does not count. */
function Marked({ text, find }: { readonly text: string; readonly find: string }) {
  const sought = find.trim().toLowerCase();
  if (sought.length < 2) return text;
  const parts: React.ReactNode[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + sought.length)}</mark>);
    from = at + sought.length;
  }
  parts.push(text.slice(from));
  return parts;
}
