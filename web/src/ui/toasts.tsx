import { useEffect, useSyncExternalStore } from 'react';
import { frameKeys } from './keys/frameKeys';
import { useKeys } from './keys/useKeys';
import classes from './shell/shell.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => Promise<void> | void) | undefined;
  readonly about: string | undefined;
}

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

const dismiss = (id: number) => set(toasts.filter((t) => t.id !== id));

/**
 * Says what was done; with `undo`, the key `u` takes it back while the toast is shown. A toast about the same thing takes the
 * place of the one before: a row of them would hide the work.
 */
export function toast(text: string, undo?: () => Promise<void> | void, about?: string): void {
  count += 1;
  const others = about === undefined ? toasts : toasts.filter((t) => t.about !== about);
  set([...others.slice(-3), { id: count, text, undo, about }]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const last = shown.findLast((t) => t.undo !== undefined);
  const takeBack = (t: Toast) => {
    dismiss(t.id);
    void t.undo?.();
  };
  useKeys(frameKeys, { undo: last === undefined ? undefined : () => takeBack(last) });
  return (
    <div className={classes.toasts} role="status" aria-live="polite">
      {shown.map((t) => (
        <ToastLine key={t.id} toast={t} onUndo={t === last ? () => takeBack(t) : undefined} />
      ))}
    </div>
  );
}

function ToastLine({ toast: t, onUndo }: { readonly toast: Toast; readonly onUndo: (() => void) | undefined }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(t.id), t.undo === undefined ? 5_000 : 12_000);
    return () => clearTimeout(timer);
  }, [t]);
  return (
    <div className={classes.toast}>
      <span aria-hidden>✔</span> {t.text}
      {onUndo !== undefined && (
        <button type="button" onClick={onUndo}>
          Undo <kbd>u</kbd>
        </button>
      )}
    </div>
  );
}
