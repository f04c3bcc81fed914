import { useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { allKeyMaps } from '../ui/keys/all';
import { chordOf, readable } from '../ui/keys/chord';
import { actId, type KeyMap } from '../ui/keys/define';
import { useKeyRegistry, useLiveActs } from '../ui/keys/useKeys';
import { PageHead } from '../ui/parts/PageHead';
import { usePreference } from '../ui/preferences';
import type { Density } from '../ui/table/columns';
import classes from './settings.module.css';

/** A person's own settings, kept in this browser: keys, row height, light or dark. */
export default function SettingsPage() {
  const registry = useKeyRegistry();
  // Told when the choices change.
  useLiveActs();
  const [density, setDensity] = usePreference<Density>('density', 'normal');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { choices } = registry;
  return (
    <>
      <PageHead title="Settings" note="kept in this browser" />
      <div className={classes.page}>
        <section aria-labelledby="looks">
          <h2 id="looks">Looks</h2>
          <label>
            Light or dark
            <select value={colorScheme} onChange={(e) => setColorScheme(e.currentTarget.value as 'light' | 'dark' | 'auto')}>
              <option value="auto">as the system</option>
              <option value="light">light</option>
              <option value="dark">dark</option>
            </select>
          </label>
          <label>
            Row height
            <select value={density} onChange={(e) => setDensity(e.currentTarget.value as Density)}>
              <option value="compact">compact (28 px)</option>
              <option value="normal">normal (32 px)</option>
              <option value="roomy">roomy (40 px)</option>
            </select>
          </label>
        </section>
        <section aria-labelledby="keys">
          <h2 id="keys">Keys</h2>
          <label>
            <input type="checkbox" checked={choices.singleLetters} onChange={(e) => registry.choose({ ...choices, singleLetters: e.currentTarget.checked })} />
            Keys of a single letter act (outside of input fields)
          </label>
          <p className="quiet">Put the focus on a key and press another one to change it. Backspace switches it off, Escape gives the old one back.</p>
          {Object.keys(choices.keys).length > 0 && (
            <button type="button" className="plain-button" onClick={() => registry.choose({ ...choices, keys: {} })}>
              Give all keys back
            </button>
          )}
          <div className={classes.maps}>
            {allKeyMaps.map((map) => (
              <KeyMapTable key={map.name} map={map} />
            ))}
          </div>
        </section>
      </div>
    </>
  );
}

function KeyMapTable({ map }: { readonly map: KeyMap }) {
  const registry = useKeyRegistry();
  const [heard, setHeard] = useState<string>();
  const choose = (act: string, key: string | undefined) => {
    const { [actId(map, act)]: _, ...others } = registry.choices.keys;
    registry.choose({ ...registry.choices, keys: key === undefined ? others : { ...others, [actId(map, act)]: key } });
  };
  return (
    <table className={classes.keys}>
      <caption>{map.title}</caption>
      <tbody>
        {Object.entries(map.acts).map(([name, act]) => {
          const keys = registry.keysOf(map, name);
          const own = registry.choices.keys[actId(map, name)] !== undefined;
          return (
            <tr key={name}>
              <th scope="row">{act.label}</th>
              <td>
                <input
                  aria-label={`Key for: ${act.label}`}
                  data-own={own || undefined}
                  readOnly
                  value={heard === name ? 'press a key…' : keys.map(readable).join(', ') || 'off'}
                  onFocus={() => setHeard(name)}
                  onBlur={() => setHeard(undefined)}
                  onKeyDown={(e) => {
                    if (e.key === 'Tab' || ['Control', 'Alt', 'Shift', 'Meta'].includes(e.key)) return;
                    e.preventDefault();
                    e.stopPropagation();
                    choose(name, e.key === 'Escape' ? undefined : e.key === 'Backspace' ? '' : chordOf(e.nativeEvent));
                    e.currentTarget.blur();
                  }}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
