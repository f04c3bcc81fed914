import { defineKeys } from '../ui/keys/define';

export const patientsKeys = defineKeys('patients', 'Patients', {
  search: { key: '/', label: 'Search by name, MRN, date of birth or phone', hint: 'search' },
});

export const chartKeys = defineKeys('chart', 'Chart', {
  overview: { key: '1', label: 'Overview' },
  problems: { key: '2', label: 'Problems', hint: '…9 sections' },
  allergies: { key: '3', label: 'Allergies' },
  medications: { key: '4', label: 'Medications' },
  immunizations: { key: '5', label: 'Immunizations' },
  results: { key: '6', label: 'Results' },
  documents: { key: '7', label: 'Documents' },
  encounters: { key: '8', label: 'Encounters' },
  careteam: { key: '9', label: 'Care team' },
  timeline: { key: 't', label: 'Time line', hint: 'time line' },
  source: { key: 'i', label: 'Where does this come from?', hint: 'source' },
});

export const timelineKeys = defineKeys('timeline', 'Time line', {
  zoomIn: { key: '+', also: ['='], label: 'Zoom in', hint: 'zoom' },
  zoomOut: { key: '-', label: 'Zoom out' },
  earlier: { key: 'ArrowLeft', also: ['h'], label: 'Earlier' },
  later: { key: 'ArrowRight', also: ['l'], label: 'Later' },
  whole: { key: '0', label: 'The whole chart' },
  next: { key: 'n', label: 'Next mark', hint: 'marks' },
  previous: { key: 'p', label: 'Previous mark' },
  table: { key: 't', label: 'As a table, and back', hint: 'table' },
});

export const resultsKeys = defineKeys('results', 'Results', {
  flowsheet: { key: 'f', label: 'Flowsheet, and back', hint: 'flowsheet' },
  trend: { key: 'v', label: 'Trend of the test', hint: 'trend' },
  older: { key: 'ArrowRight', label: 'Older columns of the flowsheet' },
  newer: { key: 'ArrowLeft', label: 'Newer columns of the flowsheet' },
  back: { key: 'Escape', label: 'Back to the list' },
});

export const documentsKeys = defineKeys('documents', 'Documents', {
  inside: { key: '\\', label: 'Search inside all documents', hint: 'search inside' },
  find: { key: 'Ctrl+f', label: 'Find in the document shown' },
  diff: { key: 'd', label: 'Compare with the next selected, else with the one before it', hint: 'compare' },
  unread: { key: 'm', label: 'Mark as read or unread', hint: 'read/unread' },
  nextUnread: { key: 'n', label: 'Next unread document', hint: 'next unread' },
  original: { key: 'e', label: 'Open the original' },
  move: { key: 'M', label: 'Move a misfiled document to another chart' },
  back: { key: 'Escape', label: 'Back to the documents' },
});

export const overviewKeys = defineKeys('overview', 'Overview of the chart', {
  down: { key: 'j', also: ['ArrowDown'], label: 'Next line', hint: 'move' },
  up: { key: 'k', also: ['ArrowUp'], label: 'Previous line' },
  open: { key: 'Enter', label: 'Open', hint: 'open' },
});

export const diffKeys = defineKeys('diff', 'Difference of two documents', {
  next: { key: 'j', label: 'Next difference', hint: 'next difference' },
  previous: { key: 'k', label: 'Previous difference' },
});
