import { defineKeys } from '../ui/keys/define';

export const intakeKeys = defineKeys('intake', 'Intake monitor', {
  failed: { key: '1', label: 'Errors', hint: '…5 views' },
  received: { key: '2', label: 'Waiting' },
  setAside: { key: '3', label: 'Set aside' },
  processed: { key: '4', label: 'Filed' },
  all: { key: '5', label: 'Everything that came in' },
  replay: { key: 'p', label: 'File the selected items, or this one, again', hint: 'file again' },
  add: { key: 'f', label: 'Add files: HL7 v2, C-CDA, PDF, TIFF, text', hint: 'add files' },
});

export const intakeItemKeys = defineKeys('intakeItem', 'Item of the intake monitor', {
  replay: { key: 'p', label: 'File it again', hint: 'file again' },
  setAside: { key: 'a', label: 'Set it aside, with a reason', hint: 'set aside' },
  next: { key: 'n', label: 'Next item of the list', hint: 'next' },
  previous: { key: 'b', label: 'Item before', hint: 'before' },
  fault: { key: 'g f', label: 'Go to the place at fault' },
  chart: { key: 'v', label: 'Open the chart it was filed in', hint: 'chart' },
  save: { key: 'e', label: 'Save the bytes as they came' },
  back: { key: 'Escape', label: 'Back to the list', hint: 'back' },
});
