import { useEffect, useState } from 'react';

/**
 * Seconds that the account was on the screen. Kept in this tab alone; it goes to the server only when the coder has chosen
 * so in the coding settings.
 */
export function useTimer(encounterId: string): readonly [number, boolean, (running: boolean) => void, (seconds: number) => void] {
  const key = `chartroom.coding.time.${encounterId}`;
  const [seconds, setSeconds] = useState(() => Number(sessionStorage.getItem(key) ?? 0));
  const [running, setRunning] = useState(true);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => {
      if (document.hidden) return;
      setSeconds((s) => {
        sessionStorage.setItem(key, String(s + 1));
        return s + 1;
      });
    }, 1_000);
    return () => clearInterval(timer);
  }, [running, key]);
  const correct = (value: number) => {
    sessionStorage.setItem(key, String(value));
    setSeconds(value);
  };
  return [seconds, running, setRunning, correct];
}
