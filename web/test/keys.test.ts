import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chordOf, isTyping, readable } from '../src/ui/keys/chord';
import { allKeyMaps } from '../src/ui/keys/all';
import { defineKeys } from '../src/ui/keys/define';
import { KeyRegistry, type Handlers } from '../src/ui/keys/registry';

const map = defineKeys('page', 'Page', {
  next: { key: 'j', label: 'Next' },
  home: { key: 'g h', label: 'Home' },
  palette: { key: 'Ctrl+k', label: 'Palette' },
  close: { key: 'Escape', label: 'Close' },
  open: { key: 'Enter', label: 'Open' },
});

const press = (registry: KeyRegistry, key: string, init: KeyboardEventInit = {}, now = 0, target: HTMLElement = document.body) => {
  const event = new KeyboardEvent('keydown', { key, ...init, bubbles: true });
  Object.defineProperty(event, 'target', { value: target });
  return registry.press(event, now);
};

describe('The key system', () => {
  let registry: KeyRegistry;
  let calls: string[];
  const handlers = (...names: string[]): { current: Handlers } => ({
    current: Object.fromEntries(names.map((n) => [n, () => void calls.push(n)])),
  });

  const named = (name: string): { current: Handlers } => ({ current: { next: () => void calls.push(name) } });

  beforeEach(() => {
    const kept = new Map<string, string>();
    registry = new KeyRegistry({ getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v) });
    calls = [];
  });

  it('runs the act of a key', () => {
    registry.push({ map, handlers: handlers('next'), modal: false, frame: false });
    expect(press(registry, 'j')).toBe(true);
    expect(calls).toEqual(['next']);
  });

  it('waits for the second key of a sequence, and not for ever', () => {
    registry.push({ map, handlers: handlers('home'), modal: false, frame: false });
    press(registry, 'g', {}, 0);
    press(registry, 'h', {}, 500);
    press(registry, 'g', {}, 1_000);
    press(registry, 'h', {}, 9_000);
    expect(calls).toEqual(['home']);
  });

  it('leaves letters to inputs, but not Escape and Ctrl', () => {
    registry.push({ map, handlers: handlers('next', 'palette', 'close'), modal: false, frame: false });
    const input = document.createElement('input');
    expect(press(registry, 'j', {}, 0, input)).toBe(false);
    press(registry, 'k', { ctrlKey: true }, 0, input);
    press(registry, 'Escape', {}, 0, input);
    expect(calls).toEqual(['palette', 'close']);
  });

  it('leaves Enter to the link or button that has the focus', () => {
    registry.push({ map, handlers: handlers('open'), modal: false, frame: false });
    const link = document.createElement('a');
    link.href = '/';
    expect(press(registry, 'Enter', {}, 0, link)).toBe(false);
    expect(press(registry, 'Enter', {}, 0, document.createElement('button'))).toBe(false);
    expect(press(registry, 'Enter')).toBe(true);
    expect(calls).toEqual(['open']);
  });

  it('asks the page before its frame, whichever was there first', () => {
    registry.push({ map, handlers: handlers('next'), modal: false, frame: false });
    registry.push({ map, handlers: named('chart'), modal: false, frame: true });
    press(registry, 'j');
    expect(calls).toEqual(['next']);
  });

  it('asks the inner frame before the outer one', () => {
    registry.push({ map, handlers: named('shell'), modal: false, frame: true });
    registry.push({ map, handlers: named('chart'), modal: false, frame: true });
    press(registry, 'j');
    expect(calls).toEqual(['chart']);
  });

  it('hides what lies below a dialog', () => {
    registry.push({ map, handlers: handlers('next'), modal: false, frame: false });
    const closed = registry.push({ map, handlers: handlers('close'), modal: true, frame: false });
    press(registry, 'j');
    expect(calls).toEqual([]);
    closed();
    press(registry, 'j');
    expect(calls).toEqual(['next']);
  });

  it('switches single letters off (WCAG 2.1.4) and keeps the others', () => {
    registry.push({ map, handlers: handlers('next', 'home', 'palette'), modal: false, frame: false });
    registry.choose({ keys: {}, singleLetters: false });
    press(registry, 'j');
    press(registry, 'g');
    press(registry, 'h');
    press(registry, 'k', { ctrlKey: true });
    expect(calls).toEqual(['palette']);
  });

  it('remaps a key, switches it off, and remembers', () => {
    registry.push({ map, handlers: handlers('next'), modal: false, frame: false });
    registry.choose({ keys: { 'page.next': 'n' }, singleLetters: true });
    press(registry, 'j');
    press(registry, 'n');
    expect(calls).toEqual(['next']);
    registry.choose({ keys: { 'page.next': '' }, singleLetters: true });
    press(registry, 'n');
    expect(calls).toEqual(['next']);
  });

  it('starts with the defaults when the kept choices are damaged', () => {
    const damaged = new KeyRegistry({ getItem: () => '{', setItem: vi.fn() });
    expect(damaged.choices).toEqual({ keys: {}, singleLetters: true });
  });

  it('offers only acts that have a handler', () => {
    registry.push({ map, handlers: handlers('next'), modal: false, frame: false });
    expect(registry.snapshot().map((a) => a.id)).toEqual(['page.next']);
  });

  it('refuses two acts with one key', () => {
    expect(() => defineKeys('x', 'X', { a: { key: 'j', label: '' }, b: { key: 'j', label: '' } })).toThrow(/share the key j/);
  });
});

describe('Chords', () => {
  it('are written as key maps write them', () => {
    const chord = (key: string, init: Partial<KeyboardEventInit> = {}) =>
      chordOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...init });
    expect(chord('?', { shiftKey: true })).toBe('?');
    expect(chord('K', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+k');
    expect(chord('Enter', { shiftKey: true })).toBe('Shift+Enter');
    expect(chord(' ')).toBe('Space');
    expect(chord('k', { metaKey: true })).toBe('Ctrl+k');
    expect(readable('g h')).toBe('g then h');
    expect(readable('Alt+ArrowUp')).toBe('Alt+↑');
  });

  it('know where letters are typed', () => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    expect(isTyping(box)).toBe(false);
    expect(isTyping(document.createElement('textarea'))).toBe(true);
  });
});

describe('All key maps', () => {
  it('have different names and no key that a browser needs', () => {
    expect(new Set(allKeyMaps.map((m) => m.name)).size).toBe(allKeyMaps.length);
    const taken = new Set(['Ctrl+t', 'Ctrl+w', 'Ctrl+n', 'Ctrl+l', 'Ctrl+r', 'Ctrl+p', 'Ctrl+s', 'F5', 'Tab', 'Ctrl+c', 'Ctrl+v']);
    for (const map_ of allKeyMaps) {
      for (const act of Object.values(map_.acts)) expect([...(act.also ?? []), act.key].filter((k) => taken.has(k))).toEqual([]);
    }
  });
});
