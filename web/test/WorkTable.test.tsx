import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyRegistry } from '../src/ui/keys/registry';
import { KeyContext, useKeyboard } from '../src/ui/keys/useKeys';
import type { Column } from '../src/ui/table/columns';
import { WorkTable } from '../src/ui/table/WorkTable';
import userEvent from '@testing-library/user-event';

interface Row {
  id: string;
}

const columns: Column<Row>[] = [{ id: 'id', title: 'Id', text: (r) => r.id, width: '1fr' }];
const idOf = (r: Row) => r.id;
const nothingOnTheWay = () => false;

function Page({ rows, open }: { rows: Row[] | undefined; open?: (r: Row) => void }) {
  return (
    <WorkTable name="test" things="rows" columns={columns} rows={rows} idOf={idOf} empty="Nothing here" {...(open === undefined ? {} : { open })} />
  );
}

function Frame({ registry, children }: { registry: KeyRegistry; children: React.ReactNode }) {
  useKeyboard(registry, nothingOnTheWay);
  return <KeyContext value={registry}>{children}</KeyContext>;
}

describe('A WorkTable', () => {
  // The test DOM has no layout: a virtual list needs a height to show anything.
  beforeEach(() => {
    Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 400 });
    Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, value: 800 });
    localStorage.clear();
  });
  afterEach(cleanup);

  const show = (rows: Row[] | undefined, open?: (r: Row) => void) => {
    const registry = new KeyRegistry(localStorage);
    const page = (r: Row[] | undefined) => (
      <Frame registry={registry}>
        <Page rows={r} {...(open === undefined ? {} : { open })} />
      </Frame>
    );
    const view = render(page(rows));
    return (r: Row[]) => view.rerender(page(r));
  };

  it('says what would be here when it is empty', () => {
    show([]);
    expect(screen.getByText('Nothing here')).toBeTruthy();
  });

  it('shows only the rows in sight of a long list, and counts all', () => {
    show(Array.from({ length: 5_000 }, (_, i) => ({ id: `r${i}` })));
    expect(screen.getByText('5000 rows')).toBeTruthy();
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001');
  });

  it('moves by j and opens by Enter', async () => {
    const opened: string[] = [];
    const user = userEvent.setup();
    show([{ id: 'a' }, { id: 'b' }, { id: 'c' }], (r) => opened.push(r.id));
    await user.keyboard('jj{Enter}');
    expect(opened).toEqual(['b']);
  });

  it('says what changed and does not take it in by itself', () => {
    const again = show([{ id: 'a' }, { id: 'b' }]);
    again([{ id: 'z' }, { id: 'b' }]);
    expect(screen.getByText(/1 new, 1 gone/)).toBeTruthy();
    expect(screen.getByText('2 rows')).toBeTruthy();
  });
});
