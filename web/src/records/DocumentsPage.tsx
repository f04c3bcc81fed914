import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { getJson, sendJson, withQuery } from '../ui/api/client';
import type { ChartEntry, DocumentHits } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { toast } from '../ui/toasts';
import { useSettled } from '../ui/useSettled';
import { useChart } from './chartContext';
import { DiffView } from './DiffView';
import { DocumentReader } from './DocumentReader';
import { documentsKeys } from './keys';
import { entryId, useSection } from './useSection';
import classes from './records.module.css';

const columns: readonly Column<ChartEntry>[] = [
  { id: 'new', title: '', text: (e) => (e.unread ? 'new' : ''), width: '2.5rem', cell: (e) => (e.unread ? <em className={classes.fresh}>new</em> : null) },
  { id: 'when', title: 'Date', text: (e) => e.when, sort: (e) => e.at, width: '9rem' },
  { id: 'what', title: 'Document', text: (e) => e.what, width: 'minmax(10rem, 3fr)' },
  { id: 'kind', title: 'Type', text: (e) => e.kind, width: 'minmax(8rem, 2fr)' },
  { id: 'who', title: 'Author', text: (e) => e.who, width: 'minmax(7rem, 1fr)' },
  { id: 'status', title: 'Status', text: (e) => e.status, width: '7rem', cell: (e) => <Tag tone={e.tone}>{e.status}</Tag> },
  { id: 'format', title: 'Format', text: (e) => e.value, width: '8rem', hidden: true },
];

/** The documents of a chart: list, reader, search inside, difference of two. */
export default function DocumentsPage() {
  const { patientId, setCursor } = useChart();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const search = useSearch({ from: '/chart/$patientId/documents' });
  const { query, rows, total } = useSection(patientId, 'documents');
  const [current, setCurrent] = useState<ChartEntry>();
  const [selection, setSelection] = useState<readonly ChartEntry[]>([]);
  const [inside, setInside] = useState(search.q ?? '');
  const insideInput = useRef<HTMLInputElement>(null);
  const asked = useSettled(inside.trim(), 200);
  const hits = useQuery({
    queryKey: ['inside', patientId, asked],
    queryFn: ({ signal }) => getJson<DocumentHits>(withQuery(`/api/chart/${patientId}/documents/search`, { q: asked }), signal),
    enabled: asked.length >= 2,
  });
  const to = (next: { doc?: string; q?: string; left?: string; right?: string }) => void navigate({ to: '/chart/$patientId/documents', params: { patientId }, search: next });
  const mark = useMutation({
    mutationFn: ({ key, read }: { key: string; read: boolean }) => sendJson<undefined>(read ? 'PUT' : 'DELETE', `/api/chart/${patientId}/documents/${key}/read`),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['section', patientId, 'documents'] });
      await queries.invalidateQueries({ queryKey: ['chart', patientId] });
    },
  });
  const onRead = useCallback(
    (key: string) => {
      if (rows?.find((r) => r.key === key)?.unread === true) mark.mutate({ key, read: true });
    },
    // A mutation object is new with every render; its act is not.
    [rows, mark.mutate],
  );
  const onCursor = useCallback(
    (e: ChartEntry | undefined) => {
      setCurrent(e);
      if (search.doc === undefined) setCursor(e?.key);
    },
    [setCursor, search.doc],
  );
  const compare = () => {
    const [a, b] = selection.length >= 2 ? [selection[1], selection[0]] : [rows?.[rows.findIndex((r) => r.key === current?.key) + 1], current];
    if (a !== undefined && b !== undefined) to({ left: a.key, right: b.key });
  };
  const target = search.doc ?? current?.key;
  const isUnread = rows?.find((r) => r.key === target)?.unread === true;
  const list = search.doc === undefined && search.left === undefined;
  const at = rows?.findIndex((r) => r.key === search.doc) ?? -1;
  const nextUnread = rows?.slice(at + 1).find((r) => r.unread) ?? rows?.find((r) => r.unread && r.key !== search.doc);
  useKeys(documentsKeys, {
    inside: list ? () => insideInput.current?.focus() : undefined,
    diff: search.left === undefined && current !== undefined ? compare : undefined,
    unread:
      target === undefined
        ? undefined
        : () => {
            mark.mutate({ key: target, read: isUnread });
            toast(isUnread ? 'Marked as read.' : 'Marked as unread.', () => mark.mutate({ key: target, read: !isUnread }));
          },
    nextUnread: nextUnread === undefined ? undefined : () => to({ doc: nextUnread.key }),
    back: list ? undefined : () => to(inside === '' ? {} : { q: inside }),
  });
  if (search.left !== undefined && search.right !== undefined) return <DiffView left={search.left} right={search.right} onBack={() => to({})} />;
  if (search.doc !== undefined) return <DocumentReader of={search.doc} highlight={search.q} onRead={onRead} onBack={() => to({})} />;
  const found = asked.length >= 2 ? hits.data : undefined;
  return (
    <>
      <PageHead title="Documents">
        <input
          ref={insideInput}
          className={classes.inside}
          type="search"
          aria-label="Search inside all documents of this chart"
          placeholder="Search inside all documents  \"
          value={inside}
          onChange={(e) => setInside(e.currentTarget.value)}
        />
      </PageHead>
      {query.isError && <Fault error={query.error} retry={() => void query.refetch()} />}
      {found !== undefined ? (
        <>
          <p className={classes.note} role="status">
            {found.hits.length} of {found.searched} documents hold “{asked}”.{' '}
            {found.withoutText > 0 && `${found.withoutText} have no text that can be searched (scans, images).`}
          </p>
          <ul className={classes.hits}>
            {found.hits.map((h) => (
              <li key={h.entry.key}>
                <button type="button" onClick={() => to({ doc: h.entry.key, q: asked })}>
                  <b>
                    {h.entry.when} {h.entry.what}
                  </b>
                  <span>
                    …{h.before}
                    <mark>{h.match}</mark>
                    {h.after}… {h.count > 1 && <small>{h.count} places</small>}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <WorkTable
          name="chart.documents"
          things="documents"
          columns={columns}
          rows={rows}
          total={total}
          idOf={entryId}
          open={(e) => to({ doc: e.key })}
          onCursor={onCursor}
          onSelection={setSelection}
          emphasis={(e) => e.unread === true}
          autoFocus
          listKey={patientId}
          empty={<EmptyState title="No documents in this chart">They come by HL7 MDM messages, C-CDA documents, FHIR DocumentReferences and scans that were indexed to this patient.</EmptyState>}
        />
      )}
    </>
  );
}
