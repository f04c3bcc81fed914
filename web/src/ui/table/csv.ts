import type { Column } from './columns';

const needsQuotes = /[",\r\n]/;

// A cell that starts like a formula would be run by a spreadsheet: it is made text by a leading apostrophe.
const formula = /^[=+\-@\t\r]/;
const plainNumber = /^-?\d+([.,]\d+)*$/;

function cell(text: string): string {
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows and columns that are shown, as RFC 4180 CSV with a header line. */
export const toCsv = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  [columns.map((c) => cell(c.title)), ...rows.map((row) => columns.map((c) => cell(c.text(row))))]
    .map((cells) => cells.join(','))
    .join('\r\n') + '\r\n';

export function saveCsv(name: string, csv: string): void {
  saveFile(`${name}.csv`, new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' }));
}

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
