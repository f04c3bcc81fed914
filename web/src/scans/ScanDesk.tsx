import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getJson, sendJson } from '../ui/api/client';
import type { ScanDetail, ScanDocument } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { AskReason } from '../ui/parts/AskReason';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { toast } from '../ui/toasts';
import { IndexForm } from './IndexForm';
import { scanDeskKeys } from './keys';
import { MoveDialog } from './MoveDialog';
import classes from './scans.module.css';

interface Props {
  readonly id: string;
  /** How many others are in the list. */
  readonly left: number;
  readonly onNext: (() => void) | undefined;
  readonly onBack: () => void;
}

const names: Record<string, string> = { index: 'to be indexed', quality: 'to be checked', filed: 'filed' };

/** One scan: its pages on the left; on the right what it is, and the step that waits. */
export function ScanDesk({ id, left, onNext, onBack }: Props) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'sendBack' | 'move'>();
  const detail = useQuery({ queryKey: ['scans', 'one', id], queryFn: ({ signal }) => getJson<ScanDetail>(`/api/intake/scans/${id}`, signal) });
  const changed = () => queries.invalidateQueries({ queryKey: ['scans'] });
  const onward = () => (onNext === undefined ? onBack() : onNext());
  const check = useMutation({
    mutationFn: (body: { accept: boolean; reason?: string }) => sendJson<ScanDocument>('POST', `/api/intake/scans/${id}/check`, body),
    onSuccess: async (_, { accept }) => {
      toast(accept ? 'Accepted; the pages are final.' : 'Sent back to be indexed.');
      onward();
      await changed();
    },
  });
  const moveBack = useMutation({
    mutationFn: () => sendJson<ScanDocument>('POST', `/api/intake/documents/${id}/move-back`, { reason: 'The move was wrong' }),
    onSuccess: async () => {
      toast('The last move was taken back.');
      await changed();
    },
  });
  const document = detail.data?.document;
  const checking = document?.step === 'quality';
  const mayMove = document !== undefined && document.patient !== null && document.step !== 'index';
  useKeys(scanDeskKeys, {
    accept: checking ? () => check.mutate({ accept: true }) : undefined,
    sendBack: checking ? () => setAsking('sendBack') : undefined,
    move: mayMove ? () => setAsking('move') : undefined,
    moveBack: detail.data?.canMoveBack === true ? () => moveBack.mutate() : undefined,
    next: onNext,
    back: onBack,
  });
  if (detail.isError)
    return (
      <>
        <PageHead title="Scan" />
        <Fault error={detail.error} retry={() => void detail.refetch()} />
      </>
    );
  if (detail.data === undefined || document === undefined) return <Skeleton rows={10} />;
  const title = document.title ?? 'Scan';
  return (
    <>
      <PageHead title={title} note={`received ${document.when} UTC, ${left} more in the list`}>
        <Tag tone={document.step === 'filed' ? 'done' : 'info'}>{names[document.step] ?? document.step}</Tag>
        {onNext !== undefined && (
          <button type="button" className="plain-button" onClick={onNext}>
            Next <kbd>n</kbd>
          </button>
        )}
        <button type="button" className="plain-button" onClick={onBack}>
          Back <kbd>Esc</kbd>
        </button>
      </PageHead>
      <div className={classes.desk}>
        <iframe className={classes.pages} title={`Pages of ${title}`} src={`/api/intake/scans/${id}/pages`} />
        <section className={classes.side} aria-label="What it is">
          {document.step === 'index' ? (
            <IndexForm document={document} onFiled={() => { onward(); void changed(); }} />
          ) : (
            <Facts document={document} />
          )}
          {(check.isError || moveBack.isError) && <Fault error={check.error ?? moveBack.error} />}
          <div className={classes.acts}>
            {checking && (
              <>
                <button type="button" className="main-button" onClick={() => check.mutate({ accept: true })}>
                  Accept <kbd>a</kbd>
                </button>
                <button type="button" className="plain-button" onClick={() => setAsking('sendBack')}>
                  Send back <kbd>b</kbd>
                </button>
              </>
            )}
            {mayMove && (
              <button type="button" className="plain-button" onClick={() => setAsking('move')}>
                Move to another chart <kbd>m</kbd>
              </button>
            )}
            {detail.data.canMoveBack && (
              <button type="button" className="plain-button" onClick={() => moveBack.mutate()}>
                Take the last move back <kbd>M</kbd>
              </button>
            )}
          </div>
          {detail.data.acts.length > 0 && (
            <>
              <h2>What was done</h2>
              <ol className={classes.trail} reversed>
                {detail.data.acts.map((a, i) => (
                  <li key={i}>
                    <b>{a.act}</b> {a.when} <span className="quiet">{a.who}</span>
                    {a.reason !== '' && <div>“{a.reason}”</div>}
                  </li>
                ))}
              </ol>
            </>
          )}
        </section>
      </div>
      {asking === 'sendBack' && (
        <AskReason
          title="Send back to be indexed"
          explanation="The pages go back to the list of scans to index, with your reason."
          act="Send back"
          onClose={() => setAsking(undefined)}
          onDone={(reason) => {
            setAsking(undefined);
            check.mutate({ accept: false, reason });
          }}
        />
      )}
      {asking === 'move' && (
        <MoveDialog
          id={id}
          what={`${title}, ${document.typeDisplay ?? 'no type'}`}
          from={document.person?.name ?? 'nobody'}
          onClose={() => setAsking(undefined)}
          onMoved={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

function Facts({ document: d }: { readonly document: ScanDocument }) {
  return (
    <dl className={classes.facts}>
      <dt>Patient</dt>
      <dd>
        <b>{d.person?.name ?? 'nobody'}</b> {d.person?.sex} {d.person?.birthDate} {d.person !== null && d.person !== undefined && d.person.mrn !== '' && <span className="mono">MRN {d.person.mrn}</span>}
      </dd>
      <dt>Type</dt>
      <dd>
        {d.typeDisplay} <span className="mono quiet">{d.typeCode}</span>
      </dd>
      <dt>Date</dt>
      <dd>{(d.date ?? '').slice(0, 10)}</dd>
      <dt>Encounter</dt>
      <dd>{d.encounterText === '' ? 'none' : d.encounterText}</dd>
    </dl>
  );
}
