/** The pairs that the bench goes through, in the order in which the list showed them: it does not change while one works. */
let pairs: readonly string[] = [];
const answered = new Set<string>();
const retired = new Set<string>();

export const setWorklist = (ids: readonly string[]): void => {
  pairs = ids;
  answered.clear();
  retired.clear();
};

export const markAnswered = (id: string): void => void answered.add(id);

export const markOpen = (id: string): void => void answered.delete(id);

/** A record that was merged away: its other pairs are no question any more. */
export const markRetired = (record: string): void => void retired.add(record);

export const markInUse = (record: string): void => void retired.delete(record);

/** Where a pair stands in the list, from 1, and how many there are; undefined when it is in no list. */
export function placeOf(id: string): { at: number; of: number } | undefined {
  const at = pairs.indexOf(id);
  return at < 0 ? undefined : { at: at + 1, of: pairs.length };
}

/** The nearest pair in that direction that is not answered yet. */
export function neighbour(id: string, step: 1 | -1): string | undefined {
  for (let i = pairs.indexOf(id) + step; i >= 0 && i < pairs.length; i += step) {
    const other = pairs[i];
    if (other !== undefined && !answered.has(other) && !other.split('~').some((r) => retired.has(r))) return other;
  }
  return undefined;
}
