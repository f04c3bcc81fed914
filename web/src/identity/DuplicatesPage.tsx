import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { announce } from '../ui/announce';
import { getJson, sendJson } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tag, type Tone } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { toast } from '../ui/toasts';
import { nameOf, takeBack } from './acts';
import { Confirm } from './Confirm';
import { duplicatesKeys } from './keys';
import { Tabs } from './Tabs';
import type { BulkResult, DuplicatePage, DuplicateRow, RecordFace } from './types';
import { setWorklist } from './worklist';
import classes from './identity.module.css';

const shortly = (face: RecordFace): string => [face.mrn, face.name, face.birthDate].filter((part) => part !== '').join(' ');

const riskTones: Record<string, Tone> = { high: 'stop', medium: 'warning', low: 'plain' };

const columns: readonly Column<DuplicateRow>[] = [
  { id: 'risk', title: 'Risk', text: (r) => r.risk, sort: (r) => r.riskRank, width: '5.5rem', cell: (r) => <span title={r.riskWhy}><Tag tone={riskTones[r.risk] ?? 'plain'}>{r.risk}</Tag></span> },
  // The number stands first: it is what two records of one name differ in, and must not be cut off.
  { id: 'a', title: 'Record A', text: (r) => shortly(r.a), width: 'minmax(14rem, 3fr)' },
  { id: 'b', title: 'Record B', text: (r) => shortly(r.b), width: 'minmax(14rem, 3fr)' },
  { id: 'score', title: 'Chance', text: (r) => r.score.toFixed(4), sort: (r) => r.bits, width: '4rem', align: 'end' },
  { id: 'decision', title: 'Answer', text: (r) => (r.standing !== '' ? r.standing : r.certain ? 'certain' : r.decision), width: '4.5rem' },
  { id: 'why', title: 'Why', text: (r) => r.why, width: 'minmax(8rem, 2fr)' },
  { id: 'age', title: 'Age', text: (r) => r.age, sort: (r) => -Date.parse(r.since), width: '4.5rem', align: 'end' },
  { id: 'owner', title: 'Owner', text: (r) => (r.lockedBy !== '' ? `${r.lockedBy} works it` : r.mine ? 'me' : r.owner), width: 'minmax(4rem, 1fr)' },
];

const idOf = (r: DuplicateRow) => r.id;

/** The steward's queue: pairs of records that may be one person, greatest risk first. */
export default function DuplicatesPage() {
  const navigate = useNavigate();
  const [current, setCurrent] = useState<DuplicateRow>();
  const [selection, setSelection] = useState<readonly DuplicateRow[]>([]);
  const [merging, setMerging] = useState(false);
  const queue = useQuery({ queryKey: ['identity', 'duplicates'], queryFn: ({ signal }) => getJson<DuplicatePage>('/api/identity/duplicates', signal), refetchInterval: 30_000 });
  const certain = selection.filter((r) => r.certain && r.lockedBy === '');
  const open = (row: DuplicateRow) => {
    setWorklist((queue.data?.rows ?? []).map(idOf));
    void navigate({ to: '/identity/pair/$a/$b', params: { a: row.a.id, b: row.b.id } });
  };
  const own = async (row: DuplicateRow) => {
    await sendJson<undefined>('POST', `/api/identity/pairs/${row.a.id}/${row.b.id}/owner`, { mine: !row.mine });
    announce(row.mine ? 'Given back.' : 'It is yours.');
    await queue.refetch();
  };
  useKeys(duplicatesKeys, {
    bulk: selection.length > 0 ? () => setMerging(true) : undefined,
    mine: current === undefined ? undefined : () => void own(current),
  });
  const merge = async () => {
    const results = await sendJson<BulkResult[]>('POST', '/api/identity/pairs/merge', { pairs: certain.map(idOf) });
    const done = results.flatMap((r) => (r.act === null ? [] : [r.act]));
    const left = results.filter((r) => r.act === null);
    setMerging(false);
    toast(
      `Merged ${done.length} pairs${left.length > 0 ? `; left ${left.length}: ${left[0]?.left ?? ''}` : ''}.`,
      done.length === 0
        ? undefined
        : async () => {
            for (const act of done) await takeBack(act.id);
            await queue.refetch();
          },
    );
    await queue.refetch();
  };
  return (
    <>
      <PageHead title="Possible duplicates" note={queue.data === undefined ? undefined : `${queue.data.total} wait${queue.data.unsure > 0 ? `, ${queue.data.unsure} of them for a second look` : ''}${queue.data.complete ? '' : '; the index is still being filled'}`} />
      <Tabs />
      {queue.isError ? (
        <Fault error={queue.error} retry={() => void queue.refetch()} />
      ) : (
        <WorkTable
          name="identity.duplicates"
          things="pairs"
          columns={columns}
          rows={queue.data?.rows}
          total={queue.data?.total}
          idOf={idOf}
          open={open}
          onCursor={setCurrent}
          onSelection={setSelection}
          details={(r) => <Details row={r} />}
          autoFocus
          empty={<EmptyState title="No pair waits">Pairs come here by themselves when two records agree so far that they may be one person, as soon as a record is made or changed.</EmptyState>}
        />
      )}
      {merging && (
        <Confirm title={`Merge ${certain.length} certain pairs`} act={`Merge ${certain.length}`} onClose={() => setMerging(false)} onConfirm={merge}>
          {selection.length > certain.length && <p>{selection.length - certain.length} of the selected pairs are not certain or are being worked; they are left.</p>}
          <ul className={classes.names}>
            {certain.map((r) => (
              <li key={r.id}>
                {nameOf(r.a)} <span aria-label="and">⇄</span> {nameOf(r.b)} <span className="quiet">{r.score.toFixed(4)}</span>
              </li>
            ))}
          </ul>
          <p className="quiet">Of each pair the record in use is kept. Each merge can be taken back, now by u and for ever in Decisions.</p>
        </Confirm>
      )}
    </>
  );
}

function Details({ row }: { readonly row: DuplicateRow }) {
  return (
    <>
      <h2>{nameOf(row.a)}</h2>
      <p>
        {row.a.sex} · {row.a.birthDate} · {row.a.place} · {row.a.phone} · {row.a.source}
      </p>
      <h2>{nameOf(row.b)}</h2>
      <p>
        {row.b.sex} · {row.b.birthDate} · {row.b.place} · {row.b.phone} · {row.b.source}
      </p>
      <p>{row.why}</p>
      <p>
        Risk {row.risk}: {row.riskWhy}
      </p>
    </>
  );
}
