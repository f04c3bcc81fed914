import type { components } from '../api';

type Schemas = components['schemas'];

export type RecordFace = Schemas['RecordFace'];
export type DuplicateRow = Schemas['DuplicateRow'];
export type DuplicatePage = Schemas['DuplicatePage'];
export type PairView = Schemas['PairView'];
export type PairHalf = Schemas['PairHalf'];
export type ActView = Schemas['ActView'];
export type ActPage = Schemas['ActPage'];
export type UndoView = Schemas['UndoView'];
export type SortLine = Schemas['SortLine'];
export type OverlayRow = Schemas['OverlayRow'];
export type OverlayPage = Schemas['OverlayPage'];
export type OverlayView = Schemas['OverlayView'];
export type FaceVersion = Schemas['FaceVersion'];
export type BulkResult = Schemas['BulkResult'];
export type Candidates = Schemas['PatientCandidates'];
export type Candidate = Schemas['PatientCandidate'];
export type Registered = Schemas['Registered'];
export type IdentityState = Schemas['IdentityState'];
export type MakerFigure = Schemas['MakerFigure'];
export type FigureRow = Schemas['FigureRow'];
export type FigureList = Schemas['FigureList'];
