import { useEffect } from 'react';
import type { RawLine } from '../ui/api/types';
import { ToneIcon } from '../ui/parts/ToneIcon';
import classes from './intake.module.css';

/** Brings the place at fault into sight. */
export function toFault(): void {
  document.querySelector(`[data-fault]`)?.scrollIntoView({ block: 'center' });
}

/** The text of an item, line by line; under the line at fault stands what is wrong with it. */
export function RawText({ lines, note, reason }: { readonly lines: readonly RawLine[]; readonly note: string; readonly reason: string | null }) {
  useEffect(toFault, [lines]);
  if (lines.length === 0) return <p className={classes.note}>{note}</p>;
  return (
    <div className={classes.raw} tabIndex={0} role="region" aria-label="Text of the item">
      <ol>
        {lines.map((l) => (
          <li key={l.number} data-fault={l.atFault || undefined}>
            <i aria-hidden>{l.number}</i>
            <code>
              {l.before}
              {l.atFault && (l.fault === '' ? <mark className={classes.missing}>▲</mark> : <mark>{l.fault}</mark>)}
              {l.after === '' && l.before === '' && l.fault === '' ? ' ' : l.after}
            </code>
            {l.atFault && (
              <p>
                <ToneIcon tone="stop" /> {l.fault === '' ? 'Missing here: ' : ''}
                {reason}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
