import { useQuery } from '@tanstack/react-query';
import { getJson } from '../api/client';
import type { RecordNow } from '../api/types';
import { readable } from '../keys/chord';
import { useLiveActs } from '../keys/useKeys';
import classes from './shell.module.css';

/** The page's own keys, and where the record stands. */
export function StatusBar() {
  const acts = useLiveActs();
  const now = useQuery({ queryKey: ['now'], queryFn: ({ signal }) => getJson<RecordNow>('/api/home/now', signal), refetchInterval: 5_000 });
  // A key that a layer above has taken does not mean what a lower one says of it.
  const taken = new Set<string>();
  const hints = acts
    .filter((a) => a.keys.length > 0 && !taken.has(a.keys[0]!) && taken.add(a.keys[0]!) && a.act.hint !== undefined)
    .slice(0, 9);
  return (
    <footer className={classes.status}>
      <span className={classes.hints}>
        {hints.map((a) => (
          <span key={a.id} title={a.act.label}>
            <kbd>{readable(a.keys[0]!)}</kbd> {a.act.hint}
          </span>
        ))}
      </span>
      <span className={classes.now} title={now.data?.zone}>
        {now.isError ? '⚠ server not reached' : now.data !== undefined && `${now.data.clock}  t=${now.data.t}`}
      </span>
    </footer>
  );
}
