import type { components } from '../api';

type Schemas = components['schemas'];

export type WorklistAnswer = Schemas['WorklistAnswer'];
export type WorklistEntry = Schemas['WorklistEntry'];
export type AccountView = Schemas['AccountView'];
export type AbstractCodes = Schemas['AbstractCodes'];
export type CodedDiagnosis = Schemas['CodedDiagnosis'];
export type CodedProcedure = Schemas['CodedProcedure'];
export type Evidence = Schemas['Evidence'];
export type CodingEvaluation = Schemas['CodingEvaluation'];
export type DrgPanelView = Schemas['DrgPanel'];
export type Finding = Schemas['Finding'];
export type StayDocuments = Schemas['StayDocuments'];
export type SuggestedCode = Schemas['SuggestedCode'];
export type MarkedDocument = Schemas['MarkedDocument'];
export type MarkedLine = Schemas['MarkedLine'];
export type OfferedCode = Schemas['OfferedCode'];
export type OfferedCodes = Schemas['OfferedCodes'];
export type TabularEntry = Schemas['TabularEntry'];
export type DrgExplanation = Schemas['DrgExplanation'];
export type WhatIfAnswer = Schemas['WhatIfAnswer'];
export type CodingChoices = Schemas['CodingChoices'];
export type AbstractVersion = Schemas['AbstractVersion'];
export type FinishAnswer = Schemas['FinishAnswer'];
export type QueryCheckAnswer = Schemas['QueryCheckAnswer'];
export type SettingsView = Schemas['SettingsView'];
export type InstalledReleases = Schemas['InstalledReleases'];
