import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './ui/shell/Shell';
import { NotFound } from './ui/shell/NotFound';
import { Fault } from './ui/parts/Fault';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const text = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined);

/** A search parameter that is there, or nothing at all. */
const some = <Name extends string>(search: Record<string, unknown>, ...names: Name[]): Partial<Record<Name, string>> =>
  Object.fromEntries(names.map((n) => [n, text(search[n])]).filter(([, v]) => v !== undefined)) as Partial<Record<Name, string>>;

const home = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('./home/HomePage')) });

const patients = createRoute({
  getParentRoute: () => root,
  path: '/patients',
  validateSearch: (s: Record<string, unknown>) => some(s, 'q'),
  component: lazyRouteComponent(() => import('./records/PatientsPage')),
});

const chart = createRoute({
  getParentRoute: () => root,
  path: '/chart/$patientId',
  component: lazyRouteComponent(() => import('./records/ChartFrame')),
});

const overview = createRoute({ getParentRoute: () => chart, path: '/', component: lazyRouteComponent(() => import('./records/OverviewPage')) });

const section = createRoute({
  getParentRoute: () => chart,
  path: '/section/$section',
  component: lazyRouteComponent(() => import('./records/SectionPage')),
});

const results = createRoute({
  getParentRoute: () => chart,
  path: '/results',
  validateSearch: (s: Record<string, unknown>) => some(s, 'test', 'view'),
  component: lazyRouteComponent(() => import('./records/ResultsPage')),
});

const timeline = createRoute({ getParentRoute: () => chart, path: '/timeline', component: lazyRouteComponent(() => import('./records/TimelinePage')) });

const documents = createRoute({
  getParentRoute: () => chart,
  path: '/documents',
  validateSearch: (s: Record<string, unknown>) => some(s, 'doc', 'q', 'left', 'right'),
  component: lazyRouteComponent(() => import('./records/DocumentsPage')),
});

const coding = createRoute({
  getParentRoute: () => root,
  path: '/coding',
  validateSearch: (s: Record<string, unknown>) => some(s, 'view', 'hold', 'ages', 'coder', 'payer', 'from', 'to', 'drg', 'stage'),
  component: lazyRouteComponent(() => import('./coding/WorklistPage')),
});

const codingAccount = createRoute({
  getParentRoute: () => root,
  path: '/coding/account/$encounterId',
  component: lazyRouteComponent(() => import('./coding/CodingPage')),
});

const codingBoard = createRoute({ getParentRoute: () => root, path: '/coding/board', component: lazyRouteComponent(() => import('./coding/BoardPage')) });

const codingProductivity = createRoute({
  getParentRoute: () => root,
  path: '/coding/productivity',
  validateSearch: (s: Record<string, unknown>) => some(s, 'from', 'to'),
  component: lazyRouteComponent(() => import('./coding/ProductivityPage')),
});

const codingAudits = createRoute({
  getParentRoute: () => root,
  path: '/coding/audits',
  validateSearch: (s: Record<string, unknown>) => some(s, 'status', 'coder', 'from', 'to'),
  component: lazyRouteComponent(() => import('./coding/AuditsPage')),
});

const codingAudit = createRoute({ getParentRoute: () => root, path: '/coding/audits/$auditId', component: lazyRouteComponent(() => import('./coding/AuditPage')) });

const codingSettings = createRoute({ getParentRoute: () => root, path: '/coding/settings', component: lazyRouteComponent(() => import('./coding/SettingsPage')) });

const identity = createRoute({ getParentRoute: () => root, path: '/identity', component: lazyRouteComponent(() => import('./identity/DuplicatesPage')) });

const pair = createRoute({ getParentRoute: () => root, path: '/identity/pair/$a/$b', component: lazyRouteComponent(() => import('./identity/PairPage')) });

const overlays = createRoute({ getParentRoute: () => root, path: '/identity/overlays', component: lazyRouteComponent(() => import('./identity/OverlaysPage')) });

const split = createRoute({ getParentRoute: () => root, path: '/identity/overlays/$patient', component: lazyRouteComponent(() => import('./identity/SplitPage')) });

const decisions = createRoute({
  getParentRoute: () => root,
  path: '/identity/decisions',
  validateSearch: (s: Record<string, unknown>) => some(s, 'patient'),
  component: lazyRouteComponent(() => import('./identity/DecisionsPage')),
});

const undo = createRoute({ getParentRoute: () => root, path: '/identity/undo/$act', component: lazyRouteComponent(() => import('./identity/UndoPage')) });

const register = createRoute({ getParentRoute: () => root, path: '/identity/register', component: lazyRouteComponent(() => import('./identity/RegisterPage')) });

const identityFigures = createRoute({ getParentRoute: () => root, path: '/identity/figures', component: lazyRouteComponent(() => import('./identity/FiguresPage')) });

const identityFigureList = createRoute({
  getParentRoute: () => root,
  path: '/identity/figures/duplicates',
  validateSearch: (s: Record<string, unknown>) => some(s, 'month', 'registrar', 'site', 'door'),
  component: lazyRouteComponent(() => import('./identity/FigureListPage')),
});

const intake = createRoute({
  getParentRoute: () => root,
  path: '/intake',
  validateSearch: (s: Record<string, unknown>) => some(s, 'state', 'item'),
  component: lazyRouteComponent(() => import('./intake/IntakePage')),
});

const scans = createRoute({
  getParentRoute: () => root,
  path: '/scans',
  validateSearch: (s: Record<string, unknown>) => some(s, 'step', 'doc'),
  component: lazyRouteComponent(() => import('./scans/ScansPage')),
});

const analysis = createRoute({ getParentRoute: () => root, path: '/analysis', component: lazyRouteComponent(() => import('./analysis/TrialPage')) });

const analysisTables = createRoute({ getParentRoute: () => root, path: '/analysis/tables', component: lazyRouteComponent(() => import('./analysis/TablesPage')) });

const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: lazyRouteComponent(() => import('./settings/SettingsPage')) });

const tree = root.addChildren([
  home,
  patients,
  chart.addChildren([overview, section, results, timeline, documents]),
  coding,
  codingAccount,
  codingBoard,
  codingProductivity,
  codingAudits,
  codingAudit,
  codingSettings,
  identity,
  pair,
  overlays,
  split,
  decisions,
  undo,
  register,
  identityFigures,
  identityFigureList,
  intake,
  scans,
  analysis,
  analysisTables,
  settings,
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: false,
  defaultErrorComponent: ({ error, reset }) => <Fault error={error} retry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
