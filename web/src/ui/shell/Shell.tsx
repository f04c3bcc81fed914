import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { frameKeys } from '../keys/frameKeys';
import { useKeys } from '../keys/useKeys';
import { Toasts } from '../toasts';
import { departments } from './departments';
import { Header } from './Header';
import { HelpOverlay } from './HelpOverlay';
import { lastChart } from './lastChart';
import { Navigation } from './Navigation';
import { Palette } from './Palette';
import { SignIn } from './SignIn';
import { StatusBar } from './StatusBar';
import classes from './shell.module.css';

/** The frame around every page: header, departments, the page, status bar. */
export function Shell() {
  const signedIn = useSyncExternalStore(session.subscribe, session.snapshot);
  const [began, setBegan] = useState(false);
  if (signedIn && !began) setBegan(true);
  if (signedIn === undefined) return null;
  if (signedIn === null && !began) return <SignIn />;
  // A session that ends under an open page must not cost what was typed: sign-in lies over the page.
  return (
    <>
      <div inert={signedIn === null}>
        <Frame />
      </div>
      {signedIn === null && <SignIn />}
    </>
  );
}

function Frame() {
  const navigate = useNavigate();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const chart = lastChart();
  const go = (to: string) => () => void navigate({ to });
  useKeys(frameKeys, {
    palette: () => setPalette(true),
    help: () => setHelp(true),
    theme: () => setColorScheme(dark ? 'light' : 'dark'),
    lastChart: chart === undefined ? undefined : go(`/chart/${chart}`),
    ...Object.fromEntries(departments.map((d) => [d.act, go(d.to)])),
  }, { frame: true });
  useFocusOnNewPage();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#page">
        Skip to the page
      </a>
      <Header onPalette={() => setPalette(true)} dark={dark} onTheme={() => setColorScheme(dark ? 'light' : 'dark')} />
      <Navigation />
      <main id="page" className={classes.page} tabIndex={-1}>
        <Outlet />
      </main>
      <StatusBar />
      <Toasts />
      <div id="announcer" className={classes.announcer} role="status" aria-live="polite" />
      {palette && <Palette onClose={() => setPalette(false)} />}
      {help && <HelpOverlay onClose={() => setHelp(false)} />}
    </div>
  );
}

/** A new page takes the focus, so that its keys and a screen reader start at its top. */
function useFocusOnNewPage(): void {
  const path = useLocation({ select: (l) => l.pathname });
  useEffect(() => {
    const page = document.getElementById('page');
    if (page !== null && !page.contains(document.activeElement)) page.focus({ preventScroll: true });
  }, [path]);
}
