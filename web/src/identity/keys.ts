import { defineKeys } from '../ui/keys/define';

export const identityKeys = defineKeys('identity', 'Identity', {
  duplicates: { key: '1', label: 'Possible duplicates', hint: '…5 lists' },
  overlays: { key: '2', label: 'Suspected overlays' },
  decisions: { key: '3', label: 'Decisions' },
  register: { key: '4', label: 'Register a person' },
  figures: { key: '5', label: 'Figures' },
});

export const duplicatesKeys = defineKeys('duplicates', 'Possible duplicates', {
  bulk: { key: 'b', label: 'Merge the selected pairs that are certain', hint: 'merge selected' },
  mine: { key: 'm', label: 'Take the pair as own work, or give it back', hint: 'mine' },
});

export const pairKeys = defineKeys('pair', 'Pair of records', {
  same: { key: 's', label: 'Same person: merge', hint: 'same' },
  different: { key: 'd', label: 'Different people', hint: 'different' },
  unsure: { key: 'm', label: 'Not sure: leave it for a second look', hint: 'not sure' },
  link: { key: 'l', label: 'Same person, both records stay in use: link', hint: 'link' },
  keep: { key: 'x', label: 'Keep the other record', hint: 'keep the other' },
  chartA: { key: '[', label: 'Open chart A', hint: 'chart A' },
  chartB: { key: ']', label: 'Open chart B', hint: 'chart B' },
  next: { key: 'n', also: ['j'], label: 'Next pair', hint: 'next' },
  previous: { key: 'p', also: ['k'], label: 'Previous pair' },
  mine: { key: 'o', label: 'Take the pair as own work, or give it back' },
  back: { key: 'Escape', label: 'Back to the list' },
});

export const sortKeys = defineKeys('sorting', 'Sorting entries to two people', {
  first: { key: '1', label: 'The row, or the selected rows, belong to the first person', hint: 'first' },
  second: { key: '2', label: 'The row, or the selected rows, belong to the second person', hint: 'second' },
  finish: { key: 'f', label: 'Finish', hint: 'finish' },
  onePerson: { key: 'e', label: 'It is one person', hint: 'one person' },
  chart: { key: '[', label: 'Open the chart', hint: 'chart' },
  back: { key: 'Escape', label: 'Back' },
});

export const decisionsKeys = defineKeys('decisions', 'Decisions', {
  undo: { key: 'b', label: 'Take the decision back', hint: 'take back' },
});

export const registerKeys = defineKeys('register', 'Register a person', {
  save: { key: 'Ctrl+Enter', label: 'Register', hint: 'register' },
  warning: { key: 'Ctrl+ArrowDown', label: 'Go to the warning' },
});
