import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** Says what would be here and how it gets here. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={classes.emptystate}>
      <strong>{title}</strong>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
