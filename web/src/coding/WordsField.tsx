import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly words: readonly string[];
  /** What every word must look like, and what it is called when it does not. */
  readonly form: RegExp;
  readonly kind: string;
  /** How many lines to show; one when left out. */
  readonly rows?: number;
  readonly onChange: (words: string[]) => void;
}

const cut = (text: string): string[] => text.split(/[\s,;]+/).filter((w) => w !== '');

/** A field of several words with blanks between. What is typed counts at once; a word that cannot be holds the form back and is named. */
export function WordsField({ label, words, form, kind, rows = 1, onChange }: Props) {
  const [text, setText] = useState(words.join(' '));
  const typed = (field: HTMLInputElement | HTMLTextAreaElement) => {
    const [now, wrong] = [cut(field.value), cut(field.value).filter((w) => !form.test(w))];
    setText(field.value);
    field.setCustomValidity(wrong.length === 0 ? '' : `${wrong.join(', ')}: not ${kind}.`);
    onChange(now.filter((w) => form.test(w)));
  };
  return (
    <label>
      {label}
      {rows > 1 ? (
        <textarea rows={rows} value={text} onChange={(e) => typed(e.currentTarget)} />
      ) : (
        <input value={text} onChange={(e) => typed(e.currentTarget)} />
      )}
    </label>
  );
}
