import { Link, useLocation } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { readable } from '../keys/chord';
import { frameKeys } from '../keys/frameKeys';
import { useKeyRegistry } from '../keys/useKeys';
import { departments } from './departments';
import { lastChart } from './lastChart';
import classes from './shell.module.css';

export function Navigation() {
  const who = useSyncExternalStore(session.subscribe, session.snapshot);
  const registry = useKeyRegistry();
  const path = useLocation({ select: (l) => l.pathname });
  const chart = /^\/chart\/([^/]+)/.exec(path)?.[1] ?? lastChart();
  const keyOf = (act: string) => readable(registry.keysOf(frameKeys, act)[0] ?? '').replace(' then ', ' ');
  return (
    <nav className={classes.nav} aria-label="Departments">
      {departments
        .filter((d) => d.right === undefined || who?.rights.includes(d.right) === true)
        .map((d) => (
          <Link key={d.to} to={d.to} activeOptions={{ exact: d.to === '/' }} className={classes.navlink}>
            {d.title} <kbd>{keyOf(d.act)}</kbd>
          </Link>
        ))}
      {chart !== undefined && (
        <Link to="/chart/$patientId" params={{ patientId: chart }} className={classes.navlink}>
          Chart <kbd>{keyOf('lastChart')}</kbd>
        </Link>
      )}
    </nav>
  );
}
