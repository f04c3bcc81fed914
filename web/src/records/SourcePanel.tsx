import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { getJson } from '../ui/api/client';
import type { SourceView } from '../ui/api/types';
import { dialogKeys } from '../ui/keys/frameKeys';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { Skeleton } from '../ui/parts/Skeleton';
import classes from './records.module.css';

interface Props {
  readonly patientId: string;
  readonly of: string;
  readonly onClose: () => void;
}

/** Where a datum comes from: message or document, place in it, who, when, earlier versions. */
export function SourcePanel({ patientId, of, onClose }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  const source = useQuery({
    queryKey: ['source', patientId, of],
    queryFn: ({ signal }) => getJson<SourceView>(`/api/chart/${patientId}/sources/${of}`, signal),
  });
  const before = useRef(document.activeElement);
  const close = () => {
    onClose();
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  useKeys(dialogKeys, { close });
  useEffect(() => head.current?.focus(), [of]);
  return (
    <aside className={classes.source} aria-label="Where does this come from?">
      <div className={classes.sourcehead}>
        <h2 ref={head} tabIndex={-1}>
          Where does this come from?
        </h2>
        <button type="button" className="plain-button" onClick={close}>
          Close <kbd>Esc</kbd>
        </button>
      </div>
      <p className="mono quiet">{of}</p>
      {source.isError && <Fault error={source.error} retry={() => void source.refetch()} />}
      {source.isPending && <Skeleton rows={5} />}
      {source.data !== undefined && <Answer view={source.data} patientId={patientId} />}
    </aside>
  );
}

function Answer({ view, patientId }: { readonly view: SourceView; readonly patientId: string }) {
  return (
    <>
      {view.origins.length === 0 && (
        <p className={classes.note}>No source is recorded: it was written through the FHIR API without a Provenance. The versions below say when and how.</p>
      )}
      {view.origins.map((o) => (
        <dl key={o.key} className={classes.facts}>
          <dt>From</dt>
          <dd>
            {o.from === '' ? 'not named' : o.from}{' '}
            {o.item !== null && (
              <a href={`/intake?item=${o.item}`}>open message #{o.item}</a>
            )}
            {o.link !== null && (
              <Link to="/chart/$patientId/documents" params={{ patientId }} search={{ doc: o.link }}>
                open document
              </Link>
            )}
          </dd>
          <dt>Place</dt>
          <dd className="mono">{o.place === '' ? 'the whole' : o.place}</dd>
          <dt>Who</dt>
          <dd>{o.who === '' ? 'not named' : o.who}</dd>
          <dt>When</dt>
          <dd>{o.when}</dd>
          <dt>Act</dt>
          <dd>{o.activity}</dd>
        </dl>
      ))}
      <h3>Versions</h3>
      <ol className={classes.versions} reversed>
        {view.versions.map((v) => (
          <li key={v.version}>
            <b>{v.version}</b> {v.when} <span className="quiet">{v.method}, t={v.t}</span>
            {v.changed !== '' && <div className="quiet">{v.changed === 'deleted' ? 'deleted' : `changed: ${v.changed}`}</div>}
          </li>
        ))}
      </ol>
      <details>
        <summary>The resource as it stands</summary>
        <pre className={classes.json} tabIndex={0}>
          {view.json}
        </pre>
      </details>
    </>
  );
}
