import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { announce } from '../ui/announce';
import { sendJson } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tag, type Tone } from '../ui/parts/Tag';
import { toast } from '../ui/toasts';
import { useSettled } from '../ui/useSettled';
import { registerKeys } from './keys';
import { Tabs } from './Tabs';
import type { Candidate, Candidates, Registered } from './types';
import classes from './identity.module.css';

const blank = { family: '', given: '', middle: '', birthDate: '', sex: '', street: '', city: '', state: '', zip: '', phone: '', email: '', ssn: '', number: '' };
type Form = typeof blank;

const fields: readonly { readonly name: keyof Form; readonly title: string; readonly hint?: string }[] = [
  { name: 'family', title: 'Family name' },
  { name: 'given', title: 'Given name' },
  { name: 'middle', title: 'Middle name' },
  { name: 'birthDate', title: 'Date of birth', hint: '1961-04-09' },
  { name: 'street', title: 'Street and number' },
  { name: 'city', title: 'City' },
  { name: 'state', title: 'State' },
  { name: 'zip', title: 'Postcode' },
  { name: 'phone', title: 'Phone' },
  { name: 'email', title: 'E-mail' },
  { name: 'ssn', title: 'Social security number' },
  { name: 'number', title: 'Record number (made when left empty)' },
];

const grades: Record<string, Tone> = { certain: 'stop', probable: 'warning', possible: 'info' };

/** The form as a FHIR Patient, for the check. */
const patientOf = (f: Form) => ({
  resourceType: 'Patient',
  name: [{ use: 'official', ...(f.family === '' ? {} : { family: f.family }), ...(f.given === '' ? {} : { given: [f.given, ...(f.middle === '' ? [] : [f.middle])] }) }],
  ...(f.birthDate === '' ? {} : { birthDate: f.birthDate }),
  ...(f.sex === '' ? {} : { gender: f.sex }),
  telecom: [...(f.phone === '' ? [] : [{ system: 'phone', value: f.phone }]), ...(f.email === '' ? [] : [{ system: 'email', value: f.email }])],
  address: [{ line: f.street === '' ? [] : [f.street], ...(f.city === '' ? {} : { city: f.city }), ...(f.state === '' ? {} : { state: f.state }), ...(f.zip === '' ? {} : { postalCode: f.zip }) }],
  identifier: f.ssn === '' ? [] : [{ system: 'http://hl7.org/fhir/sid/us-ssn', value: f.ssn }],
});

/** Registers a person. Who on file may be meant is said while one types; it warns and never blocks. */
export default function RegisterPage() {
  const [form, setForm] = useState<Form>(blank);
  const [fault, setFault] = useState<unknown>();
  const [last, setLast] = useState<Registered>();
  const asked = useSettled(form, 300);
  const enough = asked.family !== '' && (asked.given !== '' || asked.birthDate !== '' || asked.phone !== '' || asked.ssn !== '');
  const check = useQuery({
    queryKey: ['identity', 'register-check', asked],
    queryFn: () => sendJson<Candidates>('POST', '/api/identity/register-check', patientOf(asked)),
    enabled: enough,
    placeholderData: (before) => before,
  });
  const found = enough ? (check.data?.found ?? []) : [];
  const save = async () => {
    setFault(undefined);
    try {
      const made = await sendJson<Registered>('POST', '/api/identity/register', { ...form, passedOver: found.map((c) => c.patient) });
      setLast(made);
      setForm(blank);
      const text = `Registered ${made.face.name}, MRN ${made.face.mrn}.`;
      announce(text);
      toast(text);
      document.getElementById('register-family')?.focus();
    } catch (error) {
      setFault(error);
    }
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    void save();
  };
  useKeys(registerKeys, {
    save: form.family === '' ? undefined : () => void save(),
    warning: found.length === 0 ? undefined : () => document.querySelector<HTMLElement>('[data-candidate] a')?.focus(),
  });
  return (
    <>
      <PageHead title="Register a person" note={last === undefined ? undefined : `last: ${last.face.name}, MRN ${last.face.mrn}`} />
      <Tabs />
      <div className={classes.register}>
        <form onSubmit={submit} className={classes.registerform} autoComplete="off">
          {fields.map((f, i) => (
            <label key={f.name} className={classes.field}>
              {f.title}
              <input
                id={`register-${f.name}`}
                autoFocus={i === 0}
                required={f.name === 'family'}
                value={form[f.name]}
                placeholder={f.hint}
                onChange={(e) => setForm({ ...form, [f.name]: e.currentTarget.value })}
              />
            </label>
          ))}
          <label className={classes.field}>
            Sex
            <select value={form.sex} onChange={(e) => setForm({ ...form, sex: e.currentTarget.value })}>
              <option value="">not said</option>
              <option value="female">female</option>
              <option value="male">male</option>
              <option value="other">other</option>
              <option value="unknown">unknown</option>
            </select>
          </label>
          {fault !== undefined && <Fault error={fault} />}
          <p className={classes.buttons}>
            <button type="submit" className={classes.primary}>
              {found.length === 0 ? 'Register' : 'Register as a new person'} <kbd>Ctrl+Enter</kbd>
            </button>
          </p>
        </form>
        <section className={classes.warning} aria-label="May be on file already" aria-live="polite">
          <h2>May be on file already</h2>
          {check.isError && <Fault error={check.error} />}
          {!enough && <p className="quiet">Type a name and one thing more: who on file may be meant is shown here.</p>}
          {enough && found.length === 0 && !check.isPending && <p className="quiet">Nobody on file is like this.</p>}
          <ul>
            {found.map((c) => (
              <Found key={c.patient} candidate={c} />
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function Found({ candidate: c }: { readonly candidate: Candidate }) {
  const id = c.patient.slice('Patient/'.length);
  const strong = [...c.evidence].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits)).slice(0, 5);
  return (
    <li data-candidate>
      <Tag tone={grades[c.grade] ?? 'plain'}>{c.grade}</Tag> <b>{c.name}</b> {c.birthDate} {c.mrn !== '' && <span className="mono">{c.mrn}</span>} <span className="quiet">chance {c.score.toFixed(4)}</span>
      <span className={classes.why}>{strong.map((e) => `${e.comparison} ${e.level} ${e.bits >= 0 ? '+' : ''}${e.bits.toFixed(1)}`).join(' · ')}</span>
      <a href={`/chart/${id}`} target="_blank" rel="noreferrer">
        View the record
      </a>
    </li>
  );
}
