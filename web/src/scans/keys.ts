import { defineKeys } from '../ui/keys/define';

export const scansKeys = defineKeys('scans', 'Scans', {
  index: { key: '1', label: 'To index', hint: '…3 steps' },
  quality: { key: '2', label: 'To check' },
  filed: { key: '3', label: 'Filed' },
  add: { key: 'f', label: 'Add files', hint: 'add files' },
});

export const scanDeskKeys = defineKeys('scanDesk', 'A scan at the desk', {
  file: { key: 'Ctrl+Enter', label: 'File for the check, and take the next', hint: 'file and next' },
  accept: { key: 'a', label: 'The pages are right: accept, and take the next', hint: 'accept' },
  sendBack: { key: 'b', label: 'Send back to be indexed, with a reason', hint: 'send back' },
  move: { key: 'm', label: 'Move to another chart', hint: 'move' },
  moveBack: { key: 'M', label: 'Take the last move back' },
  patient: { key: 'w', label: 'Go to the patient field' },
  next: { key: 'n', label: 'Next document of the list', hint: 'next' },
  back: { key: 'Escape', label: 'Back to the list; what was typed is kept', hint: 'back' },
});
