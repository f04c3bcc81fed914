import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { getJson, sendJson } from '../ui/api/client';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { nameOf, sentenceOf, tell } from './acts';
import { Confirm } from './Confirm';
import { SortTable, type Sides } from './SortTable';
import type { ActView, FaceVersion, OverlayView } from './types';
import classes from './identity.module.css';

/** One chart, two people: the signs, both faces, and every entry with a proposal of whose it is. */
export default function SplitPage() {
  const { patient } = useParams({ from: '/identity/overlays/$patient' });
  const view = useQuery({ queryKey: ['identity', 'overlay', patient], queryFn: ({ signal }) => getJson<OverlayView>(`/api/identity/overlays/${patient}`, signal) });
  if (view.isError) return <><PageHead title="Overlay" /><Fault error={view.error} retry={() => void view.refetch()} /></>;
  if (view.data === undefined) return <><h1 className="visually-hidden">Overlay</h1><Skeleton rows={12} /></>;
  return <Bench key={patient} patient={patient} view={view.data} />;
}

type Asking = 'split' | 'one' | undefined;

function Bench({ patient, view }: { readonly patient: string; readonly view: OverlayView }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [sides, setSides] = useState<Sides>({});
  const [asking, setAsking] = useState<Asking>();
  const [firstFace, secondFace] = [view.faces[0], view.faces[1]];
  const [first, second] = [firstFace?.name ?? view.face.name, secondFace?.name ?? 'second person'];
  const sideOf = (key: string, proposed: string) => sides[key] ?? proposed;
  const chosen = view.entries.filter((e) => sideOf(e.key, e.side) === 'retired');
  const doubtful = view.entries.filter((e) => sideOf(e.key, e.side) === 'doubtful');
  const after = () => void queries.invalidateQueries({ queryKey: ['identity'] });
  const done = (act: ActView) => {
    tell(act, after);
    after();
    void navigate({ to: '/identity/overlays' });
  };
  return (
    <>
      <PageHead title="Overlay" note={`${nameOf(view.face)} · ${view.bits.toFixed(1)} bits for two people`} />
      <ul className={classes.signs} aria-label="Signs of two people">
        {view.signs.map((s) => (
          <li key={s.rule}>
            <Tag tone={s.bits >= 6 ? 'stop' : 'warning'}>{s.rule}</Tag> {s.text} <span className="quiet">{s.bits.toFixed(1)} bits</span>
          </li>
        ))}
        {view.signs.length === 0 && <li className="quiet">Nothing in this chart contradicts itself now.</li>}
        {view.merges.map((m) => (
          <li key={m.act}>
            <Tag tone="warning">merged</Tag> {nameOf(m.retired)} was merged into this chart on {m.when} by {m.who}: <Link to="/identity/undo/$act" params={{ act: m.act }}>taking that back</Link> may be all that is needed.
          </li>
        ))}
      </ul>
      <div className={classes.halves}>
        <Face number={1} face={firstFace} name={first} />
        <Face number={2} face={secondFace} name={second} />
      </div>
      <SortTable
        name="identity.split"
        lines={view.entries}
        sides={sides}
        onSides={setSides}
        first={first}
        second={second}
        onFinish={() => setAsking('split')}
        onOnePerson={() => setAsking('one')}
        onChart={() => void navigate({ to: '/chart/$patientId', params: { patientId: patient } })}
        onBack={() => void navigate({ to: '/identity/overlays' })}
        empty="The chart has no entries"
      />
      {asking === 'split' && (
        <SplitQuestion
          view={view}
          first={firstFace}
          second={secondFace}
          chosen={chosen.length}
          doubtful={doubtful.length}
          onClose={() => setAsking(undefined)}
          onSplit={async (form) => done(await sendJson<ActView>('POST', `/api/identity/overlays/${patient}/split`, { entries: chosen.map((e) => e.key), into: null, ...form }))}
        />
      )}
      {asking === 'one' && (
        <OnePersonQuestion
          name={nameOf(view.face)}
          onClose={() => setAsking(undefined)}
          onAnswer={async (reason) => done(await sendJson<ActView>('POST', `/api/identity/overlays/${patient}/one-person`, { reason }))}
        />
      )}
      {view.before.length > 0 && (
        <section className={classes.before}>
          <h2>Decided before</h2>
          <ul>{view.before.map((act) => <li key={act.id}>{act.when} {act.who}: {sentenceOf(act)}</li>)}</ul>
        </section>
      )}
    </>
  );
}

