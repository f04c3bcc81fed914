import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '../ui/announce';
import { ApiFault, sendForFile, sendJson } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Tabs } from '../ui/parts/Tabs';
import { saveFile } from '../ui/table/csv';
import type { Column } from '../ui/table/columns';
import { WorkTable } from '../ui/table/WorkTable';
import { useSettled } from '../ui/useSettled';
import { AnalysisNav } from './AnalysisNav';
import { examples, offsetOf, useDraft, type Kind } from './draft';
import { IssueList } from './IssueList';
import { KeepDialog } from './KeepDialog';
import { trialKeys } from './keys';
import { ResourceText } from './ResourceText';
import type { TrialAnswer, TrialForm, TrialIssue } from './types';
import classes from './analysis.module.css';

interface Row {
  readonly id: string;
  readonly resource: string;
  readonly cells: readonly (string | null)[];
}

const idOf = (row: Row) => row.id;

/** Tries an expression or a view on the record: what is wrong with it and its first rows while one types, all that fit a page by Ctrl+Enter. */
export default function TrialPage() {
  const [draft, setDraft] = useDraft();
  const [ran, setRan] = useState<string>();
  const [typing, setTyping] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const [told, setTold] = useState(0);
  const [fileFault, setFileFault] = useState<string>();
  const text = useRef<HTMLTextAreaElement>(null);
  const records = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const { kind } = draft;
  const written = { kind, text: draft[kind], records: draft.records[kind] };
  const now = JSON.stringify(written);
  const settled = useSettled(now, 400);
  const asked = ran === now ? now : settled;
  const whole = asked === ran;
  const form = useMemo<TrialForm>(() => ({ ...(JSON.parse(asked) as TrialForm), isFirstLook: !whole }), [asked, whole]);
  const trial = useQuery({
    queryKey: ['analysis', 'try', asked, whole],
    // The answer knows its question: while the next one is asked, the list shown is still that of the one before.
    queryFn: async ({ signal }) => ({ question: `${asked} ${whole}`, answer: await sendJson<TrialAnswer>('POST', '/api/analysis/try', form, undefined, signal) }),
    enabled: form.text !== '',
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const answer = form.text === '' ? undefined : trial.data?.answer;
  const issues = answer?.issues ?? [];
  const rows = useMemo<readonly Row[]>(() => (answer?.rows ?? []).map((r, i) => ({ id: String(i), resource: r.resource, cells: r.cells })), [answer]);
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'resource', title: 'Resource', text: (r) => r.resource, width: 'minmax(10rem, 1fr)', mono: true },
      ...(answer?.columns ?? []).map((c, i): Column<Row> => ({
        id: c.name,
        title: c.name,
        text: (r) => r.cells[i] ?? '',
        width: 'minmax(7rem, 1fr)',
        ...(/^(integer|decimal|Integer|Decimal|positiveInt|unsignedInt)$/.test(c.type) ? { align: 'end' as const, sort: (r: Row) => (r.cells[i] == null ? '' : Number(r.cells[i])) } : {}),
      })),
    ],
    [answer?.columns],
  );
  useEffect(() => {
    if (answer === undefined || trial.isPlaceholderData) return;
    announce(issues.length > 0 && rows.length === 0 ? (issues[0]?.text ?? '') : `${rows.length} rows.`);
  }, [answer]);

  const run = () => {
    if (written.text === '') return;
    if (ran === now) void trial.refetch();
    setRan(now);
  };
  const go = (issue: TrialIssue | undefined) => {
    if (issue === undefined) return;
    if (issue.path === 'records') {
      records.current?.focus();
      return;
    }
    const at = issue.line > 0 ? offsetOf(written.text, issue.line, issue.column) : 0;
    text.current?.focus();
    text.current?.setSelectionRange(at, Math.min(written.text.length, at + 1));
  };
  const placed = issues.filter((i) => i.resource === '');
  const download = async (format: 'csv' | 'ndjson' | 'parquet') => {
    setFileFault(undefined);
    try {
      saveFile(`rows.${format}`, await sendForFile('POST', `/api/analysis/rows?format=${format}`, written));
      announce('The file is saved.');
    } catch (fault) {
      setFileFault(fault instanceof ApiFault ? fault.detail : String(fault));
    }
  };
  const choose = (next: Kind) => setDraft({ kind: next });
  const set = (next: { text?: string; records?: string }) =>
    setDraft({ ...(next.text === undefined ? {} : { [kind]: next.text }), ...(next.records === undefined ? {} : { records: { ...draft.records, [kind]: next.records } }) });
  const runs = answer !== undefined && placed.length === 0 && written.text !== '';
  useKeys(trialKeys, {
    run,
    kind: () => choose(kind === 'path' ? 'view' : 'path'),
    write: () => text.current?.focus(),
    records: () => records.current?.focus(),
    leave: typing
      ? () => {
          const row = page.current?.querySelector<HTMLElement>('[role=row][data-cursor]');
          if (row === null || row === undefined) (document.activeElement as HTMLElement | null)?.blur();
          else row.focus();
        }
      : undefined,
    issue:
      placed.length > 0
        ? () => {
            go(placed[told % placed.length]);
            setTold(told + 1);
          }
        : undefined,
    keep: kind === 'view' && runs ? () => setKeeping(true) : undefined,
    csv: runs ? () => void download('csv') : undefined,
    ndjson: runs ? () => void download('ndjson') : undefined,
    parquet: runs ? () => void download('parquet') : undefined,
    example: written.text === '' ? () => set(examples[kind]) : undefined,
  });
  return (
    <>
      <PageHead title="Analysis" note={answer === undefined || placed.length > 0 ? undefined : summary(answer, whole)} />
      <AnalysisNav chosen="trial" />
      <div className={classes.trial} ref={page}>
        <form
          className={classes.form}
          onFocus={(e) => setTyping(e.target instanceof HTMLTextAreaElement || e.target instanceof HTMLInputElement)}
          onBlur={() => setTyping(false)}
          onSubmit={(e) => {
            e.preventDefault();
            run();
          }}
        >
          <Tabs
            label="What is tried"
            choices={[
              { id: 'path', title: 'FHIRPath expression', key: trialKeys.acts.kind.key },
              { id: 'view', title: 'View', key: trialKeys.acts.kind.key },
            ]}
            chosen={kind}
            onChoose={(id) => choose(id as Kind)}
          />
          <label className={classes.field}>
            Records
            <input
              ref={records}
              value={written.records}
              maxLength={2000}
              spellCheck={false}
              autoComplete="off"
              aria-describedby="records-hint"
              placeholder={kind === 'view' ? 'all of the view’s type' : 'Observation'}
              onChange={(e) => set({ records: e.currentTarget.value })}
            />
          </label>
          <p id="records-hint" className="quiet">
            A type, a search, a patient’s, or one: <code>Observation</code> · <code>Observation?code=2160-0</code> · <code>Patient/123/Observation</code> · <code>Observation/456</code>
          </p>
          <label className={classes.field}>
            {kind === 'view' ? 'ViewDefinition' : 'FHIRPath expression'}
            <textarea
              ref={text}
              className={classes.text}
              rows={kind === 'view' ? 18 : 4}
              value={written.text}
              maxLength={200_000}
              spellCheck={false}
              aria-invalid={placed.some((i) => i.path !== 'records')}
              aria-describedby="issues"
              onChange={(e) => set({ text: e.currentTarget.value })}
            />
          </label>
          <div id="issues">
            <IssueList issues={issues} failed={answer?.failed ?? 0} onGo={go} />
          </div>
          {fileFault !== undefined && (
            <p role="alert" className={classes.wrong}>
              ⊗ {fileFault}
            </p>
          )}
          <p className={classes.buttons}>
            <button type="submit" className="main-button" disabled={written.text === ''}>
              Run <kbd>Ctrl+Enter</kbd>
            </button>
            {written.text === '' && (
              <button type="button" className="plain-button" onClick={() => set(examples[kind])}>
                An example <kbd>a</kbd>
              </button>
            )}
            {runs && (
              <>
                <button type="button" className="plain-button" onClick={() => void download('csv')}>
                  CSV <kbd>d</kbd>
                </button>
                <button type="button" className="plain-button" onClick={() => void download('ndjson')}>
                  NDJSON <kbd>n</kbd>
                </button>
                <button type="button" className="plain-button" onClick={() => void download('parquet')}>
                  Parquet <kbd>q</kbd>
                </button>
              </>
            )}
            {runs && kind === 'view' && (
              <button type="button" className="plain-button" onClick={() => setKeeping(true)}>
                Keep as a table <kbd>p</kbd>
              </button>
            )}
          </p>
        </form>
        <section className={classes.rows} aria-label="Rows">
          {answer !== undefined && answer.limit !== '' && <p className={classes.limit}>⚠ {answer.limit}{whole ? '' : ' Ctrl+Enter shows more.'}</p>}
          {trial.isError && !trial.isFetching ? (
            <Fault error={trial.error} retry={() => void trial.refetch()} />
          ) : (
            <WorkTable
              name="analysis.rows"
              things="rows"
              columns={columns}
              rows={form.text === '' ? [] : answer === undefined ? undefined : rows}
              idOf={idOf}
              listKey={trial.data?.question ?? ''}
              details={(r) => <ResourceText reference={r.resource} />}
              empty={
                <EmptyState title={placed.length > 0 ? 'No rows: there is an error' : form.text === '' ? 'Nothing is tried yet' : 'No rows'}>
                  {placed.length > 0
                    ? 'It is told beside the text, with its line and column; ! leads there.'
                    : 'Rows come here while you type, the first 50 of them; Ctrl+Enter shows up to 500.'}
                </EmptyState>
              }
            />
          )}
        </section>
      </div>
      {keeping && <KeepDialog definition={draft.view} onClose={() => setKeeping(false)} />}
    </>
  );
}

function summary(answer: TrialAnswer, whole: boolean): string {
  const found = `${answer.rows.length} rows from ${answer.resources} resources in ${Math.round(answer.milliseconds)} ms`;
  return whole ? found : `first look: ${found}`;
}
