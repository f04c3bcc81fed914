import { useEffect, useId, useRef, useState } from 'react';
import { useKeys } from '../ui/keys/useKeys';
import { useSettled } from '../ui/useSettled';
import { useEncoderRows, type EncoderRow, type Inside, type Way } from './encoderRows';
import { Instructions } from './Instructions';
import { encoderKeys } from './keys';
import type { OfferedCode } from './types';
import classes from './coding.module.css';

interface Props {
  readonly system: 'icd10cm' | 'icd10pcs';
  readonly label: string;
  /** Day of discharge: which codes are billable. */
  readonly day: string;
  readonly onPick: (code: OfferedCode) => void;
  /** The coder is done here: the focus goes back to the page. */
  readonly onClose: () => void;
}

const asks = {
  search: 'three letters of each word, or a code',
  index: 'the beginning of a main term of the index',
  build: 'its characters one by one',
} as const;

/**
 * The encoder, three ways: by words (three letters of each, in any order, or a code), through the alphabetic index, and procedures
 * character by character. ↓↑ choose, → goes in (subterms, tabular list, 7th character), ← comes back, Enter takes the code, Escape closes.
 */
export function Encoder({ system, label, day, onPick, onClose }: Props) {
  const [text, setText] = useState('');
  const [way, setWay] = useState<Way>('search');
  const [at, setAt] = useState(0);
  /** What is looked into, and what was before it. */
  const [path, setPath] = useState<readonly Inside[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const settled = useSettled(text.trim(), 60);
  const inside = path.at(-1);
  const { rows, head, note, instructions, empty } = useEncoderRows(system, way, settled, day, inside);
  const chosen = Math.min(at, rows.length - 1);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, rows]);
  const begin = (next: string, by: Way) => {
    setText(next);
    setWay(by);
    setPath([]);
    setAt(0);
    input.current?.focus();
  };
  const turnTo = (by: Way) => begin('', way === by ? 'search' : by);
  useKeys(encoderKeys, {
    index: system === 'icd10cm' ? () => turnTo('index') : undefined,
    build: system === 'icd10pcs' ? () => turnTo('build') : undefined,
  });
  const into = (row: EncoderRow | undefined) => {
    if (row?.built !== undefined) return begin(row.built, 'build');
    if (row?.into === undefined) return;
    setPath([...path, row.into]);
    setAt(0);
  };
  const take = (row: EncoderRow | undefined) => {
    // What cannot be billed is gone into, as the right arrow does.
    if (row?.take === undefined) return into(row?.code === '' || row?.built !== undefined ? row : row && { ...row, into: { kind: 'code', code: row.code } });
    onPick(row.take);
    begin('', way);
  };
  const out = () => {
    if (inside !== undefined) setPath(path.slice(0, -1));
    else setText(text.slice(0, -1));
    setAt(0);
  };
  const onKey = (e: React.KeyboardEvent<HTMLInputElement>) => {
    const atEnd = e.currentTarget.selectionStart === text.length;
    if (e.key === 'ArrowDown') setAt(Math.min(chosen + 1, rows.length - 1));
    else if (e.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (e.key === 'ArrowRight' && atEnd && rows[chosen] !== undefined) into(rows[chosen]);
    else if (e.key === 'ArrowLeft' && (inside !== undefined || way === 'build')) out();
    else if (e.key === 'Enter') take(rows[chosen]);
    else if (e.key === 'Escape') {
      if (inside !== undefined) out();
      else if (text !== '') begin('', way);
      else if (way !== 'search') begin('', 'search');
      else onClose();
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div className={classes.encoder}>
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={rows.length > 0}
        aria-controls={`${id}-codes`}
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        placeholder={`${label}: ${asks[way]}`}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(e) => begin(e.currentTarget.value, way)}
        onKeyDown={onKey}
      />
      {(inside !== undefined || way !== 'search') && (
        <p className={classes.encoderpath}>
          <b>{inside?.kind === 'code' ? 'Tabular list' : way === 'build' ? 'Character by character' : 'Alphabetic index'}</b> {inside !== undefined && '← '}
          {head}
        </p>
      )}
      <div ref={list} id={`${id}-codes`} role="listbox" aria-label="Codes found" className={classes.offers} data-empty={rows.length === 0 || undefined}>
        {rows.map((r, i) => (
          <div key={r.key} id={`${id}-${i}`} role="option" aria-selected={i === chosen} className={classes.offer} onMouseDown={(e) => { e.preventDefault(); take(r); }}>
            <code>{r.code}</code>
            <span>{r.title === '' ? <em>no title in the release</em> : r.title}</span>
            {r.severity !== '' && <b className={classes.severity} data-of={r.severity}>{r.severity}</b>}
            {r.more !== '' && <small className="quiet">{r.more}</small>}
          </div>
        ))}
      </div>
      {note !== '' && <p className={classes.encodernote}>{note}</p>}
      {empty && <p className={classes.encodernote}>{way === 'index' ? 'No main term begins so. Try a shorter beginning.' : 'Nothing fits. Leave out a word, or try its beginning.'}</p>}
      {inside?.kind === 'code' && <Instructions notes={instructions} />}
    </div>
  );
}
