import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiFault, getJsonOrNothing, sendJson, withQuery } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { toast } from '../ui/toasts';
import { CodingNav } from './CodingNav';
import { dollars } from './format';
import { worklistKeys } from './keys';
import { ReasonDialog } from './ReasonDialog';
import type { AccountView, WorklistAnswer, WorklistEntry } from './types';
import classes from './coding.module.css';

const views = [
  ['work', 'To code'],
  ['mine', 'Mine'],
  ['answered', 'Answered'],
  ['held', 'On hold'],
  ['inHouse', 'In house'],
  ['coded', 'Coded'],
  ['billed', 'Billed'],
  ['setAside', 'Set aside'],
] as const;

const urgent: Record<string, 'stop' | 'warning' | 'plain'> = { stat: 'stop', asap: 'warning', urgent: 'warning', routine: 'plain' };
const nextPriority: Record<string, string> = { routine: 'urgent', urgent: 'asap', asap: 'stat', stat: 'routine' };

const columns: readonly Column<WorklistEntry>[] = [
  {
    id: 'priority',
    title: 'Priority',
    text: (r) => r.priority,
    sort: (r) => ['stat', 'asap', 'urgent', 'routine'].indexOf(r.priority),
    width: '4.5rem',
    cell: (r) => (r.priority === 'routine' ? <span className="quiet">routine</span> : <Tag tone={urgent[r.priority] ?? 'plain'}>{r.priority}</Tag>),
  },
  { id: 'age', title: 'Age', text: (r) => r.age, sort: (r) => r.days, width: '4.5rem', cell: (r) => <Tag tone={r.ageTone}>{r.age}</Tag> },
  { id: 'patient', title: 'Patient', text: (r) => r.patient, width: 'minmax(12rem, 3fr)', cell: (r) => <b>{r.patient}</b> },
  { id: 'mrn', title: 'MRN', text: (r) => r.mrn, width: '6rem', mono: true },
  { id: 'kind', title: 'Kind', text: (r) => r.kind, width: '6rem', hidden: true },
  { id: 'discharged', title: 'Discharged', text: (r) => r.discharged, width: '8.5rem' },
  { id: 'los', title: 'Days', text: (r) => String(r.stayDays), sort: (r) => r.stayDays, width: '3rem', align: 'end' },
  { id: 'payer', title: 'Payer', text: (r) => r.payer, width: 'minmax(8rem, 1.5fr)' },
  {
    id: 'dollars',
    title: 'Dollars',
    text: (r) => (r.dollars === 0 ? '–' : dollars(r.dollars)),
    sort: (r) => r.dollars,
    width: '6rem',
    align: 'end',
    cell: (r) => <span title={r.dollarsFrom}>{r.dollars === 0 ? '–' : dollars(r.dollars)}</span>,
  },
  { id: 'drg', title: 'DRG', text: (r) => r.drg, width: '3rem', mono: true },
  { id: 'status', title: 'Status', text: (r) => r.stageTitle, width: '9rem', cell: (r) => <Tag tone={r.tone}>{r.stageTitle}</Tag> },
  { id: 'hold', title: 'Hold reason', text: (r) => [r.hold, r.holdNote].filter(Boolean).join(': '), width: 'minmax(6rem, 1.5fr)' },
  { id: 'owner', title: 'Owner', text: (r) => (r.mine ? 'me' : r.owner), width: '5rem' },
  { id: 'physician', title: 'Physician', text: (r) => r.physician, width: '8rem', hidden: true },
  { id: 'service', title: 'Service', text: (r) => r.service, width: '7rem', hidden: true },
  { id: 'reason', title: 'Reason', text: (r) => r.reason, width: '10rem', hidden: true },
  { id: 'visit', title: 'Visit', text: (r) => r.visit, width: '8rem', mono: true, hidden: true },
];

const idOf = (r: WorklistEntry) => r.id;

