import type { AbstractCodes, Evidence } from './types';

/** Changes of the codes as the coder makes them. What they mean is the server's to say. */

export const withDiagnosis = (codes: AbstractCodes, code: string, evidence: readonly Evidence[] = []): AbstractCodes => {
  const known = codes.diagnoses.findIndex((d) => plain(d.code) === plain(code));
  if (known >= 0)
    return { ...codes, diagnoses: codes.diagnoses.map((d, i) => (i === known ? { ...d, evidence: merged(d.evidence, evidence) } : d)) };
  return { ...codes, diagnoses: [...codes.diagnoses, { code, poa: '', evidence: [...evidence] }] };
};

export const withProcedure = (codes: AbstractCodes, code: string, date: string): AbstractCodes => ({
  ...codes,
  procedures: [...codes.procedures, { code, date, evidence: [] }],
});

/** A place in the list of codes: diagnoses first, then procedures. */
export interface Place {
  readonly kind: 'diagnosis' | 'procedure';
  readonly index: number;
}

export function placeAt(codes: AbstractCodes, cursor: number): Place | undefined {
  if (cursor < codes.diagnoses.length) return cursor < 0 ? undefined : { kind: 'diagnosis', index: cursor };
  const index = cursor - codes.diagnoses.length;
  return index < codes.procedures.length ? { kind: 'procedure', index } : undefined;
}

export const cursorOf = (codes: AbstractCodes, place: Place): number => (place.kind === 'diagnosis' ? place.index : codes.diagnoses.length + place.index);

export const without = (codes: AbstractCodes, at: Place): AbstractCodes =>
  at.kind === 'diagnosis'
    ? { ...codes, diagnoses: codes.diagnoses.filter((_, i) => i !== at.index) }
    : { ...codes, procedures: codes.procedures.filter((_, i) => i !== at.index) };

/** The code one place up (-1) or down (1); undefined where there is no such place. */
export function moved(codes: AbstractCodes, at: Place, by: number): AbstractCodes | undefined {
  const swap = <T>(list: readonly T[]): T[] | undefined => {
    const to = at.index + by;
    if (to < 0 || to >= list.length) return undefined;
    const next = [...list];
    [next[at.index], next[to]] = [next[to]!, next[at.index]!];
    return next;
  };
  if (at.kind === 'diagnosis') {
    const diagnoses = swap(codes.diagnoses);
    return diagnoses === undefined ? undefined : { ...codes, diagnoses };
  }
  const procedures = swap(codes.procedures);
  return procedures === undefined ? undefined : { ...codes, procedures };
}

export function madePrincipal(codes: AbstractCodes, at: Place): AbstractCodes | undefined {
  if (at.kind !== 'diagnosis' || at.index === 0) return undefined;
  const first = codes.diagnoses[at.index]!;
  return { ...codes, diagnoses: [first, ...codes.diagnoses.filter((_, i) => i !== at.index)] };
}

const poas = ['Y', 'N', 'U', 'W', '1', ''];

export function withNextPoa(codes: AbstractCodes, at: Place): AbstractCodes | undefined {
  if (at.kind !== 'diagnosis') return undefined;
  const now = poas.indexOf(codes.diagnoses[at.index]!.poa ?? '');
  return withPoa(codes, at.index, poas[(now + 1) % poas.length]!);
}

export const withPoa = (codes: AbstractCodes, index: number, poa: string): AbstractCodes => ({
  ...codes,
  diagnoses: codes.diagnoses.map((d, i) => (i === index ? { ...d, poa } : d)),
});

export const withDay = (codes: AbstractCodes, index: number, date: string): AbstractCodes => ({
  ...codes,
  procedures: codes.procedures.map((p, i) => (i === index ? { ...p, date } : p)),
});

export const withEvidence = (codes: AbstractCodes, at: Place, words: Evidence): AbstractCodes =>
  at.kind === 'diagnosis'
    ? { ...codes, diagnoses: codes.diagnoses.map((d, i) => (i === at.index ? { ...d, evidence: merged(d.evidence, [words]) } : d)) }
    : { ...codes, procedures: codes.procedures.map((p, i) => (i === at.index ? { ...p, evidence: merged(p.evidence, [words]) } : p)) };

export const codeAt = (codes: AbstractCodes, at: Place): string =>
  at.kind === 'diagnosis' ? codes.diagnoses[at.index]!.code : codes.procedures[at.index]!.code;

const plain = (code: string): string => code.replace('.', '').toUpperCase();

function merged(before: readonly Evidence[] | undefined, more: readonly Evidence[]): Evidence[] {
  const all = [...(before ?? [])];
  for (const words of more) {
    if (!all.some((e) => e.document === words.document && e.start === words.start && e.end === words.end)) all.push(words);
  }
  return all;
}
