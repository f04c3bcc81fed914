import { Link, useNavigate } from '@tanstack/react-router';
import { readable } from '../ui/keys/chord';
import { useKeyRegistry, useKeys } from '../ui/keys/useKeys';
import { departmentKeys } from './keys';
import classes from './coding.module.css';

const pages = [
  { act: 'worklist', to: '/coding', title: 'Worklist' },
  { act: 'board', to: '/coding/board', title: 'Unbilled board' },
  { act: 'productivity', to: '/coding/productivity', title: 'Productivity' },
  { act: 'audits', to: '/coding/audits', title: 'Audit' },
  { act: 'settings', to: '/coding/settings', title: 'Settings' },
] as const;

/** The pages of the department, above each of them. */
export function CodingNav() {
  const navigate = useNavigate();
  const registry = useKeyRegistry();
  useKeys(departmentKeys, Object.fromEntries(pages.map((p) => [p.act, () => void navigate({ to: p.to })])), { frame: true });
  return (
    <nav className={classes.pages} aria-label="Pages of the coding department">
      {pages.map((p) => (
        <Link key={p.to} to={p.to} activeOptions={{ exact: true, includeSearch: false }}>
          {p.title} <kbd>{readable(registry.keysOf(departmentKeys, p.act)[0] ?? '')}</kbd>
        </Link>
      ))}
    </nav>
  );
}
