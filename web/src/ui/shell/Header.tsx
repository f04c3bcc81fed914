import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { getJson, sendJson } from '../api/client';
import { session } from '../api/session';
import type { WorkQueues } from '../api/types';
import { forgetChart } from './lastChart';
import classes from './shell.module.css';

interface Props {
  readonly onPalette: () => void;
  readonly onTheme: () => void;
  readonly dark: boolean;
}

export function Header({ onPalette, onTheme, dark }: Props) {
  const who = useSyncExternalStore(session.subscribe, session.snapshot);
  const work = useQuery({
    queryKey: ['home'],
    queryFn: ({ signal }) => getJson<WorkQueues>('/api/home', signal),
    refetchInterval: 10_000,
  });
  const urgent = work.data?.queues.find((q) => q.tone === 'stop' && q.count > 0);
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand}>
        <img src="/mark.svg" alt="" width={20} height={20} />
        Chartroom
      </Link>
      <button type="button" className={classes.jump} onClick={onPalette}>
        <span>Search or jump to…</span> <kbd>Ctrl K</kbd>
      </button>
      <span className={classes.spacer} />
      {urgent !== undefined && (
        <Link to={urgent.link} className={classes.alert}>
          <span aria-hidden>⚠</span> {urgent.title} <b>{urgent.count}</b>
        </Link>
      )}
      <button type="button" className={classes.plain} onClick={onTheme} title="Light or dark (Ctrl+Alt+l)">
        {dark ? '☾ Dark' : '☀ Light'}
      </button>
      <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 80 }}>
        <Menu.Target>
          <button type="button" className={classes.plain}>
            {who?.display} <span aria-hidden>▾</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{who?.roleTitle}</Menu.Label>
          <Menu.Item component={Link} to="/settings">
            Settings
          </Menu.Item>
          <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}

async function signOut(): Promise<void> {
  await sendJson('DELETE', '/api/session');
  forgetChart();
  // A new page, so that nothing of the record stays in memory.
  location.assign('/');
}
