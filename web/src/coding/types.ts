import type { components } from '../api';

type Schemas = components['schemas'];

export type WorklistAnswer = Schemas['WorklistAnswer'];
export type WorklistEntry = Schemas['WorklistEntry'];
export type Evidence = Schemas['Evidence'];
export type CodedDiagnosis = Required<Schemas['CodedDiagnosis']>;
export type CodedProcedure = Required<Schemas['CodedProcedure']>;
/** The codes as they are sent and kept; what the server may leave out is always there in an answer. */
export type AbstractCodes = Omit<Required<Schemas['AbstractCodes']>, 'diagnoses' | 'procedures'> & {
  readonly diagnoses: readonly CodedDiagnosis[];
  readonly procedures: readonly CodedProcedure[];
};
export type AccountView = Omit<Schemas['AccountView'], 'codes'> & { readonly codes: AbstractCodes };
export type CodingEvaluation = Schemas['CodingEvaluation'];
export type Finding = Schemas['Finding'];
export type StayDocuments = Schemas['StayDocuments'];
export type SuggestedCode = Schemas['SuggestedCode'];
export type MarkedDocument = Schemas['MarkedDocument'];
export type MarkedLine = Schemas['MarkedLine'];
export type OfferedCode = Schemas['OfferedCode'];
export type OfferedCodes = Schemas['OfferedCodes'];
export type TabularEntry = Schemas['TabularEntry'];
export type TabularInstruction = Schemas['TabularInstruction'];
export type IndexLines = Schemas['IndexLines'];
export type ProcedureBuilding = Schemas['ProcedureBuilding'];
export type DrgExplanation = Schemas['DrgExplanation'];
export type WhatIfAnswer = Schemas['WhatIfAnswer'];
export type CodingChoices = Schemas['CodingChoices'];
export type AbstractVersion = Schemas['AbstractVersion'];
export type FinishAnswer = Omit<Schemas['FinishAnswer'], 'account'> & { readonly account: AccountView };
export type QueryCheckAnswer = Schemas['QueryCheckAnswer'];
export type SettingsView = Schemas['SettingsView'];
export type InstalledReleases = Schemas['InstalledReleases'];
export type UnbilledBoard = Schemas['UnbilledBoard'];
export type BoardCell = Schemas['BoardCell'];
export type Productivity = Schemas['Productivity'];
export type AuditList = Schemas['AuditList'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditView = Schemas['AuditView'];
export type Scorecard = Schemas['Scorecard'];
export type ScoreRow = Schemas['ScoreRow'];
export type DrawnSample = Schemas['DrawnSample'];
