import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { getJson, sendJson, withQuery } from '../ui/api/client';
import type { IntakeCounts, IntakeItem, IntakePage as Page } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tabs } from '../ui/parts/Tabs';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { toast } from '../ui/toasts';
import { ItemView } from './ItemView';
import { intakeKeys } from './keys';
import { stateName } from './stateName';
import { useFiles } from './useFiles';
import classes from './intake.module.css';

const columns: readonly Column<IntakeItem>[] = [
  { id: 'number', title: '#', text: (i) => String(i.number), sort: (i) => i.number, width: '5rem', align: 'end', mono: true },
  { id: 'state', title: 'State', text: (i) => stateName(i.state), width: '6.5rem', cell: (i) => <Tag tone={i.tone}>{stateName(i.state)}</Tag> },
  { id: 'received', title: 'Received', text: (i) => i.when, sort: (i) => i.receivedAt, width: '10.5rem' },
  { id: 'age', title: 'Ago', text: (i) => i.age, sort: (i) => i.receivedAt, width: '5rem' },
  { id: 'what', title: 'What', text: (i) => i.title, width: 'minmax(7rem, 1fr)' },
  { id: 'place', title: 'Place', text: (i) => i.place ?? '', width: 'minmax(6rem, 9rem)', mono: true },
  { id: 'reason', title: 'Reason', text: (i) => i.reason ?? '', width: 'minmax(12rem, 3fr)' },
  { id: 'door', title: 'Door', text: (i) => i.door, width: '5rem' },
  { id: 'tries', title: 'Tries', text: (i) => String(i.attempts), sort: (i) => i.attempts, width: '4rem', align: 'end' },
  { id: 'key', title: 'Sender’s key', text: (i) => i.key, width: '12rem', mono: true, hidden: true },
];

const idOf = (i: IntakeItem) => String(i.number);

const views = [
  { id: 'failed', title: 'Errors', key: '1' },
  { id: 'received', title: 'Waiting', key: '2' },
  { id: 'set-aside', title: 'Set aside', key: '3' },
  { id: 'processed', title: 'Filed', key: '4' },
  { id: 'all', title: 'All', key: '5' },
] as const;

const empties: Record<string, readonly [string, string]> = {
  failed: ['No errors', 'What cannot be filed comes here, with the place at fault and the reason; it is kept and can be filed again.'],
  received: ['Nothing waits', 'What comes in is kept, acknowledged, and filed within a second.'],
  'set-aside': ['Nothing is set aside', 'Items that need no filing are set aside from the list of errors, with a reason.'],
  processed: ['Nothing has been filed', 'Messages come by MLLP, documents and scans by f (add files), by the load command or by the FHIR door.'],
  all: ['Nothing has come in', 'Messages come by MLLP, documents and scans by f (add files), by the load command or by the FHIR door.'],
};

