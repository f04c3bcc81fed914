import { useQuery } from '@tanstack/react-query';
import { useId, useState, type RefObject } from 'react';
import { getJson, withQuery } from '../ui/api/client';
import type { PatientHits } from '../ui/api/types';
import { useSettled } from '../ui/useSettled';
import classes from './scans.module.css';

export interface Picked {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly mrn: string;
}

interface Props {
  readonly label: string;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly picked: Picked | undefined;
  readonly onPick: (patient: Picked | undefined) => void;
  readonly autoFocus?: boolean;
}

/** Whose it is: found while one types, shown with birth date and number before anything is filed. */
export function PatientPick({ label, input, picked, onPick, autoFocus = false }: Props) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const base = useId();
  const asked = useSettled(text.trim(), 80);
  const hits = useQuery({
    queryKey: ['patients', asked, 8],
    queryFn: ({ signal }) => getJson<PatientHits>(withQuery('/api/patients', { q: asked, count: 8 }), signal),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  });
  const found = asked.length < 2 || text.trim() === '' ? [] : (hits.data?.patients ?? []).filter((p) => p.mergedInto === null);
  const chosen = Math.min(at, found.length - 1);
  const take = (p: Picked | undefined) => {
    if (p === undefined) return;
    setText('');
    onPick({ id: p.id, name: p.name, sex: p.sex, birthDate: p.birthDate, mrn: p.mrn });
  };
  return (
    <div className={classes.pick}>
      <label htmlFor={`${base}-input`}>{label}</label>
      {picked !== undefined && (
        <p className={classes.person}>
          <b>{picked.name}</b> {picked.sex} {picked.birthDate} {picked.mrn !== '' && <span className="mono">MRN {picked.mrn}</span>}
        </p>
      )}
      <input
        id={`${base}-input`}
        ref={input}
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${base}-list`}
        aria-activedescendant={found.length > 0 ? `${base}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={picked === undefined ? 'Name, MRN, date of birth or phone' : 'Type to choose another'}
        value={text}
        onChange={(e) => {
          setText(e.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(e) => {
          const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
          if (step !== 0 && found.length > 0) setAt((chosen + step + found.length) % found.length);
          else if (e.key === 'Enter' && !e.ctrlKey && found.length > 0) take(found[chosen]);
          else return;
          e.preventDefault();
        }}
      />
      <div id={`${base}-list`} role="listbox" aria-label="Patients that fit" className={classes.hits} hidden={found.length === 0}>
        {found.map((p, i) => (
          <div key={p.id} id={`${base}-${i}`} role="option" aria-selected={i === chosen} onMouseDown={() => take(p)}>
            <b>{p.name}</b> {p.sex} {p.birthDate} <span className="mono">{p.mrn}</span> <small>{p.why}</small>
          </div>
        ))}
      </div>
      {asked.length >= 2 && text.trim() !== '' && hits.data !== undefined && found.length === 0 && <small className="quiet">Nobody fits.</small>}
    </div>
  );
}
