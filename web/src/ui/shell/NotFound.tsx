import { EmptyState } from '../parts/EmptyState';
import { PageHead } from '../parts/PageHead';

export function NotFound() {
  return (
    <>
      <PageHead title="No such page" />
      <EmptyState title="There is nothing at this address">Ctrl+K finds patients and pages.</EmptyState>
    </>
  );
}
