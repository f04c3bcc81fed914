import { createContext, useContext, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { KeyMap } from './define';
import { KeyRegistry, type Handlers, type LiveAct } from './registry';
import { typeAhead } from './typeAhead';

export const KeyContext = createContext(new KeyRegistry(undefined));

export const useKeyRegistry = (): KeyRegistry => useContext(KeyContext);

/**
 * Puts a key map in force while the component is shown. An act without a handler is not offered: neither its key, nor
 * its line in help, palette and status bar. `frame` is for what stands around pages: effects of a page run before those
 * of its frame, and yet its keys come first.
 */
export function useKeys<Act extends string>(
  map: KeyMap<Act>,
  handlers: Partial<Record<Act, (() => void) | undefined>>,
  options: { modal?: boolean; on?: boolean; frame?: boolean } = {},
): void {
  const registry = useKeyRegistry();
  const current = useRef<Handlers>(handlers as Handlers);
  const { modal = false, on = true, frame = false } = options;
  const offered = Object.entries(handlers)
    .filter(([, run]) => run !== undefined)
    .map(([name]) => name)
    .join();
  useLayoutEffect(() => {
    current.current = handlers as Handlers;
  });
  // With the page itself and not after it: keys typed ahead of it must find it listening.
  useLayoutEffect(() => (on ? registry.push({ map, handlers: current, modal, frame }) : undefined), [registry, map, modal, on, frame]);
  useEffect(() => {
    registry.changed();
  }, [registry, offered]);
}

/** The acts in force now, top layer first. */
export function useLiveActs(): readonly LiveAct[] {
  const registry = useKeyRegistry();
  return useSyncExternalStore(registry.subscribe, registry.snapshot);
}

/** Listens to the keyboard for the whole window; keys pressed while a page is on its way wait for it. */
export function useKeyboard(registry: KeyRegistry, onTheWay: () => boolean): void {
  useEffect(() => typeAhead(window, onTheWay), [onTheWay]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (registry.press(event, event.timeStamp)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [registry]);
}
