import { analysisKeys, tablesKeys, trialKeys } from '../../analysis/keys';
import { auditKeys, auditResultKeys, boardKeys, codingKeys, departmentKeys, encoderKeys, formKeys, worklistKeys } from '../../coding/keys';
import { homeKeys } from '../../home/keys';
import { decisionsKeys, duplicatesKeys, identityKeys, pairKeys, registerKeys, sortKeys } from '../../identity/keys';
import { intakeItemKeys, intakeKeys } from '../../intake/keys';
import { chartKeys, diffKeys, documentsKeys, overviewKeys, patientsKeys, resultsKeys, timelineKeys } from '../../records/keys';
import { scanDeskKeys, scansKeys } from '../../scans/keys';
import type { KeyMap } from './define';
import { frameKeys, tableKeys } from './frameKeys';

/** Every key map of the workbench, for settings and for docs/guide/keys.md. */
export const allKeyMaps: readonly KeyMap[] = [
  frameKeys,
  tableKeys,
  homeKeys,
  patientsKeys,
  chartKeys,
  overviewKeys,
  timelineKeys,
  resultsKeys,
  documentsKeys,
  diffKeys,
  departmentKeys,
  worklistKeys,
  codingKeys,
  encoderKeys,
  boardKeys,
  auditKeys,
  auditResultKeys,
  formKeys,
  identityKeys,
  duplicatesKeys,
  pairKeys,
  sortKeys,
  decisionsKeys,
  registerKeys,
  intakeKeys,
  intakeItemKeys,
  scansKeys,
  scanDeskKeys,
  analysisKeys,
  trialKeys,
  tablesKeys,
];
