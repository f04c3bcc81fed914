import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { getJson } from '../ui/api/client';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { Tabs } from './Tabs';
import type { OverlayPage, OverlayRow } from './types';

const columns: readonly Column<OverlayRow>[] = [
  { id: 'risk', title: 'Risk', text: (r) => r.risk, sort: (r) => -r.bits, width: '6rem', cell: (r) => <Tag tone={r.risk === 'high' ? 'stop' : 'warning'}>{r.risk}</Tag> },
  { id: 'name', title: 'Chart', text: (r) => `${r.face.name} ${r.face.birthDate}`, width: 'minmax(12rem, 2fr)' },
  { id: 'mrn', title: 'MRN', text: (r) => r.face.mrn, width: '9rem', mono: true },
  { id: 'why', title: 'What two people in one chart would explain', text: (r) => r.why, width: 'minmax(16rem, 4fr)' },
  { id: 'bits', title: 'Bits', text: (r) => r.bits.toFixed(1), sort: (r) => r.bits, width: '4rem', align: 'end' },
  { id: 'age', title: 'Age', text: (r) => r.age, sort: (r) => -Date.parse(r.since), width: '5rem', align: 'end' },
];

const idOf = (r: OverlayRow) => r.id;

/** Charts that may hold two people, what speaks most for it first. */
export default function OverlaysPage() {
  const navigate = useNavigate();
  const queue = useQuery({ queryKey: ['identity', 'overlays'], queryFn: ({ signal }) => getJson<OverlayPage>('/api/identity/overlays', signal), refetchInterval: 30_000 });
  return (
    <>
      <PageHead title="Suspected overlays" note={queue.data === undefined ? undefined : `${queue.data.total} charts${queue.data.complete ? '' : '; the charts are still being read'}`} />
      <Tabs />
      {queue.isError ? (
        <Fault error={queue.error} retry={() => void queue.refetch()} />
      ) : (
        <WorkTable
          name="identity.overlays"
          things="charts"
          columns={columns}
          rows={queue.data?.rows}
          total={queue.data?.total}
          idOf={idOf}
          open={(r) => void navigate({ to: '/identity/overlays/$patient', params: { patient: r.id } })}
          autoFocus
          empty={<EmptyState title="No chart is suspected">A chart comes here when it contradicts itself: two blood groups, diagnoses of both sexes, two beds at once, demographics that were overwritten with another person's.</EmptyState>}
        />
      )}
    </>
  );
}
