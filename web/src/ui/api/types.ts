import type { components } from '../../api';

type Schemas = components['schemas'];

export type SessionView = Schemas['SessionView'];
export type Tone = Schemas['Tone'];
export type RecordNow = Schemas['RecordNow'];
export type WorkQueues = Schemas['WorkQueues'];
export type WorkQueue = Schemas['WorkQueue'];
export type PatientHit = Schemas['PatientHit'];
export type PatientHits = Schemas['PatientHits'];
export type ChartSummary = Schemas['ChartSummary'];
export type PatientBanner = Schemas['PatientBanner'];
export type SectionCount = Schemas['SectionCount'];
export type SectionPage = Schemas['SectionPage'];
export type ChartEntry = Schemas['ChartEntry'];
export type Timeline = Schemas['Timeline'];
export type TimelineLane = Schemas['TimelineLane'];
export type TimelineMark = Schemas['TimelineMark'];
export type ResultLine = Schemas['ResultLine'];
export type Flowsheet = Schemas['Flowsheet'];
export type Trend = Schemas['Trend'];
export type DocumentView = Schemas['DocumentView'];
export type DocumentHits = Schemas['DocumentHits'];
export type DocumentDiff = Schemas['DocumentDiff'];
export type DiffPiece = Schemas['DiffPiece'];
export type SourceView = Schemas['SourceView'];
