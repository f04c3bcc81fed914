import { defineKeys } from '../ui/keys/define';

/** Keys between the pages of the department. */
export const analysisKeys = defineKeys('analysis', 'Analysis', {
  trial: { key: '1', label: 'Try an expression or a view', hint: '…2 pages' },
  tables: { key: '2', label: 'Tables: the views that are kept' },
});

export const trialKeys = defineKeys('analysis-trial', 'Trying an expression or a view', {
  run: { key: 'Ctrl+Enter', label: 'Run: up to 500 rows', hint: 'run' },
  kind: { key: 't', label: 'Expression, or view', hint: 'expression or view' },
  write: { key: 'w', label: 'Into the text', hint: 'write' },
  records: { key: 'b', label: 'Into the records: on which it is tried', hint: 'records' },
  leave: { key: 'Escape', label: 'Out of the text, to the rows' },
  issue: { key: '!', label: 'To the place of the next error' },
  keep: { key: 'p', label: 'Keep the view as a table', hint: 'keep' },
  csv: { key: 'd', label: 'Download all rows as CSV', hint: 'CSV' },
  ndjson: { key: 'n', label: 'Download all rows as NDJSON', hint: 'NDJSON' },
  parquet: { key: 'q', label: 'Download all rows as Parquet', hint: 'Parquet' },
  example: { key: 'a', label: 'An example to begin with' },
});

export const tablesKeys = defineKeys('analysis-tables', 'Tables of views', {
  letGo: { key: 'Delete', label: 'Let the view go, and drop its table', hint: 'let go' },
});
