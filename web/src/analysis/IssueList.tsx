import type { TrialIssue } from './types';
import classes from './analysis.module.css';

/** What is wrong, each with the way to its place; resources that gave an error by name. */
export function IssueList({ issues, failed, onGo }: { readonly issues: readonly TrialIssue[]; readonly failed: number; readonly onGo: (issue: TrialIssue) => void }) {
  const placed = issues.filter((i) => i.resource === '');
  const resources = issues.filter((i) => i.resource !== '');
  return (
    <>
      {placed.length > 0 && (
        <ul className={classes.issues} aria-label="Errors">
          {placed.map((i) => (
            <li key={`${i.path}-${i.line}-${i.column}`}>
              <button type="button" onClick={() => onGo(i)}>
                ⊗ {placeOf(i)}
              </button>{' '}
              {i.text}
              {i.path !== '' && i.path !== 'records' && <code>{i.path}</code>}
            </li>
          ))}
        </ul>
      )}
      {resources.length > 0 && (
        <details className={classes.issues}>
          <summary>
            ⊗ {failed} {failed === 1 ? 'resource gives' : 'resources give'} an error instead of rows: {resources[0]?.text}
          </summary>
          <ul aria-label="Resources at fault">
            {resources.map((i) => (
              <li key={i.resource}>
                <code>{i.resource}</code> {i.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function placeOf(issue: TrialIssue): string {
  if (issue.path === 'records') return 'Records';
  return issue.line > 0 ? `Line ${issue.line}, column ${issue.column}` : 'Text';
}
