import { useEffect, useState } from 'react';

export type Kind = 'path' | 'view';

/** What is being written: an expression and a view beside each other, so that going over to one loses nothing of the other. */
export interface Draft {
  readonly kind: Kind;
  readonly path: string;
  readonly view: string;
  readonly records: Readonly<Record<Kind, string>>;
}

const key = 'chartroom.analysis.draft';

const none: Draft = { kind: 'path', path: '', view: '', records: { path: '', view: '' } };

export const examples: Readonly<Record<Kind, { readonly text: string; readonly records: string }>> = {
  path: { text: "name.where(use = 'official').family", records: 'Patient' },
  view: {
    records: '',
    text: `{
  "resourceType": "ViewDefinition",
  "name": "results",
  "resource": "Observation",
  "select": [{
    "column": [
      { "name": "id", "path": "getResourceKey()" },
      { "name": "patient", "path": "subject.getReferenceKey(Patient)" },
      { "name": "code", "path": "code.coding.first().code" },
      { "name": "value", "path": "value.ofType(Quantity).value" },
      { "name": "unit", "path": "value.ofType(Quantity).unit" },
      { "name": "at", "path": "effective.ofType(dateTime)" }
    ]
  }]
}`,
  },
};

/** The draft of this tab: leaving the page and coming back loses nothing. */
export function useDraft(): readonly [Draft, (next: Partial<Draft>) => void] {
  const [draft, setDraft] = useState<Draft>(() => {
    try {
      return { ...none, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) };
    } catch {
      return none;
    }
  });
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(draft)), [draft]);
  return [draft, (next) => setDraft((before) => ({ ...before, ...next }))];
}

/** The text with a kept view's definition in the place of the view. */
export function keepInDraft(definition: string): void {
  let before: Partial<Draft> = {};
  try {
    before = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>;
  } catch {
    // A damaged draft is replaced.
  }
  sessionStorage.setItem(key, JSON.stringify({ ...none, ...before, kind: 'view', view: definition, records: { ...none.records, ...before.records, view: '' } }));
}

/** Where a line and column, counted from 1, lie in a text. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) start = text.indexOf('\n', start) + 1;
  return Math.min(text.length, start + column - 1);
}
