import { useEffect, useState } from 'react';
import classes from './parts.module.css';

/** Grey bars in place of rows; nothing in the first 200 ms, so that a quick answer does not flicker. */
export function Skeleton({ rows = 4, height = 32 }: { readonly rows?: number; readonly height?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.skeleton} aria-busy="true" role="status" aria-label="Loading">
      {late && Array.from({ length: rows }, (_, i) => <span key={i} style={{ height: height - 12, width: `${92 - ((i * 17) % 40)}%` }} />)}
    </div>
  );
}
