import type { SettingsView } from './types';
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

const words = (text: string): string[] => text.split(/[\s,;]+/).filter((w) => w !== '');
const number = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);

interface Props {
  readonly rules: readonly OwnRule[];
  readonly canChange: boolean;
  readonly onChange: (rules: OwnRule[]) => void;
}

/** The hospital's own rules: when all that a rule names is so, the coder sees its title and reason among the findings. */
export function RulesEditor({ rules, canChange, onChange }: Props) {
  const set = (at: number, change: Partial<OwnRule>) => onChange(rules.map((r, i) => (i === at ? { ...r, ...change } : r)));
  return (
    <fieldset disabled={!canChange}>
      <legend>Our own rules</legend>
      <p className="quiet">
        A rule speaks when everything it names is so; what is left empty does not matter. Codes may be beginnings, as in E11 or I50.2, several with blanks between.
      </p>
      {rules.map((rule, at) => (
        <fieldset key={at} className={classes.rule}>
          <legend>Own {at + 1}</legend>
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
          <label>
            Principal diagnosis is
            <input defaultValue={(rule.principal ?? []).join(' ')} onBlur={(e) => set(at, { principal: words(e.currentTarget.value) })} />
          </label>
          <label>
            There is a code
            <input defaultValue={(rule.with ?? []).join(' ')} onBlur={(e) => set(at, { with: words(e.currentTarget.value) })} />
          </label>
          <label>
            There is no code
            <input defaultValue={(rule.without ?? []).join(' ')} onBlur={(e) => set(at, { without: words(e.currentTarget.value) })} />
          </label>
          <label>
            MS-DRG is
            <input
              defaultValue={(rule.drgs ?? []).join(' ')}
              onBlur={(e) => set(at, { drgs: words(e.currentTarget.value).map(number).filter((n): n is number => n !== null) })}
            />
          </label>
          <label>
            Discharge status is
            <input defaultValue={(rule.dischargeStatuses ?? []).join(' ')} onBlur={(e) => set(at, { dischargeStatuses: words(e.currentTarget.value) })} />
          </label>
          <label>
            Payer’s name has in it
            <input value={rule.payer} maxLength={80} onChange={(e) => set(at, { payer: e.currentTarget.value })} />
          </label>
          <label>
            Days of stay, at least
            <input inputMode="numeric" defaultValue={rule.daysFrom ?? ''} onBlur={(e) => set(at, { daysFrom: number(e.currentTarget.value.trim()) })} />
          </label>
          <label>
            Days of stay, at most
            <input inputMode="numeric" defaultValue={rule.daysTo ?? ''} onBlur={(e) => set(at, { daysTo: number(e.currentTarget.value.trim()) })} />
          </label>
          <button type="button" className="plain-button" onClick={() => onChange(rules.filter((_, i) => i !== at))}>
            Remove the rule
          </button>
        </fieldset>
      ))}
      <button type="button" className="plain-button" onClick={() => onChange([...rules, none])}>
        Add a rule
      </button>
    </fieldset>
  );
}
