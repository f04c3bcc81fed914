import { useState } from 'react';
import type { SettingsView } from './types';
import { WordsField } from './WordsField';
import classes from './coding.module.css';

/** A rule as it comes from the server: nothing is left out. */
export type OwnRule = Required<NonNullable<SettingsView['settings']['rules']>[number]>;

const none: OwnRule = {
  title: '',
  level: 'warning',
  reason: '',
  principal: [],
  with: [],
  without: [],
  drgs: [],
  dischargeStatuses: [],
  payer: '',
  daysFrom: null,
  daysTo: null,
};

const levels = [
  ['stop', 'stop: holds the abstract back'],
  ['warning', 'warning: wants a look'],
  ['info', 'information'],
] as const;

const code = { form: /^[A-Za-z0-9][A-Za-z0-9.]*$/, kind: 'a code or the beginning of one' };
const status = { form: /^\d{1,2}$/, kind: 'a discharge status of two figures' };
export const drgNumber = { form: /^\d{1,3}$/, kind: 'the number of an MS-DRG' };

const days = (field: HTMLInputElement): number | null => (field.value === '' ? null : field.valueAsNumber);

interface Props {
  readonly rules: readonly OwnRule[];
  readonly canChange: boolean;
  readonly onChange: (rules: OwnRule[]) => void;
}

/** The hospital's own rules: when all that a rule names is so, the coder sees its title and reason among the findings. */
export function RulesEditor({ rules, canChange, onChange }: Props) {
  // A rule has no name of its own that stays: its fields must go with it when one before it is removed.
  const [keys, setKeys] = useState(() => rules.map((_, i) => i));
  const set = (at: number, change: Partial<OwnRule>) => onChange(rules.map((r, i) => (i === at ? { ...r, ...change } : r)));
  return (
    <fieldset disabled={!canChange}>
      <legend>Our own rules</legend>
      <p className="quiet">
        A rule speaks when everything it names is so; what is left empty does not matter. Codes may be beginnings, as in E11 or I50.2, several with blanks between.
      </p>
      {rules.map((rule, at) => (
        <fieldset key={keys[at]} className={classes.rule}>
          <legend>{`Own ${at + 1}${rule.title === '' ? '' : `: ${rule.title}`}`}</legend>
          <label>
            What it says
            <input value={rule.title} minLength={3} maxLength={80} required onChange={(e) => set(at, { title: e.currentTarget.value })} />
          </label>
          <label>
            Why, and what to do
            <input value={rule.reason} minLength={3} maxLength={500} required onChange={(e) => set(at, { reason: e.currentTarget.value })} />
          </label>
          <label>
            Weight
            <select value={rule.level} onChange={(e) => set(at, { level: e.currentTarget.value as OwnRule['level'] })}>
              {levels.map(([level, title]) => (
                <option key={level} value={level}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <WordsField label="Principal diagnosis is" words={rule.principal ?? []} {...code} onChange={(principal) => set(at, { principal })} />
          <WordsField label="There is a code" words={rule.with ?? []} {...code} onChange={(all) => set(at, { with: all })} />
          <WordsField label="There is no code" words={rule.without ?? []} {...code} onChange={(without) => set(at, { without })} />
          <WordsField label="MS-DRG is" words={(rule.drgs ?? []).map(String)} {...drgNumber} onChange={(drgs) => set(at, { drgs: drgs.map(Number) })} />
          <WordsField label="Discharge status is" words={rule.dischargeStatuses ?? []} {...status} onChange={(dischargeStatuses) => set(at, { dischargeStatuses })} />
          <label>
            Payer’s name has in it
            <input value={rule.payer} maxLength={80} onChange={(e) => set(at, { payer: e.currentTarget.value })} />
          </label>
          <label>
            Days of stay, at least
            <input type="number" min={0} max={rule.daysTo ?? 999} value={rule.daysFrom ?? ''} onChange={(e) => set(at, { daysFrom: days(e.currentTarget) })} />
          </label>
          <label>
            Days of stay, at most
            <input type="number" min={rule.daysFrom ?? 0} max={999} value={rule.daysTo ?? ''} onChange={(e) => set(at, { daysTo: days(e.currentTarget) })} />
          </label>
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              setKeys(keys.filter((_, i) => i !== at));
              onChange(rules.filter((_, i) => i !== at));
            }}
          >
            Remove the rule
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="plain-button"
        onClick={() => {
          setKeys([...keys, Math.max(-1, ...keys) + 1]);
          onChange([...rules, none]);
        }}
      >
        Add a rule
      </button>
    </fieldset>
  );
}
