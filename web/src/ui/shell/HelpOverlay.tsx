import { readable } from '../keys/chord';
import { dialogKeys } from '../keys/frameKeys';
import { useKeys, useLiveActs } from '../keys/useKeys';
import { useState } from 'react';
import { Dialog } from '../parts/Dialog';
import classes from './shell.module.css';

/** All keys that are in force on the page under it, by map. */
export function HelpOverlay({ onClose }: { readonly onClose: () => void }) {
  const acts = useLiveActs();
  // As they were when help was asked for: the overlay itself hides the keys below it.
  const [shown] = useState(acts);
  useKeys(dialogKeys, { close: onClose }, { modal: true });
  const maps = [...new Set(shown.map((a) => a.map))];
  return (
    <Dialog label="Keys" size="64rem" onClose={onClose}>
      <div className={classes.helphead}>
        <h2>Keys</h2>
        <button type="button" className="plain-button" autoFocus data-autofocus onClick={onClose}>
          Close <kbd>Esc</kbd>
        </button>
      </div>
      <div className={classes.help}>
        {maps.map((map) => (
          <section key={map.name}>
            <h3>{map.title}</h3>
            <dl>
              {shown
                .filter((a) => a.map === map && a.keys.length > 0)
                .map((a) => (
                  <div key={a.id}>
                    <dt>
                      {a.keys.map((k) => (
                        <kbd key={k}>{readable(k)}</kbd>
                      ))}
                    </dt>
                    <dd>{a.act.label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={classes.quiet}>Keys can be changed or switched off in Settings (g then ,).</p>
    </Dialog>
  );
}
