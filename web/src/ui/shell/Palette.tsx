import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { getJson, withQuery } from '../api/client';
import type { PatientHits } from '../api/types';
import { readable } from '../keys/chord';
import { palettesKeys } from '../keys/frameKeys';
import { useKeys, useLiveActs } from '../keys/useKeys';
import { Dialog } from '../parts/Dialog';
import { useSettled } from '../useSettled';
import classes from './shell.module.css';

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly keys: string;
  readonly run: () => void;
}

/** One line for everything: patients by name, number, date of birth or phone; pages; the page's own commands. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const acts = useLiveActs();
  const [offered] = useState(() => acts.filter((a) => a.id !== 'frame.palette'));
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useKeys(palettesKeys, { close: onClose }, { modal: true });
  const asked = useSettled(text.trim(), 80);
  const patients = useQuery({
    queryKey: ['patients', asked, 8],
    queryFn: ({ signal }) => getJson<PatientHits>(withQuery('/api/patients', { q: asked, count: 8 }), signal),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  });
  const choices = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found: Choice[] = offered
      .filter((a) => words.every((w) => `${a.act.label} ${a.map.title}`.toLowerCase().includes(w)))
      .map((a) => ({ id: a.id, title: a.act.label, note: a.map.title, keys: a.keys[0] ?? '', run: a.run }));
    const people: Choice[] =
      asked.length < 2
        ? []
        : (patients.data?.patients ?? []).map((p) => ({
            id: `patient-${p.id}`,
            title: `${p.name}  ${p.sex}  ${p.birthDate}`,
            note: `${p.mrn === '' ? '' : `MRN ${p.mrn} · `}${p.why}`,
            keys: '',
            run: () => void navigate({ to: '/chart/$patientId', params: { patientId: p.id } }),
          }));
    return [...people, ...found];
  }, [text, asked, offered, patients.data, navigate]);
  const chosen = Math.min(at, choices.length - 1);
  useEffect(() => {
    // Newer browsers give a promise here, which is no clean-up of an effect.
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const take = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    // The acts below are in force again only when the palette is gone.
    setTimeout(choice.run, 0);
  };
  return (
    <Dialog label="Command palette" size="40rem" padding={0} top="12vh" onClose={onClose}>
      <div className={classes.palette}>
        <input
          ref={input}
          autoFocus
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="palette-choices"
          aria-activedescendant={chosen >= 0 ? `choice-${chosen}` : undefined}
          aria-label="Find a patient, a page or a command"
          placeholder="Patient, page or command"
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(e) => {
            setText(e.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(e) => {
            const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
            if (step !== 0) setAt((chosen + step + choices.length) % Math.max(1, choices.length));
            else if (e.key === 'Enter') take(choices[chosen]);
            else return;
            e.preventDefault();
          }}
        />
        <div id="palette-choices" role="listbox" aria-label="Choices" ref={list}>
          {choices.map((c, i) => (
            <div key={c.id} id={`choice-${i}`} role="option" aria-selected={i === chosen} onMouseDown={() => take(c)}>
              <span>{c.title}</span>
              <small>{c.note}</small>
              {c.keys !== '' && <kbd>{readable(c.keys)}</kbd>}
            </div>
          ))}
        </div>
        {choices.length === 0 && <p className={classes.quiet}>Nothing fits. Patients are found by name, MRN, date of birth or phone.</p>}
      </div>
    </Dialog>
  );
}
