import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { session } from '../ui/api/session';
import type { PatientBanner } from '../ui/api/types';
import { Tag } from '../ui/parts/Tag';
import classes from './records.module.css';

/** Whose record this is: always in sight. */
export function Banner({ patient: p }: { readonly patient: PatientBanner }) {
  const who = useSyncExternalStore(session.subscribe, session.snapshot);
  return (
    <section className={classes.banner} aria-label="Patient">
      <strong className={classes.bannername} title={p.otherNames.length > 0 ? `Also: ${p.otherNames.join('; ')}` : undefined}>
        {p.name}
      </strong>
      <span title="Sex">{p.sex}</span>
      <span title="Date of birth and age">
        {p.birthDate === '' ? 'born ?' : p.birthDate} {p.age !== '' && `(${p.age})`}
      </span>
      {p.deceased !== '' && <Tag tone="stop">deceased {p.deceased}</Tag>}
      <span title={p.numbers.join('\n')}>
        MRN <span className="mono">{p.mrn === '' ? '–' : p.mrn}</span>
      </span>
      <span className={classes.bannerallergies}>
        {p.allergies.length === 0 ? (
          <span className="quiet">{p.allergyNote}</span>
        ) : (
          <>
            <span>Allergies:</span>
            {p.allergies.slice(0, 4).map((a) => (
              <Tag key={a.key} tone={a.tone}>
                {a.what}
              </Tag>
            ))}
            {p.allergies.length > 4 && <span title={p.allergies.map((a) => a.what).join(', ')}>and {p.allergies.length - 4} more</span>}
          </>
        )}
      </span>
      {p.mergedInto !== null && (
        <Link to="/chart/$patientId" params={{ patientId: p.mergedInto }} className={classes.merged}>
          ⚠ merged: go to the record in use
        </Link>
      )}
      {(p.mergedInto !== null || p.joined > 0) && who?.rights.includes('Identity') === true && (
        <Link to="/identity/decisions" search={{ patient: p.id }}>
          {p.mergedInto !== null ? 'who joined them?' : p.joined === 1 ? 'one record was merged in: who joined them?' : `${p.joined} records were merged in: who joined them?`}
        </Link>
      )}
    </section>
  );
}
