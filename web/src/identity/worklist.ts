/** The pairs that the bench goes through, in the order in which the list showed them: it does not change while one works. */
let pairs: readonly string[] = [];
const answered = new Set<string>();

export const setWorklist = (ids: readonly string[]): void => {
  pairs = ids;
  answered.clear();
};

export const markAnswered = (id: string): void => void answered.add(id);

export const markOpen = (id: string): void => void answered.delete(id);

/** Where a pair stands in the list, from 1, and how many there are; undefined when it is in no list. */
export function placeOf(id: string): { at: number; of: number } | undefined {
  const at = pairs.indexOf(id);
  return at < 0 ? undefined : { at: at + 1, of: pairs.length };
}

/** The nearest pair in that direction that is not answered yet. */
export function neighbour(id: string, step: 1 | -1): string | undefined {
  for (let i = pairs.indexOf(id) + step; i >= 0 && i < pairs.length; i += step) {
    const other = pairs[i];
    if (other !== undefined && !answered.has(other)) return other;
  }
  return undefined;
}
