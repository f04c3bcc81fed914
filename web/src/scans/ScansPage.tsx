import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { getJson, withQuery } from '../ui/api/client';
import type { ScanDocument, ScanPage } from '../ui/api/types';
import { useFiles } from '../intake/useFiles';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tabs } from '../ui/parts/Tabs';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { scansKeys } from './keys';
import { ScanDesk } from './ScanDesk';

const columns: readonly Column<ScanDocument>[] = [
  { id: 'received', title: 'Received', text: (d) => d.when, width: '9rem' },
  { id: 'age', title: 'Ago', text: (d) => d.age, sort: (d) => d.when, width: '5rem' },
  { id: 'file', title: 'File', text: (d) => d.title ?? '', width: 'minmax(10rem, 2fr)' },
  { id: 'patient', title: 'Patient', text: (d) => d.person?.name ?? '', width: 'minmax(9rem, 2fr)' },
  { id: 'mrn', title: 'MRN', text: (d) => d.person?.mrn ?? '', width: '8rem', mono: true },
  { id: 'type', title: 'Type', text: (d) => d.typeDisplay ?? '', width: 'minmax(8rem, 2fr)' },
  { id: 'date', title: 'Of', text: (d) => d.typeCode === null ? '' : (d.date ?? '').slice(0, 10), width: '6.5rem' },
  { id: 'encounter', title: 'Encounter', text: (d) => d.encounterText ?? '', width: 'minmax(8rem, 2fr)' },
  { id: 'format', title: 'Format', text: (d) => d.contentType ?? '', width: '9rem', hidden: true },
];

const idOf = (d: ScanDocument) => d.id;

const steps = [
  { id: 'index', title: 'To index', key: '1' },
  { id: 'quality', title: 'To check', key: '2' },
  { id: 'filed', title: 'Filed', key: '3' },
] as const;

const empties: Record<string, readonly [string, string]> = {
  index: ['No scan waits to be indexed', 'Scanned and faxed pages come by f (add files) or from the scanners’ folder by the load command. Each is given a patient, a type, a date and an encounter here.'],
  quality: ['No scan waits for the check', 'What one person has indexed, another looks at before it is final.'],
  filed: ['No scan has been filed', 'Scans that passed the check are listed here, and in their charts.'],
};

/** Scans to index, to check, and filed: a worklist and a desk. */
export default function ScansPage() {
  const { step = 'index', doc } = useSearch({ from: '/scans' });
  const navigate = useNavigate();
  const files = useFiles();
  const list = useQuery({
    queryKey: ['scans', step],
    queryFn: ({ signal }) => getJson<ScanPage>(withQuery('/api/intake/scans', { step, count: 500 }), signal),
    refetchInterval: 10_000,
  });
  const rows = list.data?.documents;
  const to = (next: { step?: string; doc?: string }) => void navigate({ to: '/scans', search: next });
  useKeys(
    scansKeys,
    { index: () => to({ step: 'index' }), quality: () => to({ step: 'quality' }), filed: () => to({ step: 'filed' }), add: files.choose },
    { on: doc === undefined },
  );
  if (doc !== undefined) {
    const at = rows?.findIndex((r) => r.id === doc) ?? -1;
    const next = rows?.[at + 1] ?? (at > 0 ? rows?.[0] : undefined);
    return (
      <ScanDesk
        key={doc}
        id={doc}
        left={rows?.filter((r) => r.id !== doc).length ?? 0}
        onNext={next === undefined ? undefined : () => to({ step, doc: next.id })}
        onBack={() => to({ step })}
      />
    );
  }
  const [title, text] = empties[step] ?? empties['index']!;
  const counts: Record<string, number | undefined> = { index: list.data?.toIndex, quality: list.data?.toCheck };
  return (
    <>
      <PageHead title="Scans">
        <button type="button" className="plain-button" onClick={files.choose}>
          Add files <kbd>f</kbd>
        </button>
      </PageHead>
      {files.chooser}
      <Tabs
        label="Which step"
        choices={steps.map((s) => ({ ...s, count: counts[s.id] === undefined ? undefined : String(counts[s.id]) }))}
        chosen={step}
        onChoose={(id) => to({ step: id })}
      />
      {list.isError && rows === undefined ? (
        <Fault error={list.error} retry={() => void list.refetch()} />
      ) : (
        <WorkTable
          name={`scans.${step}`}
          things="documents"
          columns={columns}
          rows={rows}
          idOf={idOf}
          open={(d) => to({ step, doc: d.id })}
          autoFocus
          listKey={step}
          empty={<EmptyState title={title}>{text}</EmptyState>}
        />
      )}
    </>
  );
}
