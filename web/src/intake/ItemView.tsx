import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getJson, sendJson } from '../ui/api/client';
import type { IntakeDetail, IntakeItem } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { AskReason } from '../ui/parts/AskReason';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { ToneIcon } from '../ui/parts/ToneIcon';
import { toast } from '../ui/toasts';
import { intakeItemKeys } from './keys';
import { RawText, toFault } from './RawText';
import { stateName } from './stateName';
import classes from './intake.module.css';

interface Props {
  readonly number: string;
  readonly next: number | undefined;
  readonly previous: number | undefined;
  readonly onOpen: (number: number) => void;
  readonly onBack: () => void;
}

/** One item: its text with the place at fault, what came of it, and what can be done with it. */
export function ItemView({ number, next, previous, onOpen, onBack }: Props) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const detail = useQuery({
    queryKey: ['intake', 'item', number],
    queryFn: ({ signal }) => getJson<IntakeDetail>(`/api/intake/items/${number}`, signal),
    // What waits to be filed is looked at again until it is.
    refetchInterval: (query) => (query.state.data?.item.state === 'received' ? 700 : false),
  });
  const done = () => queries.invalidateQueries({ queryKey: ['intake'] });
  const replay = useMutation({
    mutationFn: () => sendJson<IntakeItem>('POST', `/api/intake/items/${number}/replay`),
    onSuccess: () => toast(`#${number} is filed again.`),
    onSettled: done,
  });
  const setAside = useMutation({
    mutationFn: (reason: string) => sendJson<IntakeItem>('POST', `/api/intake/items/${number}/set-aside`, { reason }),
    onSuccess: () => toast(`#${number} is set aside.`, () => replay.mutate()),
    onSettled: done,
  });
  const item = detail.data?.item;
  const patient = detail.data?.patient ?? undefined;
  const original = `/api/intake/content/${item?.content ?? ''}`;
  useKeys(intakeItemKeys, {
    replay: item === undefined ? undefined : () => replay.mutate(),
    setAside: item === undefined || item.state === 'processed' || item.state === 'set-aside' ? undefined : () => setAsking(true),
    next: next === undefined ? undefined : () => onOpen(next),
    previous: previous === undefined ? undefined : () => onOpen(previous),
    fault: detail.data?.lines.some((l) => l.atFault) === true ? toFault : undefined,
    chart: patient === undefined ? undefined : () => void navigate({ to: '/chart/$patientId', params: { patientId: patient.id } }),
    save: item === undefined ? undefined : () => window.open(original, '_blank', 'noopener'),
    back: onBack,
  });
  if (detail.isError)
    return (
      <>
        <PageHead title={`Item #${number}`} />
        <Fault error={detail.error} retry={() => void detail.refetch()} />
      </>
    );
  if (detail.data === undefined || item === undefined) return <Skeleton rows={10} />;
  return (
    <>
      <PageHead title={`#${item.number} ${item.title}`} note={`${item.when} UTC by ${item.door}`}>
        <Tag tone={item.tone}>{stateName(item.state)}</Tag>
        <button type="button" className="plain-button" onClick={() => replay.mutate()}>
          File again <kbd>p</kbd>
        </button>
        {item.state !== 'processed' && item.state !== 'set-aside' && (
          <button type="button" className="plain-button" onClick={() => setAsking(true)}>
            Set aside <kbd>a</kbd>
          </button>
        )}
        <a className="plain-button" href={original} target="_blank" rel="noopener">
          As it came <kbd>e</kbd>
        </a>
        <button type="button" className="plain-button" onClick={onBack}>
          Back <kbd>Esc</kbd>
        </button>
      </PageHead>
      {(replay.isError || setAside.isError) && <Fault error={replay.error ?? setAside.error} />}
      {item.reason !== null && (
        <p className={classes.reason} data-tone={item.tone} role="status">
          <ToneIcon tone={item.tone === 'stop' ? 'stop' : 'info'} /> {item.place !== null && <b className="mono">{item.place}</b>} {item.reason}
        </p>
      )}
      <div className={classes.split}>
        <RawText lines={detail.data.lines} note={detail.data.note} reason={item.reason} />
        <aside className={classes.results} aria-label="What came of it">
          <h2>What came of it</h2>
          {patient !== undefined && (
            <p>
              <Link to="/chart/$patientId" params={{ patientId: patient.id }}>
                <b>{patient.name}</b>
              </Link>{' '}
              {patient.sex} {patient.birthDate} {patient.mrn !== '' && `MRN ${patient.mrn}`}
            </p>
          )}
          {detail.data.results.length === 0 ? (
            <p className="quiet">
              {item.state === 'processed' ? 'Everything in it was on file already.' : 'Nothing yet. The bytes are kept and can be filed again.'}
            </p>
          ) : (
            <ul>
              {detail.data.results.map((r) => (
                <li key={r.reference}>
                  <span>{r.type}</span> <span className="mono quiet">{r.place}</span>
                </li>
              ))}
            </ul>
          )}
          <dl className={classes.facts}>
            <dt>Sender’s key</dt>
            <dd className="mono">{item.key}</dd>
            <dt>Size</dt>
            <dd>{detail.data.bytes} bytes</dd>
            <dt>SHA-256</dt>
            <dd className="mono">{item.content}</dd>
            <dt>Tries</dt>
            <dd>{item.attempts}</dd>
          </dl>
        </aside>
      </div>
      {asking && (
        <AskReason
          title={`Set #${item.number} aside`}
          explanation="It leaves the list of errors and is kept with your reason; it can be filed again at any time."
          act="Set aside"
          onClose={() => setAsking(false)}
          onDone={(reason) => {
            setAsking(false);
            setAside.mutate(reason);
          }}
        />
      )}
    </>
  );
}
