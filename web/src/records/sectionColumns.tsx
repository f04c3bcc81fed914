import type { ChartEntry } from '../ui/api/types';
import { Tag } from '../ui/parts/Tag';
import type { Column } from '../ui/table/columns';

type C = Column<ChartEntry>;

const when = (title: string): C => ({ id: 'when', title, text: (e) => e.when, sort: (e) => e.at, width: '9rem' });
const ended = (title: string): C => ({ id: 'until', title, text: (e) => e.ended, sort: (e) => (e.until === 0 ? '' : e.until), width: '9rem' });
const what = (title: string): C => ({ id: 'what', title, text: (e) => e.what, width: 'minmax(14rem, 3fr)', cell: (e) => <span>{e.what}</span> });
const value = (title: string): C => ({ id: 'value', title, text: (e) => e.value, width: 'minmax(8rem, 2fr)' });
const kind = (title: string): C => ({ id: 'kind', title, text: (e) => e.kind, width: 'minmax(6rem, 1fr)' });
const who = (title: string): C => ({ id: 'who', title, text: (e) => e.who, width: 'minmax(7rem, 1fr)' });
const status: C = {
  id: 'status',
  title: 'Status',
  text: (e) => e.status,
  width: '9rem',
  cell: (e) => (e.status === '' ? null : <Tag tone={e.tone}>{e.status}</Tag>),
};
const code: C = { id: 'code', title: 'Code', text: (e) => e.code, width: '11rem', mono: true };
const key: C = { id: 'key', title: 'Resource', text: (e) => e.key, width: '14rem', mono: true, hidden: true };

/** Which columns a section shows, under the names that its readers use. */
const bySection: Readonly<Record<string, readonly C[]>> = {
  problems: [when('Onset'), what('Problem'), status, ended('Resolved'), code, { ...kind('Category'), hidden: true }, { ...who('Recorder'), hidden: true }, key],
  allergies: [when('Recorded'), what('Allergy'), value('Reaction'), status, kind('Category'), code, key],
  medications: [when('Date'), what('Medication'), value('Dose'), status, kind('Kind'), who('By'), { ...code, hidden: true }, key],
  immunizations: [when('Given'), what('Vaccine'), value('Dose, site, lot'), status, code, who('By'), key],
  encounters: [when('Begin'), ended('End'), kind('Class'), what('Encounter'), value('Reason'), status, who('Clinician'), key],
  procedures: [when('Date'), what('Procedure'), value('Reason'), status, code, who('By'), key],
  careteam: [what('Member'), value('Role'), kind('Team'), when('Since'), ended('Until'), status, who('For'), key],
  plans: [when('Begin'), ended('Until'), kind('Kind'), what('Plan or goal'), value('Activities'), status, key],
};

const other: readonly C[] = [when('When'), what('What'), value('Value'), status, kind('Kind'), code, who('Who'), key];

export const columnsOf = (section: string): readonly C[] => bySection[section] ?? other;