/** The accounts to code: oldest, dearest and most urgent first; every number of the board opens a part of it. */
export default function WorklistPage() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const search = useSearch({ from: '/coding' });
  const view = search.view ?? 'work';
  const [current, setCurrent] = useState<WorklistEntry>();
  const [settingAside, setSettingAside] = useState(false);
  const filter = { ...search, view };
  const key = ['coding-worklist', filter];
  const list = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const held = queries.getQueryData<WorklistAnswer>(key);
      const known = held?.ready === true ? held.state : undefined;
      return (await getJsonOrNothing<WorklistAnswer>(withQuery('/api/coding/worklist', { ...filter, known }), signal)) ?? held!;
    },
    refetchInterval: 8_000,
  });
  const refresh = () => void queries.invalidateQueries({ queryKey: ['coding-worklist'] });
  const act = async (path: string, body: unknown, said: string, undo?: () => void) => {
    if (current === undefined) return;
    try {
      await sendJson<AccountView>('POST', `/api/coding/accounts/${current.id}/${path}`, body);
      toast(said, undo);
    } catch (fault) {
      toast(fault instanceof ApiFault ? fault.detail : String(fault));
    }
    refresh();
  };
  const open = (r: WorklistEntry) => void navigate({ to: '/coding/account/$encounterId', params: { encounterId: r.id } });
  const toView = (name: string) => void navigate({ to: '/coding', search: name === 'work' ? {} : { view: name } });
  const openNext = async () => {
    const next = await getJsonOrNothing<WorklistEntry>('/api/coding/next');
    if (next === undefined) toast('Nothing waits to be coded.');
    else open(next);
  };
  useKeys(worklistKeys, {
    next: () => void openNext(),
    view: () => {
      const at = views.findIndex(([name]) => name === view);
      toView(views[(at + 1) % views.length]![0]);
    },
    take:
      current === undefined || current.stage === 'coded' || current.stage === 'billed'
        ? undefined
        : current.mine
          ? () => void act('release', undefined, `${current.patient}: given back.`)
          : () => void act('take', {}, `${current.patient}: taken.`),
    priority: current === undefined ? undefined : () => void act('priority', { priority: nextPriority[current.priority] ?? 'routine' }, `${current.patient}: ${nextPriority[current.priority]}.`),
    setAside:
      current === undefined
        ? undefined
        : current.stage === 'setAside'
          ? () => void act('take-back', undefined, `${current.patient}: back on the worklist.`)
          : () => setSettingAside(true),
  });
  const narrowed = Object.entries(search).filter(([name, value]) => name !== 'view' && value !== undefined);
  return (
    <>
      <CodingNav />
      <PageHead
        title="Coding worklist"
        note={list.data === undefined ? undefined : `${list.data.title}: ${list.data.total} accounts, ${dollars(list.data.dollars)}${list.data.ready ? '' : ', still being filled'}`}
      >
        <button type="button" className="plain-button" onClick={() => void openNext()}>
          Next account <kbd>n</kbd>
        </button>
      </PageHead>
      <nav className={classes.views} aria-label="Views of the worklist">
        {views.map(([name, title]) => (
          <Link key={name} to="/coding" search={name === 'work' ? {} : { view: name }} className={classes.view} data-on={name === view || undefined} aria-current={name === view ? 'page' : undefined}>
            {title}
          </Link>
        ))}
        {narrowed.length > 0 && (
          <span className={classes.narrowed}>
            narrowed to {narrowed.map(([name, value]) => `${name} ${value}`).join(', ')}{' '}
            <button type="button" className="plain-button" onClick={() => toView(view)}>
              Show all
            </button>
          </span>
        )}
      </nav>
      {list.isError ? (
        <Fault error={list.error} retry={() => void list.refetch()} />
      ) : (
        <WorkTable
          name="coding.worklist"
          things="accounts"
          columns={columns}
          rows={list.data?.rows}
          total={list.data?.total}
          idOf={idOf}
          open={open}
          onCursor={setCurrent}
          details={(r) => <Details row={r} />}
          autoFocus
          listKey={JSON.stringify(filter)}
          empty={
            <EmptyState title={view === 'work' ? 'Nothing waits to be coded' : 'No accounts in this view'}>
              Discharged inpatient, observation and emergency encounters come here by ADT messages and FHIR, until their abstract is final. Key v shows the other views.
            </EmptyState>
          }
        />
      )}
      {settingAside && current !== undefined && (
        <ReasonDialog
          title={`Set aside: ${current.patient}`}
          what="The account leaves the worklist and is not coded here. It can be taken back from the view “Set aside”."
          label="Why is it not coded here?"
          button="Set aside"
          onClose={() => setSettingAside(false)}
          onDone={async (reason) => {
            await sendJson<AccountView>('POST', `/api/coding/accounts/${current.id}/set-aside`, { reason });
            toast(`${current.patient}: set aside.`, () => void sendJson('POST', `/api/coding/accounts/${current.id}/take-back`).then(refresh));
            refresh();
          }}
        />
      )}
    </>
  );
}

function Details({ row: r }: { readonly row: WorklistEntry }) {
  const lines: readonly (readonly [string, string])[] = [
    ['Visit', r.visit],
    ['Admitted', r.admitted],
    ['Discharged', r.discharged],
    ['Reason', r.reason],
    ['Physician', r.physician],
    ['Service', r.service],
    ['Payer', r.payer],
    ['Dollars', `${dollars(r.dollars)} (${r.dollarsFrom})`],
    ['Hold', [r.hold, r.holdNote].filter(Boolean).join(': ')],
    ['Owner', r.owner],
  ];
  return (
    <>
      <h2>{r.patient}</h2>
      <dl className={classes.facts}>
        {lines
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
