import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { getJson, sendJson, withQuery } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { toast } from '../ui/toasts';
import { CodingNav } from './CodingNav';
import { FormDialog } from './FormDialog';
import { auditKeys } from './keys';
import { NumberLink } from './NumberLink';
import type { AuditEntry, AuditList, DrawnSample, Productivity, Scorecard, ScoreRow } from './types';
import board from './board.module.css';
import classes from './coding.module.css';

const columns: readonly Column<AuditEntry>[] = [
  { id: 'status', title: 'Status', text: (a) => (a.status === 'completed' ? 'done' : 'open'), width: '4.5rem', cell: (a) => <Tag tone={a.status === 'completed' ? 'done' : 'info'}>{a.status === 'completed' ? 'done' : 'open'}</Tag> },
  { id: 'sample', title: 'Sample', text: (a) => a.sample, width: 'minmax(8.5rem, 1fr)' },
  { id: 'patient', title: 'Patient', text: (a) => a.patient, width: 'minmax(11rem, 2fr)', cell: (a) => <b>{a.patient}</b> },
  { id: 'mrn', title: 'MRN', text: (a) => a.mrn, width: '6rem', mono: true },
  { id: 'discharged', title: 'Discharged', text: (a) => a.discharged, width: '8.5rem' },
  { id: 'mode', title: 'Mode', text: (a) => a.mode, width: '4rem' },
  { id: 'coder', title: 'Coder', text: (a) => a.coder, width: '7rem' },
  { id: 'auditor', title: 'Auditor', text: (a) => (a.mine ? 'me' : a.auditor), width: '7rem' },
  { id: 'drg', title: 'DRG', text: (a) => a.drg, width: '3rem', mono: true },
  { id: 'agreement', title: 'Codes agree', text: (a) => (a.percent === null || a.percent === undefined ? '' : `${a.percent} %`), sort: (a) => a.percent ?? -1, width: '6.5rem', align: 'end' },
  { id: 'samedrg', title: 'DRG agrees', text: (a) => (a.sameDrg === null || a.sameDrg === undefined ? '' : a.sameDrg ? 'yes' : 'no'), width: '5.5rem' },
];

const idOf = (a: AuditEntry) => a.id;

/** The coding audit: samples for a second coder, and what came of them. */
export default function AuditsPage() {
  const navigate = useNavigate();
  const search = useSearch({ from: '/coding/audits' });
  const [drawing, setDrawing] = useState(false);
  const list = useQuery({
    queryKey: ['coding-audits', search],
    queryFn: ({ signal }) => getJson<AuditList>(withQuery('/api/coding/audits', search), signal),
    refetchInterval: 15_000,
  });
  const card = useQuery({
    queryKey: ['coding-scorecard', search.from, search.to],
    queryFn: ({ signal }) => getJson<Scorecard>(withQuery('/api/coding/scorecard', { from: search.from, to: search.to }), signal),
  });
  useKeys(auditKeys, { sample: list.data?.mayDraw === true ? () => setDrawing(true) : undefined });
  const narrowed = Object.values(search).some((v) => v !== undefined);
  return (
    <>
      <CodingNav />
      <PageHead title="Coding audit" note="a second coder codes a sample again">
        {narrowed && (
          <button type="button" className="plain-button" onClick={() => void navigate({ to: '/coding/audits' })}>
            Show all audits
          </button>
        )}
        {list.data?.mayDraw === true && (
          <button type="button" className="plain-button" onClick={() => setDrawing(true)}>
            Draw a sample <kbd>a</kbd>
          </button>
        )}
      </PageHead>
      {card.data !== undefined && card.data.total.audits > 0 && <Card card={card.data} />}
      {list.isError ? (
        <Fault error={list.error} retry={() => void list.refetch()} />
      ) : (
        <WorkTable
          name="coding.audits"
          things="audits"
          columns={columns}
          rows={list.data?.rows}
          idOf={idOf}
          open={(a) => void navigate({ to: '/coding/audits/$auditId', params: { auditId: a.id } })}
          autoFocus
          listKey={JSON.stringify(search)}
          empty={<EmptyState title="No audits">A lead draws a sample of finished abstracts; each stands here until a second coder has coded it again, and stays with its result.</EmptyState>}
        />
      )}
      {drawing && (
        <DrawDialog
          coders={list.data?.coders ?? []}
          onClose={() => setDrawing(false)}
          onDrawn={(drawn) => {
            toast(`${drawn.drawn} of ${drawn.eligible} finished abstracts drawn.`);
            void list.refetch();
          }}
        />
      )}
    </>
  );
}

