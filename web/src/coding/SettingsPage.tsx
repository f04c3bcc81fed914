import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiFault, getJson, sendJson } from '../ui/api/client';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { usePreference } from '../ui/preferences';
import { toast } from '../ui/toasts';
import { CodingNav } from './CodingNav';
import { drgNumber, RulesEditor, type OwnRule } from './RulesEditor';
import type { InstalledReleases, SettingsView } from './types';
import { WordsField } from './WordsField';
import classes from './coding.module.css';

type Settings = SettingsView['settings'];

const rateFields = [
  ['operatingLabor', 'Operating standardized amount, labor share (USD)'],
  ['operatingOther', 'Operating standardized amount, other share (USD)'],
  ['capital', 'Capital federal rate (USD)'],
  ['wageIndex', 'Wage index'],
  ['capitalGeographicFactor', 'Capital geographic adjustment factor'],
  ['costOfLiving', 'Cost-of-living adjustment'],
  ['operatingTeaching', 'Operating indirect medical education (0.12 = 12 %)'],
  ['operatingDisproportionateShare', 'Operating disproportionate share'],
  ['capitalTeaching', 'Capital indirect medical education'],
  ['capitalDisproportionateShare', 'Capital disproportionate share'],
] as const;

/** What the hospital sets for coding, what this coder likes, and which releases are installed. */
export default function SettingsPage() {
  const view = useQuery({ queryKey: ['coding-settings'], queryFn: ({ signal }) => getJson<SettingsView>('/api/coding/settings', signal) });
  const releases = useQuery({ queryKey: ['coding-releases'], queryFn: ({ signal }) => getJson<InstalledReleases>('/api/coding/releases', signal) });
  const [keepsTime, setKeepsTime] = usePreference('coding.keepsTime', false);
  return (
    <>
      <CodingNav />
      <PageHead title="Coding settings" />
      <div className={classes.settings}>
        <section aria-labelledby="mine">
          <h2 id="mine">Mine, kept in this browser</h2>
          <label>
            <input type="checkbox" checked={keepsTime} onChange={(e) => setKeepsTime(e.currentTarget.checked)} /> Keep my minutes on an account with its abstract when I finish it
          </label>
          <p className="quiet">Off, the clock on the coding page stays in this tab and nobody else sees it.</p>
        </section>
        {view.isError && <Fault error={view.error} retry={() => void view.refetch()} />}
        {view.data === undefined ? <Skeleton /> : <Hospital key={view.data.version} view={view.data} onSaved={() => void view.refetch()} />}
        <section aria-labelledby="releases">
          <h2 id="releases">Code-set releases</h2>
          {releases.data?.missing.map((m) => (
            <p key={m}>
              <Tag tone="warning">missing</Tag> {m}
            </p>
          ))}
          <table className={classes.effects} data-words>
            <thead>
              <tr>
                <th scope="col">Release</th>
                <th scope="col">Version</th>
                <th scope="col">Discharges</th>
                <th scope="col">Known gaps</th>
              </tr>
            </thead>
            <tbody>
              {releases.data?.releases.map((r) => (
                <tr key={r.name}>
                  <th scope="row">{r.name}</th>
                  <td>{r.version}</td>
                  <td>
                    {r.from} – {r.to === '' ? 'until further notice' : r.to}
                  </td>
                  <td>{r.gaps.join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="quiet">
            In {releases.data?.folder}. A release is installed with <code>chartroom codes install PATH</code>, where PATH is a folder, a .zip or the web address of one; it is seen here within seconds.
          </p>
        </section>
      </div>
    </>
  );
}

function Hospital({ view, onSaved }: { readonly view: SettingsView; readonly onSaved: () => void }) {
  const [settings, setSettings] = useState<Settings>(view.settings);
  const [error, setError] = useState<string>();
  useEffect(() => setSettings(view.settings), [view]);
  const set = (next: Partial<Settings>) => setSettings({ ...settings, ...next });
  const rates = settings.rates;
  const save = async () => {
    try {
      await sendJson<SettingsView>('PUT', '/api/coding/settings', settings, { 'If-Match': `W/"${view.version}"` });
      setError(undefined);
      toast('The settings are kept.');
      onSaved();
    } catch (fault) {
      setError(fault instanceof ApiFault ? fault.detail : String(fault));
    }
  };
  return (
    <form
      aria-labelledby="hospital"
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
    >
      <h2 id="hospital">The hospital’s</h2>
      {!view.canChange && <p className="quiet">Only an administrator changes these.</p>}
      <fieldset disabled={!view.canChange}>
        <legend>Worklist</legend>
        <label>
          Days of bill hold after discharge
          <input type="number" min={0} max={30} value={settings.billHoldDays} onChange={(e) => set({ billHoldDays: e.currentTarget.valueAsNumber || 0 })} />
        </label>
        <label>
          Days back that count
          <input type="number" min={1} max={3650} value={settings.daysBack} onChange={(e) => set({ daysBack: e.currentTarget.valueAsNumber || 1 })} />
        </label>
        <label>
          <input type="checkbox" checked={settings.codesOutpatients ?? false} onChange={(e) => set({ codesOutpatients: e.currentTarget.checked })} /> Clinic visits are coded here too
        </label>
        <label>
          <input type="checkbox" checked={settings.allowsProvisional ?? false} onChange={(e) => set({ allowsProvisional: e.currentTarget.checked })} /> A discharge after the newest release may be finished with that release
        </label>
      </fieldset>
      <fieldset disabled={!view.canChange}>
        <legend>IPPS rates</legend>
        {rates === null || rates === undefined ? (
          <>
            <p className="quiet">No rates are set, so no payment is estimated. They stand in the hospital’s rate letter and the IPPS tables.</p>
            <button type="button" className="plain-button" onClick={() => set({ rates: { operatingLabor: 0, operatingOther: 0, capital: 0, wageIndex: 1, capitalGeographicFactor: 1, costOfLiving: 1, operatingTeaching: 0, operatingDisproportionateShare: 0, capitalTeaching: 0, capitalDisproportionateShare: 0 } })}>
              Enter rates
            </button>
          </>
        ) : (
          rateFields.map(([name, title]) => (
            <label key={name}>
              {title}
              <input type="number" step="any" min={0} value={rates[name] ?? 0} onChange={(e) => set({ rates: { ...rates, [name]: e.currentTarget.valueAsNumber || 0 } })} />
            </label>
          ))
        )}
        <label>
          <input type="checkbox" checked={settings.isHacExempt ?? false} onChange={(e) => set({ isHacExempt: e.currentTarget.checked })} /> Exempt from the hospital-acquired-condition provision
        </label>
        <WordsField label="MS-DRGs under the post-acute transfer policy" rows={2} words={(settings.postAcuteDrgs ?? []).map(String)} {...drgNumber} onChange={(all) => set({ postAcuteDrgs: all.map(Number) })} />
        <WordsField label="Of these, with the special payment" rows={2} words={(settings.specialPayDrgs ?? []).map(String)} {...drgNumber} onChange={(all) => set({ specialPayDrgs: all.map(Number) })} />
      </fieldset>
      <RulesEditor rules={(settings.rules ?? []) as readonly OwnRule[]} canChange={view.canChange} onChange={(rules) => set({ rules })} />
      {error !== undefined && (
        <p role="alert" className={classes.wrong}>
          ⊗ {error}
        </p>
      )}
      {view.canChange && (
        <button type="submit" className={classes.do}>
          Keep the settings
        </button>
      )}
    </form>
  );
}
