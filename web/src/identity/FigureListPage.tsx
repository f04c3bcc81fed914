import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { getJson, withQuery } from '../ui/api/client';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { nameOf } from './acts';
import { Tabs } from './Tabs';
import type { FigureList, FigureRow } from './types';

const columns: readonly Column<FigureRow>[] = [
  { id: 'made', title: 'Made', text: (r) => r.made, width: '9rem' },
  { id: 'record', title: 'Record', text: (r) => nameOf(r.face), width: 'minmax(12rem, 2fr)' },
  { id: 'of', title: 'Duplicate of', text: (r) => nameOf(r.of), width: 'minmax(12rem, 2fr)' },
  { id: 'registrar', title: 'Registrar', text: (r) => r.registrar, width: 'minmax(8rem, 1fr)' },
  { id: 'site', title: 'Site', text: (r) => r.site, width: 'minmax(8rem, 1fr)' },
  { id: 'door', title: 'Door', text: (r) => r.door, width: '7rem' },
  { id: 'state', title: 'State', text: (r) => r.state, width: '5rem' },
];

const idOf = (r: FigureRow) => r.face.id;

/** The records behind a figure. */
export default function FigureListPage() {
  const navigate = useNavigate();
  const search = useSearch({ from: '/identity/figures/duplicates' });
  const list = useQuery({ queryKey: ['identity', 'figures', search], queryFn: ({ signal }) => getJson<FigureList>(withQuery('/api/identity/figures/duplicates', search), signal) });
  return (
    <>
      <PageHead title="Duplicates made" note={list.data?.title} />
      <Tabs />
      {list.isError ? (
        <Fault error={list.error} retry={() => void list.refetch()} />
      ) : (
        <WorkTable
          name="identity.made"
          things="records"
          columns={columns}
          rows={list.data?.rows}
          total={list.data?.total}
          idOf={idOf}
          open={(r) => (r.of === null ? void navigate({ to: '/chart/$patientId', params: { patientId: r.face.id } }) : void navigate({ to: '/identity/pair/$a/$b', params: { a: r.face.id, b: r.of.id } }))}
          autoFocus
          empty={<EmptyState title="No duplicate here">Records that are surely the same person as an earlier one are counted, open or merged.</EmptyState>}
        />
      )}
    </>
  );
}