function Card({ card }: { readonly card: Scorecard }) {
  const rows: readonly ScoreRow[] = card.rows.length > 1 ? [...card.rows, card.total] : card.rows;
  return (
    <div className={board.board}>
      <table className={board.table}>
        <caption className="visually-hidden">Scorecard</caption>
        <thead>
          <tr>
            <th scope="col">Scorecard</th>
            <th scope="col">Audits</th>
            <th scope="col">Codes agree</th>
            <th scope="col">Missed</th>
            <th scope="col">Extra</th>
            <th scope="col">Differ</th>
            <th scope="col">Principal agrees</th>
            <th scope="col">MS-DRG agrees</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.coder === '' ? 'all' : r.coder}>
              <th scope="row">{r.name}</th>
              <td>
                <NumberLink cell={{ count: r.audits, dollars: 0, link: r.link }} label={`Audits of ${r.name}`} />
              </td>
              <td title={`${r.agreed} of ${r.codes}`}>{r.percent} %</td>
              <td>{r.missed}</td>
              <td>{r.extra}</td>
              <td>{r.differs}</td>
              <td title={`${r.principals} of ${r.audits}`}>{r.principalPercent} %</td>
              <td title={`${r.drgs} of ${r.audits}`}>{r.drgPercent} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DrawProps {
  readonly coders: AuditList['coders'];
  readonly onClose: () => void;
  readonly onDrawn: (drawn: DrawnSample) => void;
}

function DrawDialog({ coders, onClose, onDrawn }: DrawProps) {
  // The server's last thirty days: no date is worked out here.
  const days = useQuery({ queryKey: ['coding-productivity', {}], queryFn: ({ signal }) => getJson<Productivity>('/api/coding/productivity', signal) });
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [count, setCount] = useState(10);
  const [coder, setCoder] = useState('');
  const [blind, setBlind] = useState(true);
  const [by, setBy] = useState('random');
  const [name, setName] = useState('');
  const first = from === '' ? (days.data?.from ?? '') : from;
  const last = to === '' ? (days.data?.to ?? '') : to;
  return (
    <FormDialog
      title="Draw a sample"
      button="Draw"
      ready={first !== '' && last !== '' && count > 0}
      onClose={onClose}
      onDone={async () => onDrawn(await sendJson<DrawnSample>('POST', '/api/coding/audits', { count, from: first, to: last, coder, blind, by, name }))}
    >
      <label>
        How many
        <input type="number" min={1} max={200} autoFocus data-autofocus value={count} onChange={(e) => setCount(e.currentTarget.valueAsNumber || 0)} />
      </label>
      <label>
        Finished from
        <input type="date" value={first} onChange={(e) => setFrom(e.currentTarget.value)} />
      </label>
      <label>
        to
        <input type="date" value={last} onChange={(e) => setTo(e.currentTarget.value)} />
      </label>
      <label>
        Coder
        <select value={coder} onChange={(e) => setCoder(e.currentTarget.value)}>
          <option value="">all coders</option>
          {coders.map((c) => (
            <option key={c.code} value={c.code}>
              {c.title}
            </option>
          ))}
        </select>
      </label>
      <label>
        Drawn
        <select value={by} onChange={(e) => setBy(e.currentTarget.value)}>
          <option value="random">at random</option>
          <option value="weight">the dearest first</option>
        </select>
      </label>
      <fieldset className={classes.choices}>
        <legend>How</legend>
        <label>
          <input type="radio" name="mode" checked={blind} onChange={() => setBlind(true)} /> Blind: from the documents alone
        </label>
        <label>
          <input type="radio" name="mode" checked={!blind} onChange={() => setBlind(false)} /> Review: from the coder’s codes
        </label>
      </fieldset>
      <label>
        Name of the sample
        <input maxLength={80} value={name} onChange={(e) => setName(e.currentTarget.value)} />
      </label>
    </FormDialog>
  );
}
