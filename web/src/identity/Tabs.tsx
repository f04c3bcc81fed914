import { Link, useNavigate } from '@tanstack/react-router';
import { useKeys } from '../ui/keys/useKeys';
import { identityKeys } from './keys';
import classes from './identity.module.css';

const tabs = [
  { to: '/identity', act: 'duplicates', title: 'Possible duplicates' },
  { to: '/identity/overlays', act: 'overlays', title: 'Suspected overlays' },
  { to: '/identity/decisions', act: 'decisions', title: 'Decisions' },
  { to: '/identity/register', act: 'register', title: 'Register' },
  { to: '/identity/figures', act: 'figures', title: 'Figures' },
] as const;

/** The lists of the department, a key each. */
export function Tabs() {
  const navigate = useNavigate();
  useKeys(identityKeys, Object.fromEntries(tabs.map((t) => [t.act, () => void navigate({ to: t.to })])), { frame: true });
  return (
    <nav className={classes.tabs} aria-label="Identity">
      {tabs.map((t) => (
        <Link key={t.to} to={t.to} activeOptions={{ exact: true, includeSearch: false }}>
          {t.title} <kbd>{identityKeys.acts[t.act].key}</kbd>
        </Link>
      ))}
    </nav>
  );
}
