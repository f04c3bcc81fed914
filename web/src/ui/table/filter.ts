import type { Column } from './columns';

/** One chip of a filter: a column with what it must contain, or (column empty) text that any column may contain. */
export interface Chip {
  readonly column: string;
  readonly not: boolean;
  readonly text: string;
}

const word = /(-)?(?:([A-Za-z][\w-]*):)?(?:"([^"]*)"?|(\S+))/g;

/**
 * Reads a filter line such as `status:open -kind:scan "discharge summary"`. A name before the colon that is no column
 * belongs to the text, so that a time or a code with a colon can be typed as it is.
 */
export function readFilter(line: string, columns: readonly string[]): Chip[] {
  const chips: Chip[] = [];
  for (const [whole, minus, name, quoted, bare] of line.matchAll(word)) {
    const known = name !== undefined && columns.includes(name.toLowerCase());
    const text = quoted ?? bare ?? '';
    if (known || name === undefined) {
      if (text !== '') chips.push({ column: known ? name.toLowerCase() : '', not: minus !== undefined, text });
    } else {
      chips.push({ column: '', not: minus !== undefined, text: whole.replace(/^-/, '') });
    }
  }
  return chips;
}

export const writeChip = (chip: Chip): string =>
  `${chip.not ? '-' : ''}${chip.column === '' ? '' : `${chip.column}:`}${/\s/.test(chip.text) ? `"${chip.text}"` : chip.text}`;

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** True when the row satisfies every chip; case and accents do not count. */
export function passes<Row>(row: Row, chips: readonly Chip[], columns: readonly Column<Row>[]): boolean {
  return chips.every((chip) => {
    const looked = chip.column === '' ? columns : columns.filter((c) => c.id.toLowerCase() === chip.column);
    const sought = fold(chip.text);
    return looked.some((c) => fold(c.text(row)).includes(sought)) !== chip.not;
  });
}