function Face({ number, face, name }: { readonly number: number; readonly face: FaceVersion | undefined; readonly name: string }) {
  return (
    <section className={classes.half} aria-label={number === 1 ? 'First person' : 'Second person'}>
      <h2>
        <kbd>{number}</kbd> {name}
      </h2>
      {face === undefined ? (
        <p className="quiet">The demographics name one person only; the second is named when you finish.</p>
      ) : (
        <>
          <p>
            {face.sex} · {face.birthDate} · {face.phone} · {face.address}
          </p>
          <p className="quiet">
            so from {face.from} to {face.until} (version {face.version})
          </p>
        </>
      )}
    </section>
  );
}

interface SplitForm {
  readonly numbers: readonly string[];
  readonly secondVersion: number | null;
  readonly firstVersion: number | null;
  readonly typed: unknown;
  readonly number: string | null;
  readonly reason: string | null;
}

interface SplitProps {
  readonly view: OverlayView;
  readonly first: FaceVersion | undefined;
  readonly second: FaceVersion | undefined;
  readonly chosen: number;
  readonly doubtful: number;
  readonly onClose: () => void;
  readonly onSplit: (form: SplitForm) => Promise<void>;
}

function SplitQuestion({ view, first, second, chosen, doubtful, onClose, onSplit }: SplitProps) {
  const [family, setFamily] = useState('');
  const [given, setGiven] = useState('');
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const typed = second === undefined ? { resourceType: 'Patient', name: [{ family, given: given === '' ? undefined : [given] }] } : null;
  const toggle = (value: string) => setNumbers(numbers.includes(value) ? numbers.filter((n) => n !== value) : [...numbers, value]);
  return (
    <Confirm
      title="Part the chart"
      act="Part"
      onClose={onClose}
      onConfirm={() =>
        onSplit({ numbers, secondVersion: second?.version ?? null, firstVersion: second === undefined ? null : (first?.version ?? null), typed, number: number === '' ? null : number, reason: reason === '' ? null : reason })
      }
    >
      <p>
        {chosen === 1 ? '1 entry goes' : `${chosen} entries go`} to <b>{second?.name ?? 'the second person'}</b>; {view.entries.length - chosen} stay with <b>{first?.name ?? view.face.name}</b>
        {doubtful > 0 && <> — <Tag tone="warning">{doubtful} of these are doubtful</Tag></>}.
      </p>
      {second === undefined && (
        <p className={classes.row}>
          <label className={classes.field}>Family name of the second person<input required value={family} onChange={(e) => setFamily(e.currentTarget.value)} /></label>
          <label className={classes.field}>Given name<input value={given} onChange={(e) => setGiven(e.currentTarget.value)} /></label>
        </p>
      )}
      <label className={classes.field}>Record number of the second person (optional)<input value={number} maxLength={40} onChange={(e) => setNumber(e.currentTarget.value)} /></label>
      {view.numbers.length > 0 && (
        <fieldset className={classes.choices}>
          <legend>Numbers that go along</legend>
          {view.numbers.map((n) => (
            <label key={n.value}><input type="checkbox" checked={numbers.includes(n.value)} onChange={() => toggle(n.value)} /> {n.type} {n.value}</label>
          ))}
        </fieldset>
      )}
      <label className={classes.field}>Reason (optional)<input value={reason} maxLength={1000} onChange={(e) => setReason(e.currentTarget.value)} /></label>
      <p className="quiet">Nothing is deleted. The parting can be taken back, now by u and for ever in Decisions.</p>
    </Confirm>
  );
}

function OnePersonQuestion({ name, onClose, onAnswer }: { readonly name: string; readonly onClose: () => void; readonly onAnswer: (reason: string | null) => Promise<void> }) {
  const [reason, setReason] = useState('');
  return (
    <Confirm title={`${name} is one person`} act="One person" onClose={onClose} onConfirm={() => onAnswer(reason === '' ? null : reason)}>
      <p>The chart leaves the list until something new contradicts itself in it.</p>
      <label className={classes.field}>Reason (optional)<input value={reason} maxLength={1000} onChange={(e) => setReason(e.currentTarget.value)} /></label>
    </Confirm>
  );
}
