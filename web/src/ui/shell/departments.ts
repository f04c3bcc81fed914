import { frameKeys } from '../keys/frameKeys';

/** The departments in the navigation, in the order of a chart's way through the house. */
export interface DepartmentLink {
  readonly to: string;
  readonly title: string;
  readonly act: keyof typeof frameKeys.acts;
  /** The right without which the department is not offered; the server decides in any case. */
  readonly right?: string;
}

export const departments: readonly DepartmentLink[] = [
  { to: '/', title: 'Home', act: 'home' },
  { to: '/patients', title: 'Patients', act: 'patients', right: 'ReadRecord' },
  { to: '/identity', title: 'Identity', act: 'identity', right: 'Identity' },
  { to: '/intake', title: 'Intake', act: 'intake', right: 'Intake' },
  { to: '/scans', title: 'Scans', act: 'scans', right: 'Intake' },
  { to: '/coding', title: 'Coding', act: 'coding', right: 'Coding' },
  { to: '/analysis', title: 'Analysis', act: 'analysis', right: 'Analyze' },
  { to: '/settings', title: 'Settings', act: 'settings' },
];
