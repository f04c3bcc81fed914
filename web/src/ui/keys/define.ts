/**
 * A key of the workbench. `key` is written as people read it: `j`, `g h` (one after the other), `Ctrl+k`, `Alt+ArrowUp`.
 * `hint` keys are shown in the status bar; `also` names further keys for the same act.
 */
export interface KeyAct {
  readonly key: string;
  readonly label: string;
  readonly also?: readonly string[];
  readonly hint?: string;
}

/** The keys of one place: a department's page or a part of the frame. `name` is the first half of every key's id. */
export interface KeyMap<Act extends string = string> {
  readonly name: string;
  readonly title: string;
  readonly acts: Readonly<Record<Act, KeyAct>>;
}

/** Declares a key map. Two acts of one map may not share a key: that would be a bug, found at start. */
export function defineKeys<Act extends string>(name: string, title: string, acts: Record<Act, KeyAct>): KeyMap<Act> {
  const seen = new Map<string, string>();
  for (const [act, { key, also }] of Object.entries<KeyAct>(acts)) {
    for (const one of [key, ...(also ?? [])]) {
      const other = seen.get(one);
      if (other !== undefined) throw new Error(`${name}: ${other} and ${act} share the key ${one}`);
      seen.set(one, act);
    }
  }
  return { name, title, acts };
}

/** The id under which an act is remapped: `chart.source`. */
export const actId = (map: KeyMap, act: string): string => `${map.name}.${act}`;
