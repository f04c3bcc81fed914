import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { getJson, withQuery } from '../ui/api/client';
import type { PatientHit, PatientHits } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { useSettled } from '../ui/useSettled';
import { patientsKeys } from './keys';
import classes from './records.module.css';

const columns: readonly Column<PatientHit>[] = [
  {
    id: 'name',
    title: 'Name',
    text: (p) => p.name,
    width: 'minmax(14rem, 2fr)',
    cell: (p) => (
      <>
        <b>{p.name}</b> {p.mergedInto !== null && <Tag tone="warning">merged</Tag>}
      </>
    ),
  },
  { id: 'sex', title: 'Sex', text: (p) => p.sex, width: '3rem' },
  { id: 'born', title: 'Born', text: (p) => p.birthDate, width: '6.5rem' },
  { id: 'age', title: 'Age', text: (p) => p.age, width: '4rem', align: 'end' },
  { id: 'mrn', title: 'MRN', text: (p) => p.mrn, width: '9rem', mono: true },
  { id: 'phone', title: 'Phone', text: (p) => p.phone, width: '9rem' },
  { id: 'place', title: 'Place', text: (p) => p.place, width: 'minmax(8rem, 1fr)' },
  { id: 'why', title: 'Found by', text: (p) => p.why, width: 'minmax(8rem, 1fr)' },
];

const idOf = (p: PatientHit) => p.id;

/** Finds a patient while one types: errors, sounds, parts of words, numbers and dates. */
export default function PatientsPage() {
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/patients' });
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const asked = useSettled(text.trim(), 80);
  useEffect(() => {
    if (asked !== q) void navigate({ to: '/patients', search: asked === '' ? {} : { q: asked }, replace: true });
  }, [asked, q, navigate]);
  const hits = useQuery({
    queryKey: ['patients', asked, 100],
    // The answer says what was asked: while the next one is on its way, the list is still that of the question before.
    queryFn: async ({ signal }) => ({ ...(await getJson<PatientHits>(withQuery('/api/patients', { q: asked, count: 100 }), signal)), asked }),
    placeholderData: (before) => before,
  });
  useKeys(patientsKeys, { search: () => input.current?.focus() });
  const open = (p: PatientHit) => void navigate({ to: '/chart/$patientId', params: { patientId: p.mergedInto ?? p.id } });
  const intoList = () => document.querySelector<HTMLElement>('[role=grid] [data-cursor]')?.focus();
  return (
    <>
      <PageHead title="Patients" note={hits.data === undefined ? undefined : `${hits.data.known} in the index${hits.data.ready ? '' : ', still being filled'}`} />
      <div className={classes.searchline}>
        <input
          ref={input}
          autoFocus
          type="search"
          aria-label="Search patients by name, MRN, date of birth or phone"
          placeholder="Name, MRN, date of birth or phone — in any order, errors allowed"
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === 'ArrowDown') intoList();
            else if (e.key === 'Enter') {
              const best = hits.data?.patients[0];
              if (best !== undefined && hits.data?.total === 1) open(best);
              else intoList();
            } else return;
            e.preventDefault();
          }}
        />
      </div>
      {hits.isError ? (
        <Fault error={hits.error} retry={() => void hits.refetch()} />
      ) : (
        <WorkTable
          name="patients"
          things="patients"
          columns={columns}
          rows={hits.data?.patients}
          idOf={idOf}
          open={open}
          listKey={hits.data?.asked ?? ''}
          total={hits.data?.total}
          empty={
            asked === '' ? (
              <EmptyState title="Type to find a patient">Parts of names in any order, an MRN, a date of birth such as 1961-04-09 or 4/9/1961, or a phone number. Typing errors and names that sound alike are found too.</EmptyState>
            ) : (
              <EmptyState title="Nobody fits">Leave out a part, or try the date of birth alone. A patient is here as soon as a message, a document or a bundle about them was filed.</EmptyState>
            )
          }
        />
      )}
    </>
  );
}
