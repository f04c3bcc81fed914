import type { ChartEntry } from '../ui/api/types';
import { Tag } from '../ui/parts/Tag';
import classes from './records.module.css';

/** All of a line, untruncated. */
export function EntryDetails({ entry: e }: { readonly entry: ChartEntry }) {
  const facts: readonly (readonly [string, string])[] = [
    ['When', e.when],
    ['Until', e.ended],
    ['Code', e.code],
    ['Value', e.value],
    ['Kind', e.kind],
    ['Who', e.who],
    ['Encounter', e.encounter ?? ''],
    ['Resource', e.key],
  ];
  return (
    <>
      <h2>{e.what}</h2>
      {e.status !== '' && <Tag tone={e.tone}>{e.status}</Tag>}
      <dl className={classes.facts}>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <p className="quiet">
        <kbd>i</kbd> where does this come from?
      </p>
    </>
  );
}
