import type { ReactNode } from 'react';
import { ToneIcon } from './ToneIcon';
import classes from './parts.module.css';

export type Tone = 'stop' | 'warning' | 'info' | 'done' | 'plain';

/** A state: always colour, icon and word together. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      <ToneIcon tone={tone} />
      {children}
    </span>
  );
}
