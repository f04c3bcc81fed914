import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getJson, sendJson } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag, type Tone } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { toast } from '../ui/toasts';
import { AnalysisNav } from './AnalysisNav';
import { keepInDraft } from './draft';
import { tablesKeys } from './keys';
import { LetGoDialog } from './LetGoDialog';
import type { TableFault, TableList, TableRow } from './types';
import classes from './analysis.module.css';

/** How a table stands beside the record. */
function stateOf(table: TableRow): readonly [Tone, string] {
  if (table.problem !== '') return ['stop', 'no table'];
  return table.t < 0 ? ['info', 'being filled'] : table.faults > 0 ? ['warning', `${table.faults} faults`] : ['done', 'current'];
}

const columns: readonly Column<TableRow>[] = [
  { id: 'table', title: 'Table', text: (t) => t.table, width: 'minmax(12rem, 2fr)', mono: true },
  { id: 'resource', title: 'Of', text: (t) => t.resource, width: 'minmax(8rem, 1fr)' },
  { id: 'state', title: 'State', text: (t) => stateOf(t)[1], width: '8rem', cell: (t) => <Tag tone={stateOf(t)[0]}>{stateOf(t)[1]}</Tag> },
  { id: 'rows', title: 'Rows', text: (t) => String(t.rows), sort: (t) => t.rows, width: '6rem', align: 'end' },
  { id: 'columns', title: 'Columns', text: (t) => t.columns.map((c) => c.name).join(', '), width: 'minmax(12rem, 3fr)' },
  { id: 'by', title: 'Kept by', text: (t) => t.by, width: 'minmax(6rem, 1fr)' },
];

const idOf = (t: TableRow) => t.name;

/** The views that are kept as tables: how each stands, what it has, and letting it go. */
export default function TablesPage() {
  const navigate = useNavigate();
  const [current, setCurrent] = useState<TableRow>();
  const [leaving, setLeaving] = useState<TableRow>();
  const list = useQuery({ queryKey: ['analysis', 'tables'], queryFn: ({ signal }) => getJson<TableList>('/api/analysis/tables', signal), refetchInterval: 5_000 });
  const open = (table: TableRow) => {
    keepInDraft(table.definition);
    void navigate({ to: '/analysis' });
  };
  const letGo = async (table: TableRow) => {
    setLeaving(undefined);
    await sendJson<undefined>('DELETE', `/api/analysis/tables/${table.name}?over=${table.version}`);
    toast(`${table.table} is dropped.`, async () => {
      await sendJson<TableRow>('PUT', `/api/analysis/tables/${table.name}`, { definition: table.definition, over: table.version + 1 });
      await list.refetch();
      toast(`${table.table} is kept again.`);
    });
    await list.refetch();
  };
  useKeys(tablesKeys, { letGo: current === undefined ? undefined : () => setLeaving(current) });
  return (
    <>
      <PageHead title="Tables of views" note="read with SQL; docs/guide/views.md says how" />
      <AnalysisNav chosen="tables" />
      {list.isError && list.data === undefined ? (
        <Fault error={list.error} retry={() => void list.refetch()} />
      ) : (
        <WorkTable
          name="analysis.tables"
          things="tables"
          columns={columns}
          rows={list.data?.tables}
          idOf={idOf}
          open={open}
          onCursor={setCurrent}
          details={(t) => <Details table={t} />}
          autoFocus
          empty={<EmptyState title="No view is kept">A view that is tried can be kept as a table by p; it then follows the record, and SQL reads it.</EmptyState>}
        />
      )}
      {leaving !== undefined && <LetGoDialog table={leaving} onDone={() => void letGo(leaving)} onClose={() => setLeaving(undefined)} />}
    </>
  );
}

function Details({ table }: { readonly table: TableRow }) {
  return (
    <>
      <h2>{table.table}</h2>
      {table.problem !== '' && <p className={classes.wrong}>⊗ {table.problem}</p>}
      <p className="quiet">current up to t={table.t}</p>
      <table className={classes.plain}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((c) => (
            <tr key={c.name}>
              <th scope="row">{c.name}</th>
              <td>{c.type}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {table.faults > 0 && <Faults table={table} />}
    </>
  );
}

function Faults({ table }: { readonly table: TableRow }) {
  const faults = useQuery({ queryKey: ['analysis', 'faults', table.name, table.t], queryFn: ({ signal }) => getJson<TableFault[]>(`/api/analysis/tables/${table.name}/faults`, signal) });
  return (
    <>
      <h2>Resources that give an error instead of rows</h2>
      {faults.isError && <Fault error={faults.error} />}
      {faults.data === undefined && !faults.isError && <Skeleton rows={3} />}
      <ul>
        {faults.data?.map((f) => (
          <li key={f.resource}>
            <code>{f.resource}</code> {f.reason}
          </li>
        ))}
      </ul>
    </>
  );
}
