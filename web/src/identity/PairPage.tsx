import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { getJson, sendJson } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag, type Tone } from '../ui/parts/Tag';
import { nameOf, sentenceOf, tell } from './acts';
import { Confirm } from './Confirm';
import { pairKeys } from './keys';
import type { ActView, PairHalf, PairView } from './types';
import { markAnswered, markInUse, markOpen, markRetired, neighbour, placeOf } from './worklist';
import classes from './identity.module.css';

/** Two records side by side, what speaks for one person and what against, and one key for each answer. */
export default function PairPage() {
  const { a, b } = useParams({ from: '/identity/pair/$a/$b' });
  // Another pair is another page: nothing of the one before may be answered by mistake.
  return <Pair key={`${a}~${b}`} a={a} b={b} />;
}

type Asking = 'same' | 'link' | undefined;

function Pair({ a, b }: { readonly a: string; readonly b: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [keepOther, setKeepOther] = useState(false);
  const [asking, setAsking] = useState<Asking>();
  const [fault, setFault] = useState<unknown>();
  // From an answer until the next pair stands here, no key answers: it would be meant for the next.
  const [answered, setAnswered] = useState(false);
  const id = `${a}~${b}`;
  const path = `/api/identity/pairs/${a}/${b}`;
  const pair = useQuery({ queryKey: ['identity', 'pair', a, b], queryFn: ({ signal }) => getJson<PairView>(path, signal) });
  useEffect(() => {
    const hold = () => void sendJson('POST', `${path}/lock`).catch(() => undefined);
    hold();
    const timer = setInterval(hold, 120_000);
    return () => {
      clearInterval(timer);
      void sendJson('DELETE', `${path}/lock`).catch(() => undefined);
    };
  }, [path]);
  const view = pair.data;
  const place = placeOf(id);
  const go = (other: string | undefined) => {
    const [first, second] = other?.split('~') ?? [];
    if (first !== undefined && second !== undefined) void navigate({ to: '/identity/pair/$a/$b', params: { a: first, b: second } });
    else void navigate({ to: '/identity' });
  };
  const keep = view === undefined ? '' : keepOther ? (view.keep === a ? b : a) : view.keep;
  const kept = view?.a.face.id === keep ? view.a : view?.b;
  const retired = view?.a.face.id === keep ? view.b : view?.a;
  const answer = async (answer: string, link: boolean, reason: string) => {
    setAnswered(true);
    const act = await sendJson<ActView>('POST', `${path}/answer`, { answer, keep: answer === 'same' ? keep : null, link, reason: reason === '' ? null : reason }).catch((error: unknown) => {
      setAnswered(false);
      throw error;
    });
    markAnswered(id);
    const gone = act.kind === 'merge' ? act.other?.id : undefined;
    if (gone !== undefined) markRetired(gone);
    tell(act, () => {
      markOpen(id);
      if (gone !== undefined) markInUse(gone);
      void queries.invalidateQueries({ queryKey: ['identity'] });
    });
    void queries.invalidateQueries({ queryKey: ['identity'] });
    go(neighbour(id, 1) ?? neighbour(id, -1));
  };
  const quick = (given: string) => () => {
    setFault(undefined);
    answer(given, false, '').catch(setFault);
  };
  const free = !answered && view !== undefined && view.lockedBy === '' && view.a.face.mergedInto === null && view.b.face.mergedInto === null;
  const chart = (patientId: string) => () => void navigate({ to: '/chart/$patientId', params: { patientId } });
  const own = async () => {
    await sendJson('POST', `${path}/owner`, { mine: view?.mine !== true });
    await pair.refetch();
  };
  useKeys(pairKeys, {
    same: free ? () => setAsking('same') : undefined,
    link: free ? () => setAsking('link') : undefined,
    different: free ? quick('different') : undefined,
    unsure: free ? quick('unsure') : undefined,
    keep: free ? () => setKeepOther(!keepOther) : undefined,
    chartA: view === undefined ? undefined : chart(a),
    chartB: view === undefined ? undefined : chart(b),
    next: neighbour(id, 1) === undefined ? undefined : () => go(neighbour(id, 1)),
    previous: neighbour(id, -1) === undefined ? undefined : () => go(neighbour(id, -1)),
    mine: view === undefined ? undefined : () => void own(),
    back: () => void navigate({ to: '/identity' }),
  });
  if (pair.isError) return <><PageHead title="Pair" /><Fault error={pair.error} retry={() => void pair.refetch()} /></>;
  if (view === undefined || kept === undefined || retired === undefined) return <><h1 className="visually-hidden">Pair</h1><Skeleton rows={12} /></>;
  return (
    <>
      <PageHead title={place === undefined ? 'Pair' : `Pair ${place.at} of ${place.of}`} note={`chance ${view.score.toFixed(4)} · risk ${view.risk}: ${view.riskWhy}`}>
        {view.owner !== '' && <Tag tone="info">{view.mine ? 'mine' : view.owner}</Tag>}
      </PageHead>
      <div className={classes.answers} role="group" aria-label="Answer">
        <Answer act="same" label="Same" on={free} run={() => setAsking('same')} />
        <Answer act="different" label="Different" on={free} run={quick('different')} />
        <Answer act="unsure" label="Not sure" on={free} run={quick('unsure')} />
        <Answer act="link" label="Link" on={free} run={() => setAsking('link')} />
        <Answer act="keep" label={`Keep ${keep === a ? 'B' : 'A'} instead`} on={free} run={() => setKeepOther(!keepOther)} />
      </div>
      {fault !== undefined && <Fault error={fault} />}
      {view.lockedBy !== '' && <p className={classes.notice}><Tag tone="warning">{view.lockedBy} is working this pair</Tag> You can look; answers are theirs.</p>}
      {[view.a, view.b].filter((h) => h.face.mergedInto !== null).map((h) => (
        <p key={h.face.id} className={classes.notice}><Tag tone="warning">{h.face.name} was merged</Tag> <Link to="/chart/$patientId" params={{ patientId: h.face.mergedInto ?? '' }}>Go to the record in use</Link></p>
      ))}
      {view.conflicts.length > 0 && (
        <p className={classes.notice}>
          <Tag tone="stop">Look before you merge</Tag> {view.conflicts.join('; ')}
        </p>
      )}
      <Evidence view={view} />
      <div className={classes.halves}>
        <Half letter="A" half={view.a} kept={keep === a} />
        <Half letter="B" half={view.b} kept={keep === b} />
      </div>
      <section className={classes.before}>
        <h2>Decided before</h2>
        {view.before.length === 0 ? <p className="quiet">Nothing was decided about these two.</p> : <ul>{view.before.map((act) => <Before key={act.id} act={act} />)}</ul>}
      </section>
      {asking !== undefined && (
        <MergeQuestion asking={asking} view={view} kept={kept} retired={retired} onClose={() => setAsking(undefined)} onAnswer={(reason) => answer('same', asking === 'link', reason)} />
      )}
    </>
  );
}

/** An earlier decision about the pair: who, when, why, and the way back. */
function Before({ act }: { readonly act: ActView }) {
  return (
    <li>
      {act.when} {act.who}: {sentenceOf(act)} {act.reason} {act.undoneBy !== '' && <Tag tone="plain">taken back</Tag>}
      {act.canUndo && (act.kind === 'merge' ? (
        <Link to="/identity/undo/$act" params={{ act: act.id }}>Take the merge back</Link>
      ) : (
        act.kept !== null && <Link to="/identity/decisions" search={{ patient: act.kept.id }}>Take it back in Decisions</Link>
      ))}
    </li>
  );
}

function Answer({ act, label, on, run }: { readonly act: keyof typeof pairKeys.acts; readonly label: string; readonly on: boolean; readonly run: () => void }) {
  return (
    <button type="button" className="plain-button" disabled={!on} onClick={run}>
      {label} <kbd>{pairKeys.acts[act].key}</kbd>
    </button>
  );
}

/** Field by field: both values, how they agree, and what that weighs. */
function Evidence({ view }: { readonly view: PairView }) {
  const most = Math.max(1, ...view.lines.map((l) => Math.abs(l.bits ?? 0)));
  return (
    <table className={classes.evidence}>
      <caption>
        {view.bits.toFixed(1)} bits for one person ({view.decision}); a match from {view.matchFrom.toFixed(1)}, a look from {view.reviewFrom.toFixed(1)}; weights {view.weights}
        {view.heldWhy !== '' && <> — held at {view.decision} by “{view.heldBy}”: {view.heldWhy}</>}
      </caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">A: {nameOf(view.a.face)}</th>
          <th scope="col">B: {nameOf(view.b.face)}</th>
          <th scope="col">Agreement</th>
          <th scope="col">Weight</th>
        </tr>
      </thead>
      <tbody>
        {view.lines.map((l) => (
          <tr key={l.field} data-tone={l.tone}>
            <th scope="row">{l.field}</th>
            <td>{l.a === '' ? '–' : l.a}</td>
            <td>{l.b === '' ? '–' : l.b}</td>
            <td>{l.agreement}</td>
            <td className={classes.weight}>
              {l.bits === null ? (
                <span className="quiet">0.0</span>
              ) : (
                <>
                  <i data-tone={l.tone} style={{ width: `${(Math.abs(l.bits) / most) * 90}px` }} /> {l.bits >= 0 ? '+' : '−'}
                  {Math.abs(l.bits).toFixed(1)}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Half({ letter, half, kept }: { readonly letter: string; readonly half: PairHalf; readonly kept: boolean }) {
  const tone: Tone = kept ? 'done' : 'plain';
  return (
    <section className={classes.half} aria-label={`Record ${letter}`}>
      <h2>
        {letter} {half.face.name} <Tag tone={tone}>{kept ? 'kept by a merge' : 'goes up in the other'}</Tag> {half.inCareNow && <Tag tone="warning">in care now</Tag>}
      </h2>
      <p>
        {half.face.mrn === '' && half.face.source === '' ? 'no record number' : <><span className="mono">{half.face.mrn}</span> {half.face.source}</>} · changed {half.face.updated} {half.lastUsed !== '' && `· last seen ${half.lastUsed}`}
      </p>
      <p>{half.holds.length === 0 ? 'Holds nothing yet.' : half.holds.map((k) => `${k.count} ${k.title}`).join(', ')}</p>
      <Link to="/chart/$patientId" params={{ patientId: half.face.id }}>
        Open chart {letter} <kbd>{letter === 'A' ? '[' : ']'}</kbd>
      </Link>
    </section>
  );
}

interface QuestionProps {
  readonly asking: 'same' | 'link';
  readonly view: PairView;
  readonly kept: PairHalf;
  readonly retired: PairHalf;
  readonly onClose: () => void;
  readonly onAnswer: (reason: string) => Promise<void>;
}

function MergeQuestion({ asking, view, kept, retired, onClose, onAnswer }: QuestionProps) {
  const [reason, setReason] = useState('');
  return (
    <Confirm title={asking === 'same' ? 'Merge: the same person' : 'Link: the same person in two numberings'} act={asking === 'same' ? 'Merge' : 'Link'} onClose={onClose} onConfirm={() => onAnswer(reason)}>
      {asking === 'same' ? (
        <>
          <p>
            <b>{nameOf(retired.face)}</b> ({retired.face.birthDate}) goes up in <b>{nameOf(kept.face)}</b> ({kept.face.birthDate}), because {kept.face.id === view.keep ? view.keepWhy : 'you chose so'}.
          </p>
          <p>Moves {retired.holds.length === 0 ? 'nothing: the record is empty' : retired.holds.map((k) => `${k.count} ${k.title}`).join(', ')}. The old number stays and points to the record in use.</p>
          {!view.sameNumbering && <p><Tag tone="warning">two sources</Tag> {view.a.face.source} and {view.b.face.source}: if both keep using their own number, link instead.</p>}
          {view.conflicts.length > 0 && <p><Tag tone="stop">contradiction</Tag> {view.conflicts.join('; ')}</p>}
        </>
      ) : (
        <p>
          <b>{nameOf(kept.face)}</b> and <b>{nameOf(retired.face)}</b> stay in use and are one enterprise person.
        </p>
      )}
      <label className={classes.field}>
        Reason (optional)
        <input value={reason} maxLength={1000} onChange={(e) => setReason(e.currentTarget.value)} />
      </label>
    </Confirm>
  );
}
