import { chordOf, isPressable, isSingleLetter, isTyping } from './chord';
import { actId, type KeyAct, type KeyMap } from './define';

export type Handlers = Readonly<Record<string, (() => void) | undefined>>;

/** A key map that is in force now, with what its acts do. A `modal` layer hides those below it. */
export interface Layer {
  readonly map: KeyMap;
  readonly handlers: { current: Handlers };
  readonly modal: boolean;
  /** What stands around pages; the keys of the page itself come first, whichever was there first. */
  readonly frame: boolean;
}

/** A person's own choices: remapped keys by act id, and whether single letters act at all. */
export interface KeyChoices {
  readonly keys: Readonly<Record<string, string>>;
  readonly singleLetters: boolean;
}

export interface LiveAct {
  readonly id: string;
  readonly map: KeyMap;
  readonly act: KeyAct;
  readonly keys: readonly string[];
  readonly run: () => void;
}

const sequenceTime = 1200;
const storageKey = 'chartroom.keys';

/** All key maps in force and the one listener that serves them; the frame holds one of it. */
export class KeyRegistry {
  private layers: readonly Layer[] = [];
  private begun = '';
  private begunAt = 0;
  private readonly listeners = new Set<() => void>();
  private choicesNow: KeyChoices;
  private live: readonly LiveAct[] | undefined;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined) {
    this.choicesNow = readChoices(storage);
  }

  get choices(): KeyChoices {
    return this.choicesNow;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly LiveAct[] => (this.live ??= this.collect());

  readonly choose = (choices: KeyChoices): void => {
    this.choicesNow = choices;
    this.storage?.setItem(storageKey, JSON.stringify(choices));
    this.changed();
  };

  readonly push = (layer: Layer): (() => void) => {
    const above = layer.frame ? this.layers.filter((l) => !l.frame) : [];
    this.layers = [...this.layers.filter((l) => !above.includes(l)), layer, ...above];
    this.changed();
    return () => {
      this.layers = this.layers.filter((l) => l !== layer);
      this.changed();
    };
  };

  /** Handlers came or went without a new layer: hints and help must say so. */
  readonly changed = (): void => {
    this.live = undefined;
    for (const listener of this.listeners) listener();
  };

  /** The keys that stand for an act now: its own, or the one that the person chose instead. */
  keysOf(map: KeyMap, name: string): readonly string[] {
    const chosen = this.choicesNow.keys[actId(map, name)];
    if (chosen !== undefined) return chosen === '' ? [] : [chosen];
    const act = map.acts[name];
    return act === undefined ? [] : [act.key, ...(act.also ?? [])];
  }

  /** Serves one key press; true when it was a command, so that the browser's own meaning must not follow. */
  press(event: KeyboardEvent, now: number): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const chord = chordOf(event);
    if (['Control', 'Alt', 'Shift', 'Meta'].includes(event.key)) return false;
    if ((chord === 'Enter' || chord === 'Space') && isPressable(event.target)) return false;
    const letter = isSingleLetter(chord);
    const typing = isTyping(event.target);
    if (letter && (typing || !this.choicesNow.singleLetters)) return false;
    if (typing && !chord.includes('Ctrl+') && !chord.includes('Alt+') && chord !== 'Escape') return false;
    const before = now - this.begunAt < sequenceTime ? this.begun : '';
    this.begun = '';
    const whole = before === '' ? chord : `${before} ${chord}`;
    return this.run(whole) || this.begin(whole, now) || (before !== '' && this.run(chord));
  }

  private run(keys: string): boolean {
    const hit = this.snapshot().find((a) => a.keys.includes(keys));
    if (hit === undefined) return false;
    hit.run();
    return true;
  }

  private begin(keys: string, now: number): boolean {
    if (!this.snapshot().some((a) => a.keys.some((k) => k.startsWith(`${keys} `)))) return false;
    this.begun = keys;
    this.begunAt = now;
    return true;
  }

  private collect(): readonly LiveAct[] {
    const found: LiveAct[] = [];
    for (const layer of [...this.layers].reverse()) {
      for (const [name, act] of Object.entries(layer.map.acts)) {
        if (layer.handlers.current[name] === undefined) continue;
        found.push({
          id: actId(layer.map, name),
          map: layer.map,
          act,
          keys: this.keysOf(layer.map, name),
          run: () => layer.handlers.current[name]?.(),
        });
      }
      if (layer.modal) break;
    }
    return found;
  }
}

function readChoices(storage: Pick<Storage, 'getItem'> | undefined): KeyChoices {
  const none: KeyChoices = { keys: {}, singleLetters: true };
  const text = storage?.getItem(storageKey);
  if (text === undefined || text === null) return none;
  try {
    const read = JSON.parse(text) as Partial<KeyChoices>;
    return { keys: read.keys ?? {}, singleLetters: read.singleLetters ?? true };
  } catch {
    // A damaged preference is no reason to keep a person from working: the defaults are.
    return none;
  }
}
