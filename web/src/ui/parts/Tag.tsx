import type { ReactNode } from 'react';
import classes from './parts.module.css';

export type Tone = 'stop' | 'warning' | 'info' | 'done' | 'plain';

const icons: Record<Tone, string> = { stop: '⊗', warning: '⚠', info: 'ⓘ', done: '✔', plain: '' };

/** A state: always colour, icon and word together. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {icons[tone] !== '' && <span aria-hidden>{icons[tone]} </span>}
      {children}
    </span>
  );
}
