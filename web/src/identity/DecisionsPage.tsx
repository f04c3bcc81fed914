import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { getJson, withQuery } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { toast } from '../ui/toasts';
import { nameOf, sentenceOf, takeBack } from './acts';
import { Confirm } from './Confirm';
import { decisionsKeys } from './keys';
import { Tabs } from './Tabs';
import type { ActPage, ActView } from './types';

const columns: readonly Column<ActView>[] = [
  { id: 'when', title: 'When', text: (a) => a.when, width: '9rem' },
  { id: 'title', title: 'Decision', text: (a) => (a.undoneBy === '' ? a.title : `${a.title}, taken back`), width: 'minmax(8rem, 1fr)', cell: (a) => (a.undoneBy === '' ? a.title : <><s>{a.title}</s> <Tag tone="plain">taken back</Tag></>) },
  { id: 'kept', title: 'Record', text: (a) => nameOf(a.kept), width: 'minmax(10rem, 2fr)' },
  { id: 'other', title: 'Other record', text: (a) => (a.other === null ? '' : nameOf(a.other)), width: 'minmax(10rem, 2fr)' },
  { id: 'who', title: 'Who', text: (a) => a.who, width: 'minmax(5rem, 1fr)' },
  { id: 'reason', title: 'Reason', text: (a) => a.reason, width: 'minmax(5rem, 1fr)' },
  { id: 'moved', title: 'Moved', text: (a) => a.moved, width: 'minmax(5rem, 1fr)' },
  { id: 'evidence', title: 'Evidence', text: (a) => a.evidence, width: 'minmax(5rem, 1fr)' },
];

const idOf = (a: ActView) => a.id;

/** Who joined or parted whom, when, why and on what evidence; and the way back. */
export default function DecisionsPage() {
  const navigate = useNavigate();
  const { patient } = useSearch({ from: '/identity/decisions' });
  const [current, setCurrent] = useState<ActView>();
  const [asking, setAsking] = useState<ActView>();
  const acts = useQuery({ queryKey: ['identity', 'acts', patient], queryFn: ({ signal }) => getJson<ActPage>(withQuery('/api/identity/acts', { patient, count: 500 }), signal) });
  const undo = (act: ActView) => {
    if (act.kind === 'merge') void navigate({ to: '/identity/undo/$act', params: { act: act.id } });
    else setAsking(act);
  };
  useKeys(decisionsKeys, { undo: current?.canUndo === true ? () => undo(current) : undefined });
  return (
    <>
      <PageHead title="Decisions" note={patient === undefined ? undefined : <Link to="/identity/decisions" search={{}}>one patient’s only; show all</Link>} />
      <Tabs />
      {acts.isError ? (
        <Fault error={acts.error} retry={() => void acts.refetch()} />
      ) : (
        <WorkTable
          name="identity.decisions"
          things="decisions"
          columns={columns}
          rows={acts.data?.acts}
          total={acts.data?.total}
          idOf={idOf}
          open={(a) => a.kept !== null && void navigate({ to: '/chart/$patientId', params: { patientId: a.kept.id } })}
          onCursor={setCurrent}
          details={(a) => <Details act={a} onUndo={() => undo(a)} />}
          autoFocus
          listKey={patient ?? ''}
          empty={<EmptyState title="Nothing was decided yet">Every merge, link, split and answer is kept here, with who, when and why, and can be taken back.</EmptyState>}
        />
      )}
      {asking !== undefined && (
        <Confirm
          title="Take the decision back"
          act="Take back"
          onClose={() => setAsking(undefined)}
          onConfirm={async () => {
            const done = await takeBack(asking.id);
            setAsking(undefined);
            toast(sentenceOf(done));
            await acts.refetch();
          }}
        >
          <p>{sentenceOf(asking)}</p>
          <p className="quiet">{asking.kind === 'split' || asking.kind === 'unmerge' ? 'The two records become one again.' : 'The question is open again.'}</p>
        </Confirm>
      )}
    </>
  );
}

function Details({ act, onUndo }: { readonly act: ActView; readonly onUndo: () => void }) {
  return (
    <>
      <h2>{act.title}</h2>
      <p>{sentenceOf(act)}</p>
      <p>
        {act.when}, {act.who}
      </p>
      {act.reason !== '' && <p>Reason: {act.reason}</p>}
      {act.evidence !== '' && (
        <p>
          Evidence: {act.evidence}; weights {act.weights}
        </p>
      )}
      {act.moved !== '' && <p>Moved: {act.moved}</p>}
      {act.canUndo && (
        <button type="button" className="plain-button" onClick={onUndo}>
          Take back <kbd>b</kbd>
        </button>
      )}
    </>
  );
}
