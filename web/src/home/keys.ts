import { defineKeys } from '../ui/keys/define';

export const homeKeys = defineKeys('home', 'Home', {
  down: { key: 'j', also: ['ArrowDown'], label: 'Next queue', hint: 'move' },
  up: { key: 'k', also: ['ArrowUp'], label: 'Previous queue' },
  open: { key: 'Enter', label: 'Open the list', hint: 'open' },
  search: { key: '/', label: 'Find a patient', hint: 'find a patient' },
});
