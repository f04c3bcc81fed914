const named: Record<string, string> = { ' ': 'Space', Esc: 'Escape', Up: 'ArrowUp', Down: 'ArrowDown' };

/** What was pressed, in the writing of key maps: `j`, `?`, `Ctrl+k`, `Shift+Enter`. Command counts as Ctrl. */
export function chordOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = named[event.key] ?? event.key;
  const printable = key.length === 1;
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  // A printable key already says what Shift did to it: "?" and not "Shift+/".
  if (event.shiftKey && !printable) parts.push('Shift');
  parts.push(printable && parts.length > 0 ? key.toLowerCase() : key);
  return parts.join('+');
}

/** True for keys that type a character: they act only outside inputs and can be switched off (WCAG 2.1.4). */
export const isSingleLetter = (chord: string): boolean => chord.length === 1;

const inputs = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const notTyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range']);

/** True where letters are typed: there, letters are text and no command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (!inputs.has(target.tagName)) return false;
  return !(target instanceof HTMLInputElement && notTyped.has(target.type));
}

/** True where Enter and Space press what has the focus: a link, a button. There they are its own and no command. */
export const isPressable = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('a[href], button, summary') !== null;

const symbols: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** The chord as a person reads it on a keycap. */
export const readable = (key: string): string =>
  key
    .split(' ')
    .map((chord) =>
      chord
        .split('+')
        .map((part) => symbols[part] ?? part)
        .join('+'),
    )
    .join(' then ');
