import { useQuery } from '@tanstack/react-query';
import { getJson, withQuery } from '../ui/api/client';
import type { IndexLines, OfferedCode, OfferedCodes, ProcedureBuilding, TabularEntry, TabularInstruction } from './types';

/** How a code is looked for: by words, through the alphabetic index, or character by character. */
export type Way = 'search' | 'index' | 'build';

/** What is looked into: a place of the tabular list, or a line of the index. */
export type Inside = { readonly kind: 'code'; readonly code: string } | { readonly kind: 'line'; readonly book: string; readonly number: number; readonly term: string };

export interface EncoderRow {
  readonly key: string;
  readonly code: string;
  readonly title: string;
  /** What is behind it, in a word or two. */
  readonly more: string;
  readonly severity: string;
  /** A whole, valid code: Enter takes it. */
  readonly take?: OfferedCode | undefined;
  /** Where the right arrow leads. */
  readonly into?: Inside | undefined;
  /** The characters so far, once this one is chosen. */
  readonly built?: string | undefined;
}

export interface EncoderRows {
  readonly rows: readonly EncoderRow[];
  readonly head: string;
  readonly note: string;
  readonly instructions: readonly TabularInstruction[];
  /** What was asked is answered, and it is nothing. */
  readonly empty: boolean;
}

const none: EncoderRows = { rows: [], head: '', note: '', instructions: [], empty: false };

/** What the encoder shows for a way, a text and a place that is looked into. */
export function useEncoderRows(system: 'icd10cm' | 'icd10pcs', way: Way, asked: string, day: string, inside: Inside | undefined): EncoderRows {
  const code = inside?.kind === 'code' ? inside.code : undefined;
  const line = inside?.kind === 'line' ? inside : undefined;
  const searches = way === 'search' && inside === undefined && asked.length >= 2;
  const found = useQuery({
    queryKey: ['coding-codes', system, day, asked],
    queryFn: ({ signal }) => getJson<OfferedCodes>(withQuery('/api/coding/codes', { q: asked, system, day, limit: 30 }), signal),
    enabled: searches,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const entry = useQuery({
    queryKey: ['coding-code', system, code, day],
    queryFn: ({ signal }) => getJson<TabularEntry>(withQuery(`/api/coding/codes/${system}/${code}`, { day }), signal),
    enabled: code !== undefined,
    staleTime: 60_000,
  });
  const looksUp = way === 'index' && code === undefined && (line !== undefined || asked.length >= 2);
  const lines = useQuery({
    queryKey: ['coding-index', line?.book ?? '', line?.number ?? -1, line === undefined ? asked : '', day],
    queryFn: ({ signal }) =>
      getJson<IndexLines>(withQuery('/api/coding/index', line === undefined ? { q: asked, day } : { book: line.book, at: line.number, day }), signal),
    enabled: looksUp,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const builds = way === 'build' && code === undefined;
  const building = useQuery({
    queryKey: ['coding-procedures', asked, day],
    queryFn: ({ signal }) => getJson<ProcedureBuilding>(withQuery('/api/coding/procedures', { prefix: asked, day }), signal),
    // No rows of the step before: Enter pressed ahead of the answer would take one of them again.
    enabled: builds,
    staleTime: 60_000,
  });
  if (code !== undefined) return entry.data === undefined ? none : ofEntry(entry.data);
  if (builds) return building.data === undefined ? none : ofBuilding(building.data);
  if (looksUp) return lines.data === undefined ? none : ofLines(lines.data, lines.isPlaceholderData);
  if (!searches || found.data === undefined) return none;
  const rows = found.data.codes.map(ofCode);
  return { ...none, rows, note: found.data.note, empty: rows.length === 0 && found.data.note === '' };
}

const ofCode = (c: OfferedCode): EncoderRow => ({
  key: c.code,
  code: c.code,
  title: c.title,
  more: c.billable ? '' : 'category →',
  severity: c.severity,
  take: c.billable ? c : undefined,
  into: { kind: 'code', code: c.code },
});

/** Below a category stand its codes; a code at the end of the way stands there itself, to be taken. */
function ofEntry(entry: TabularEntry): EncoderRows {
  const meaning = new Map(entry.next.map((n) => [n.code, `${n.character}: ${n.meaning}`]));
  const self: OfferedCode = { system: entry.system, code: entry.code, title: entry.title, billable: entry.billable, severity: entry.severity, matched: [] };
  const below = entry.below.map((c) => {
    const said = meaning.get(c.code);
    return { ...ofCode(c), more: said !== undefined && !said.endsWith(c.title) ? said : c.billable ? '' : 'category →' };
  });
  const rows = below.length > 0 || !entry.billable ? below : [{ ...ofCode(self), into: undefined }];
  const path = [...entry.headings.map((h) => h.id), ...entry.above.map((a) => a.code), entry.code].join(' › ');
  return { rows, head: `${path} ${entry.title}`, note: entry.state, instructions: entry.notes, empty: false };
}

function ofLines(answer: IndexLines, stale: boolean): EncoderRows {
  const rows = answer.lines.map((l): EncoderRow => {
    const offered: OfferedCode = { system: 'icd10cm', code: l.code, title: l.title, billable: l.billable, severity: l.severity, matched: [] };
    const below: Inside | undefined = l.subterms > 0 ? { kind: 'line', book: l.book, number: l.number, term: l.term } : undefined;
    const seen: Inside | undefined = l.leads >= 0 ? { kind: 'line', book: l.book, number: l.leads, term: l.see } : undefined;
    const place: Inside | undefined = l.code === '' ? undefined : { kind: 'code', code: l.code };
    return {
      key: `${l.book}-${l.number}`,
      code: l.code,
      title: [l.term, l.modifiers].filter((t) => t !== '').join(' '),
      more: [l.see === '' ? '' : `see ${l.see}`, l.subterms > 0 ? `${l.subterms} below →` : '', l.code !== '' && !l.billable ? 'category →' : ''].filter((t) => t !== '').join(' · '),
      severity: l.severity,
      take: l.billable ? offered : undefined,
      into: below ?? place ?? seen,
    };
  });
  return { ...none, rows, head: answer.path, note: answer.note, empty: rows.length === 0 && answer.note === '' && !stale };
}

function ofBuilding(step: ProcedureBuilding): EncoderRows {
  const said = [...step.prefix].map((c, i) => `${c} ${step.said[i] ?? ''}`.trim()).join(' › ');
  const head = [said, step.axis === '' ? '' : `next: ${step.axis}`].filter((t) => t !== '').join(' › ');
  if (step.code !== null && step.code !== undefined) return { ...none, rows: [{ ...ofCode(step.code), into: undefined }], head };
  const rows = step.next.map((n) => ({
    key: n.character,
    code: n.character,
    title: n.meaning,
    more: n.codes === 1 ? '1 code →' : `${n.codes} codes →`,
    severity: '',
    built: step.prefix + n.character,
  }));
  return { ...none, rows, head, note: step.note };
}
