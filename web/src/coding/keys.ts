import { defineKeys } from '../ui/keys/define';

/** Keys between the pages of the department. */
export const departmentKeys = defineKeys('coding-department', 'Coding department', {
  worklist: { key: '1', label: 'Worklist' },
  board: { key: '2', label: 'Unbilled board' },
  productivity: { key: '3', label: 'Productivity' },
  audits: { key: '4', label: 'Coding audit' },
  settings: { key: '5', label: 'Coding settings', hint: '…5 pages' },
});

export const worklistKeys = defineKeys('coding-worklist', 'Coding worklist', {
  next: { key: 'n', label: 'Open the next account for me', hint: 'next account' },
  view: { key: 'v', label: 'Next view: to code, mine, on hold, …', hint: 'view' },
  take: { key: 't', label: 'Take the account, or give it back' },
  priority: { key: 'p', label: 'Raise or lower the priority' },
  setAside: { key: 'd', label: 'Set aside: not coded here, with a reason' },
});

export const codingKeys = defineKeys('coding', 'Coding page', {
  nextEvidence: { key: 'n', label: 'Next suggestion, with its evidence', hint: 'evidence' },
  previousEvidence: { key: 'b', label: 'Suggestion before' },
  accept: { key: 'Enter', label: 'Accept the suggestion with its evidence', hint: 'accept' },
  decline: { key: '-', label: 'Decline the suggestion' },
  add: { key: 'a', also: ['+'], label: 'Add a diagnosis: three letters of each word, or a code', hint: 'add' },
  addProcedure: { key: 'A', label: 'Add a procedure' },
  down: { key: 'j', also: ['ArrowDown'], label: 'Next code', hint: 'codes' },
  up: { key: 'k', also: ['ArrowUp'], label: 'Code before' },
  earlier: { key: 'Alt+ArrowUp', label: 'Move the code up in the sequence', hint: 'sequence' },
  later: { key: 'Alt+ArrowDown', label: 'Move the code down in the sequence' },
  principal: { key: 'm', label: 'Make the code the principal diagnosis' },
  poa: { key: 'p', label: 'Present on admission: Y, N, U, W, exempt', hint: 'POA' },
  day: { key: 'y', label: 'Day of the procedure' },
  remove: { key: 'Delete', also: ['x'], label: 'Remove the code' },
  evidence: { key: 'e', label: 'Show the evidence of the code' },
  cite: { key: 'c', label: 'Make the selected words evidence of the code' },
  tabular: { key: 'o', label: 'The code in the tabular list' },
  why: { key: 'w', label: 'Why this MS-DRG', hint: 'why' },
  whatIf: { key: 'v', label: 'What if: the effect of each candidate code', hint: 'what if' },
  finding: { key: '!', label: 'Next finding' },
  previousDocument: { key: '[', label: 'Document before' },
  nextDocument: { key: ']', label: 'Next document', hint: 'documents' },
  admit: { key: 'i', label: 'Admitting diagnosis' },
  discharge: { key: 's', label: 'Discharge status' },
  query: { key: 'q', label: 'Query the physician', hint: 'query' },
  hold: { key: 'h', label: 'Put on hold with a reason, or take off hold', hint: 'hold' },
  take: { key: 't', label: 'Take the account, or take it over' },
  history: { key: 'l', label: 'Log of the abstract: every version' },
  finish: { key: 'f', label: 'Finish and open the next account', hint: 'finish' },
  bill: { key: 'B', label: 'The bill of a final abstract went out, or take that back' },
  reopen: { key: 'r', label: 'Reopen a final abstract, with a reason' },
  back: { key: 'Escape', label: 'Close the panel, or back to the worklist' },
});

/** Besides the arrows, Enter and Escape of a list that is typed into. */
export const encoderKeys = defineKeys('coding-encoder', 'Encoder', {
  index: { key: 'Ctrl+i', label: 'Through the alphabetic index, or back to search', hint: 'index' },
  build: { key: 'Ctrl+b', label: 'Build a procedure code character by character, or back to search', hint: 'character by character' },
});

export const boardKeys = defineKeys('coding-board', 'Unbilled board', {
  down: { key: 'j', also: ['ArrowDown'], label: 'Next row', hint: 'move' },
  up: { key: 'k', also: ['ArrowUp'], label: 'Row above' },
  left: { key: 'ArrowLeft', label: 'Column to the left' },
  right: { key: 'ArrowRight', label: 'Column to the right' },
  open: { key: 'Enter', label: 'Open the list that the number counts', hint: 'open' },
});

export const auditKeys = defineKeys('coding-audit', 'Coding audit', {
  sample: { key: 'a', label: 'Draw a sample', hint: 'sample' },
});

export const auditResultKeys = defineKeys('coding-audit-result', 'Result of a coding audit', {
  back: { key: 'Escape', label: 'Back to the audits', hint: 'audits' },
});

export const formKeys = defineKeys('coding-form', 'Form', {
  close: { key: 'Escape', label: 'Close, nothing is done' },
  send: { key: 'Ctrl+Enter', label: 'Do it' },
});