/** The intake monitor: what came in, where it stands, what is wrong with it, and filing it again. */
export default function IntakePage() {
  const { state = 'failed', item } = useSearch({ from: '/intake' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [current, setCurrent] = useState<IntakeItem>();
  const [selection, setSelection] = useState<readonly IntakeItem[]>([]);
  const files = useFiles();
  const counts = useQuery({
    queryKey: ['intake', 'counts'],
    queryFn: ({ signal }) => getJson<IntakeCounts>('/api/intake/counts', signal),
    refetchInterval: 5_000,
  });
  const list = useInfiniteQuery({
    queryKey: ['intake', 'items', state],
    queryFn: ({ pageParam, signal }) =>
      getJson<Page>(withQuery('/api/intake/items', { state: state === 'all' ? undefined : state, after: pageParam, count: 200 }), signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 5_000,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((p) => p.items), [list.data]);
  const to = (next: { state?: string; item?: string }) => void navigate({ to: '/intake', search: next });
  const replay = useMutation({
    mutationFn: (numbers: readonly number[]) => sendJson<undefined>('POST', '/api/intake/replay', { numbers }),
    onSuccess: (_, numbers) => toast(numbers.length === 1 ? `#${numbers[0]} is filed again.` : `${numbers.length} items are filed again.`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['intake'] }),
  });
  const chosen = selection.length > 0 ? selection : current === undefined ? [] : [current];
  useKeys(
    intakeKeys,
    {
      failed: () => to({ state: 'failed' }),
      received: () => to({ state: 'received' }),
      setAside: () => to({ state: 'set-aside' }),
      processed: () => to({ state: 'processed' }),
      all: () => to({ state: 'all' }),
      replay: chosen.length > 0 ? () => replay.mutate(chosen.map((i) => i.number)) : undefined,
      add: files.choose,
    },
    { on: item === undefined },
  );
  const more = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list.hasNextPage, list.isFetchingNextPage, list.fetchNextPage]);
  if (item !== undefined) {
    const at = rows?.findIndex((r) => String(r.number) === item) ?? -1;
    const neighbour = (step: number) => (at < 0 ? undefined : rows?.[at + step]?.number);
    return (
      <ItemView
        number={item}
        next={neighbour(1)}
        previous={neighbour(-1)}
        onOpen={(number) => to({ state, item: String(number) })}
        onBack={() => to({ state })}
      />
    );
  }
  const count: Record<string, number | undefined> = { failed: counts.data?.failed, received: counts.data?.received, 'set-aside': counts.data?.setAside };
  const [emptyTitle, emptyText] = empties[state] ?? empties['all']!;
  return (
    <>
      <PageHead title="Intake" note={<Doors counts={counts.data} />}>
        <button type="button" className="plain-button" onClick={files.choose}>
          Add files <kbd>f</kbd>
        </button>
      </PageHead>
      {files.chooser}
      <Tabs
        label="Which items"
        choices={views.map((v) => ({ ...v, count: shown(count[v.id]) }))}
        chosen={state}
        onChoose={(id) => to({ state: id })}
      />
      {list.isError && rows === undefined ? (
        <Fault error={list.error} retry={() => void list.refetch()} />
      ) : (
        <WorkTable
          name="intake.items"
          things="items"
          columns={columns}
          rows={rows}
          total={count[state]}
          idOf={idOf}
          open={(i) => to({ state, item: String(i.number) })}
          onCursor={setCurrent}
          onSelection={setSelection}
          onNearEnd={more}
          details={(i) => <Brief item={i} />}
          autoFocus
          listKey={state}
          empty={<EmptyState title={emptyTitle}>{emptyText}</EmptyState>}
        />
      )}
    </>
  );
}

const shown = (count: number | undefined) => (count === undefined ? undefined : count >= 1000 ? '1000+' : String(count));

/** Whether something still comes in, door by door. */
function Doors({ counts }: { readonly counts: IntakeCounts | undefined }) {
  if (counts === undefined) return null;
  if (counts.doors.length === 0) return 'nothing has come in yet';
  return (
    <span className={classes.doors}>
      {counts.doors.map((d) => (
        <span key={d.door} title={`last ${d.last} UTC`}>
          <b>{d.title}</b> last {d.age === 'just now' ? d.age : `${d.age} ago`}, {d.lastHour} in the last hour
        </span>
      ))}
    </span>
  );
}

function Brief({ item: i }: { readonly item: IntakeItem }) {
  return (
    <>
      <h2>
        #{i.number} {i.title}
      </h2>
      <Tag tone={i.tone}>{stateName(i.state)}</Tag>
      {i.reason !== null && (
        <p>
          {i.place !== null && <b className="mono">{i.place}: </b>}
          {i.reason}
        </p>
      )}
      <dl className={classes.facts}>
        <dt>Received</dt>
        <dd>{i.when} UTC</dd>
        <dt>Door</dt>
        <dd>{i.door}</dd>
        <dt>Sender’s key</dt>
        <dd className="mono">{i.key}</dd>
        <dt>Tries</dt>
        <dd>{i.attempts}</dd>
      </dl>
      <p className="quiet">
        <kbd>Enter</kbd> shows the text with the place at fault.
      </p>
    </>
  );
}
