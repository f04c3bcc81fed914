import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { getJson, sendJson } from '../ui/api/client';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { counted, nameOf, tell } from './acts';
import { Confirm } from './Confirm';
import { SortTable, type Sides } from './SortTable';
import type { ActView, UndoView } from './types';
import classes from './identity.module.css';

/** Takes a merge back: what goes back by itself, and what came since and must be sorted. */
export default function UndoPage() {
  const { act } = useParams({ from: '/identity/undo/$act' });
  const view = useQuery({ queryKey: ['identity', 'undo', act], queryFn: ({ signal }) => getJson<UndoView>(`/api/identity/acts/${act}/undo`, signal) });
  if (view.isError) return <><PageHead title="Take a merge back" /><Fault error={view.error} retry={() => void view.refetch()} /></>;
  if (view.data === undefined) return <><h1 className="visually-hidden">Take a merge back</h1><Skeleton rows={12} /></>;
  return <Bench key={act} view={view.data} />;
}

function Bench({ view }: { readonly view: UndoView }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [sides, setSides] = useState<Sides>({});
  const [edits, setEdits] = useState<Readonly<Record<string, string>>>({});
  const [asking, setAsking] = useState(false);
  const [different, setDifferent] = useState(true);
  const [reason, setReason] = useState('');
  const doubtful = view.since.filter((l) => (sides[l.key] ?? l.side) === 'doubtful').length;
  const going = view.goesBack + view.since.reduce((sum, l) => sum + Number((sides[l.key] ?? l.side) === 'retired') - Number(l.side === 'retired'), 0);
  const after = () => void queries.invalidateQueries({ queryKey: ['identity'] });
  const undo = async () => {
    const act = await sendJson<ActView>('POST', `/api/identity/acts/${view.act.id}/undo`, { reason: reason === '' ? null : reason, sides, edits, different });
    tell(act, after);
    after();
    void navigate({ to: '/identity/decisions' });
  };
  return (
    <>
      <PageHead title="Take a merge back" note={`${nameOf(view.retired)} was merged into ${nameOf(view.kept)} on ${view.act.when} by ${view.act.who}`} />
      <div className={classes.halves}>
        <section className={classes.half} aria-label="Stays">
          <h2><kbd>1</kbd> {nameOf(view.kept)}</h2>
          <p>{view.stays === 1 ? '1 entry stays' : `${view.stays} entries stay`}.</p>
        </section>
        <section className={classes.half} aria-label="Goes back">
          <h2><kbd>2</kbd> {nameOf(view.retired)}</h2>
          <p>{view.goesBack === 0 ? 'Nothing goes back by itself.' : `${view.goesBack === 1 ? '1 entry goes' : `${view.goesBack} entries go`} back: ${view.back.map((k) => `${k.count} ${k.title}`).join(', ')}.`}</p>
        </section>
      </div>
      {view.edits.length > 0 && (
        <table className={classes.evidence}>
          <caption>Demographics that people changed while both were one record: whose are they?</caption>
          <thead><tr><th scope="col">Element</th><th scope="col">At the merge</th><th scope="col">Now</th><th scope="col">Changed</th><th scope="col">Belongs to</th></tr></thead>
          <tbody>
            {view.edits.map((e) => (
              <tr key={e.element}>
                <th scope="row">{e.element}</th>
                <td>{e.before === '' ? '–' : e.before}</td>
                <td>{e.after === '' ? '–' : e.after}</td>
                <td>{e.when}</td>
                <td>
                  <select aria-label={`${e.element} belongs to`} value={edits[e.element] ?? 'kept'} onChange={(c) => setEdits({ ...edits, [e.element]: c.currentTarget.value })}>
                    <option value="kept">{view.kept.name}</option>
                    <option value="retired">{view.retired.name}, {view.retired.mrn}</option>
                    <option value="both">both</option>
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={classes.notice}>
        {doubtful > 0 ? <Tag tone="warning">{counted(doubtful, 'entry', 'entries')} came since the merge and nothing says whose: sort with 1 and 2</Tag> : <Tag tone="done">everything is sorted: finish with f</Tag>}
      </p>
      <SortTable
        name="identity.undo"
        lines={view.since}
        sides={sides}
        onSides={setSides}
        first={view.kept.name === view.retired.name ? view.kept.mrn : view.kept.name}
        second={view.kept.name === view.retired.name ? view.retired.mrn : view.retired.name}
        onFinish={() => setAsking(true)}
        onBack={() => void navigate({ to: '/identity/decisions' })}
        empty="Nothing came since the merge"
      />
      {asking && (
        <Confirm title="Take the merge back" act="Take back" onClose={() => setAsking(false)} onConfirm={undo}>
          <p>
            <b>{nameOf(view.retired)}</b> is a record of its own again, with {counted(going, 'entry', 'entries')}; <b>{nameOf(view.kept)}</b> keeps the rest.
          </p>
          <label><input type="checkbox" checked={different} onChange={(e) => setDifferent(e.currentTarget.checked)} /> They are two people: do not propose them again</label>
          <label className={classes.field}>Reason (optional)<input value={reason} maxLength={1000} onChange={(e) => setReason(e.currentTarget.value)} /></label>
        </Confirm>
      )}
    </>
  );
}
