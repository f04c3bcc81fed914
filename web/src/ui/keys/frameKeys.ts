import { defineKeys } from './define';

/** Keys that mean the same on every page. */
export const frameKeys = defineKeys('frame', 'Everywhere', {
  palette: { key: 'Ctrl+k', label: 'Command palette: jump to a page, a patient or a command' },
  help: { key: '?', label: 'Keys of this page', hint: 'keys' },
  home: { key: 'g h', label: 'Go to Home' },
  patients: { key: 'g p', label: 'Go to Patients' },
  identity: { key: 'g i', label: 'Go to Identity' },
  intake: { key: 'g n', label: 'Go to Intake' },
  scans: { key: 'g s', label: 'Go to Scans to index' },
  coding: { key: 'g k', label: 'Go to Coding' },
  analysis: { key: 'g a', label: 'Go to Analysis' },
  settings: { key: 'g ,', label: 'Go to Settings' },
  lastChart: { key: 'g c', label: 'Go back to the last chart' },
  undo: { key: 'u', label: 'Undo the last act' },
  theme: { key: 'Ctrl+Alt+l', label: 'Switch between light and dark' },
});

export const palettesKeys = defineKeys('palette', 'Command palette', {
  close: { key: 'Escape', label: 'Close' },
});

export const dialogKeys = defineKeys('dialog', 'Dialog', {
  close: { key: 'Escape', label: 'Close' },
});

/** Keys of every list. */
export const tableKeys = defineKeys('list', 'Lists', {
  down: { key: 'j', also: ['ArrowDown'], label: 'Next row', hint: 'move' },
  up: { key: 'k', also: ['ArrowUp'], label: 'Previous row' },
  pageDown: { key: 'PageDown', label: 'One screen down' },
  pageUp: { key: 'PageUp', label: 'One screen up' },
  first: { key: 'Home', label: 'First row' },
  last: { key: 'End', label: 'Last row' },
  open: { key: 'Enter', label: 'Open the row', hint: 'open' },
  select: { key: 'Space', label: 'Select or unselect the row' },
  selectAll: { key: 'Ctrl+a', label: 'Select all rows shown' },
  details: { key: 'o', label: 'Show or hide details of the row', hint: 'details' },
  filter: { key: '/', label: 'Filter', hint: 'filter' },
  clear: { key: 'Escape', label: 'Clear selection, filter or details' },
  sort: { key: 's', label: 'Sort by the next column' },
  sortDirection: { key: 'S', label: 'Turn the sort order round' },
  columns: { key: 'c', label: 'Choose columns' },
  density: { key: 'z', label: 'Row height: normal, compact, roomy' },
  csv: { key: 'x', label: 'Save what is shown as CSV' },
  refresh: { key: 'r', label: 'Take in changed rows' },
});
