import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { getJson, withQuery } from '../ui/api/client';
import { useSettled } from '../ui/useSettled';
import type { OfferedCode, OfferedCodes, TabularEntry } from './types';
import classes from './coding.module.css';

interface Props {
  readonly system: 'icd10cm' | 'icd10pcs';
  readonly label: string;
  /** Day of discharge: which codes are billable. */
  readonly day: string;
  readonly onPick: (code: OfferedCode) => void;
  /** The coder is done here: the focus goes back to the page. */
  readonly onClose: () => void;
  /** Text to begin with, such as a code to be corrected. */
  readonly initial?: string;
}

/**
 * The encoder: three letters of each word, in any order, or a code. ↓↑ choose, → goes down into a category, ← comes back,
 * Enter takes the code, Escape closes.
 */
export function Encoder({ system, label, day, onPick, onClose, initial = '' }: Props) {
  const [text, setText] = useState(initial);
  const [at, setAt] = useState(0);
  /** A category that is looked into, and those above it. */
  const [path, setPath] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const asked = useSettled(text.trim(), 60);
  const inside = path.at(-1);
  useEffect(() => input.current?.focus(), []);
  const found = useQuery({
    queryKey: ['coding-codes', system, day, asked],
    queryFn: ({ signal }) => getJson<OfferedCodes>(withQuery('/api/coding/codes', { q: asked, system, day, limit: 30 }), signal),
    enabled: asked.length >= 2 && inside === undefined,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const entry = useQuery({
    queryKey: ['coding-code', system, inside, day],
    queryFn: ({ signal }) => getJson<TabularEntry>(withQuery(`/api/coding/codes/${system}/${inside}`, { day }), signal),
    enabled: inside !== undefined,
    staleTime: 60_000,
  });
  const codes = inside === undefined ? (asked.length >= 2 ? (found.data?.codes ?? []) : []) : (entry.data?.below ?? []);
  const chosen = Math.min(at, codes.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, codes]);
  const into = (code: OfferedCode | undefined) => {
    if (code === undefined) return;
    setPath([...path, code.code]);
    setAt(0);
  };
  const take = (code: OfferedCode | undefined) => {
    if (code === undefined) return;
    // A category cannot be billed: Enter goes into it, as the right arrow does.
    if (!code.billable) return into(code);
    onPick(code);
    setText('');
    setPath([]);
    setAt(0);
    input.current?.focus();
  };
  const out = () => {
    setPath(path.slice(0, -1));
    setAt(0);
  };
  const onKey = (e: React.KeyboardEvent<HTMLInputElement>) => {
    const atEnd = e.currentTarget.selectionStart === text.length;
    if (e.key === 'ArrowDown') setAt(Math.min(chosen + 1, codes.length - 1));
    else if (e.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (e.key === 'ArrowRight' && atEnd && codes[chosen] !== undefined) into(codes[chosen]);
    else if (e.key === 'ArrowLeft' && inside !== undefined) out();
    else if (e.key === 'Enter') take(codes[chosen]);
    else if (e.key === 'Escape') {
      if (inside !== undefined) out();
      else if (text !== '') setText('');
      else onClose();
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const note = inside === undefined && asked.length >= 2 ? found.data?.note : '';
  return (
    <div className={classes.encoder}>
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={codes.length > 0}
        aria-controls={`${id}-codes`}
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        placeholder={`${label}: three letters of each word, or a code`}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(e) => {
          setText(e.currentTarget.value);
          setPath([]);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      {inside !== undefined && (
        <p className={classes.encoderpath}>
          ← {path.join(' › ')} {entry.data?.title}
        </p>
      )}
      <div ref={list} id={`${id}-codes`} role="listbox" aria-label="Codes found" className={classes.offers} data-empty={codes.length === 0 || undefined}>
        {codes.map((c, i) => (
          <div key={c.code} id={`${id}-${i}`} role="option" aria-selected={i === chosen} className={classes.offer} onMouseDown={(e) => { e.preventDefault(); take(c); }}>
            <code>{c.code}</code>
            <span>{c.title === '' ? <em>no title in the release</em> : c.title}</span>
            {c.severity !== '' && <b className={classes.severity} data-of={c.severity}>{c.severity}</b>}
            {!c.billable && <small className="quiet">category →</small>}
          </div>
        ))}
      </div>
      {note !== '' && note !== undefined && <p className={classes.encodernote}>{note}</p>}
      {asked.length >= 2 && found.isSuccess && codes.length === 0 && note === '' && inside === undefined && <p className={classes.encodernote}>Nothing fits. Leave out a word, or try its beginning.</p>}
    </div>
  );
}
