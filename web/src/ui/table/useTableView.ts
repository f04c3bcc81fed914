import { usePreference } from '../preferences';
import type { Column, Density, SortOrder } from './columns';

export interface SavedView {
  readonly filter: string;
  readonly hidden: readonly string[];
  readonly sort: SortOrder | undefined;
}

export interface TableView {
  readonly hidden: readonly string[];
  readonly setHidden: (hidden: readonly string[]) => void;
  readonly sort: SortOrder | undefined;
  readonly setSort: (sort: SortOrder | undefined) => void;
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  readonly saved: Readonly<Record<string, SavedView>>;
  readonly save: (name: string, filter: string) => void;
  readonly forget: (name: string) => void;
}

/** How a person likes a list: columns, order, row height, saved views. Kept by the name of the list. */
export function useTableView<Row>(name: string, columns: readonly Column<Row>[], initial: SortOrder | undefined): TableView {
  const [hidden, setHidden] = usePreference<readonly string[]>(`${name}.hidden`, columns.filter((c) => c.hidden === true).map((c) => c.id));
  const [sort, setSort] = usePreference<SortOrder | undefined | null>(`${name}.sort`, initial ?? null);
  const [density, setDensity] = usePreference<Density>('density', 'normal');
  const [saved, setSaved] = usePreference<Readonly<Record<string, SavedView>>>(`${name}.views`, {});
  return {
    hidden,
    setHidden,
    sort: sort ?? undefined,
    setSort: (order) => setSort(order ?? null),
    density,
    setDensity,
    saved,
    save: (title, filter) => setSaved({ ...saved, [title]: { filter, hidden, sort: sort ?? undefined } }),
    forget: (title) => setSaved(Object.fromEntries(Object.entries(saved).filter(([t]) => t !== title))),
  };
}
