import { ApiFault } from '../api/client';
import classes from './parts.module.css';

/** What happened, what was kept, what to do, and the id that is in the log. */
export function Fault({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const fault = error instanceof ApiFault ? error : undefined;
  return (
    <div className={classes.fault} role="alert">
      <strong>⊗ {fault?.title ?? 'The page could not be shown.'}</strong>
      <p>{fault?.detail ?? (error instanceof Error ? error.message : String(error))}</p>
      <p>
        Nothing was changed. {retry !== undefined && <button type="button" onClick={retry}>Try again</button>}{' '}
        {fault?.id !== undefined && (
          <span>
            Id for the log: <code>{fault.id}</code>
          </span>
        )}
      </p>
    </div>
  );
}
