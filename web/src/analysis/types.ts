import type { components } from '../api';

type Schemas = components['schemas'];

export type TrialAnswer = Schemas['TrialAnswer'];
export type TrialIssue = Schemas['TrialIssue'];
export type TrialRow = Schemas['TrialRow'];
export type TrialForm = Schemas['TrialForm'];
export type TableList = Schemas['TableList'];
export type TableRow = Schemas['TableRow'];
export type TableFault = Schemas['TableFault'];
