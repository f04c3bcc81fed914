import { useQuery } from '@tanstack/react-query';
import { getJson, withQuery } from '../ui/api/client';
import type { SectionPage } from '../ui/api/types';
import classes from './scans.module.css';

interface Props {
  readonly patient: string | undefined;
  readonly chosen: string;
  readonly onChoose: (encounter: string) => void;
}

/** Which visit it belongs to, newest first; none is an answer too. */
export function EncounterPick({ patient, chosen, onChoose }: Props) {
  const visits = useQuery({
    queryKey: ['section', patient, 'encounters', 'pick'],
    queryFn: ({ signal }) => getJson<SectionPage>(withQuery(`/api/chart/${patient}/sections/encounters`, { count: 200 }), signal),
    enabled: patient !== undefined,
  });
  return (
    <label className={classes.field}>
      Encounter
      <select value={chosen} disabled={patient === undefined} onChange={(e) => onChoose(e.currentTarget.value)}>
        <option value="">{patient === undefined ? 'choose the patient first' : 'no encounter'}</option>
        {visits.data?.entries.map((v) => (
          <option key={v.key} value={v.key}>
            {v.when} {v.ended !== '' && v.ended !== v.when ? `to ${v.ended} ` : ''}
            {v.what} {v.value}
          </option>
        ))}
      </select>
    </label>
  );
}
