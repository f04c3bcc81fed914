import { useCallback, useState } from 'react';

/** A person's preference, kept in this browser; a damaged one counts as none. */
export function usePreference<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const key = `chartroom.${name}`;
  const [value, setValue] = useState<T>(() => {
    const text = localStorage.getItem(key);
    if (text === null) return initial;
    try {
      return JSON.parse(text) as T;
    } catch {
      return initial;
    }
  });
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
    [key],
  );
  return [value, keep];
}
