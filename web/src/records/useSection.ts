import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getJson, withQuery } from '../ui/api/client';
import type { ChartEntry, SectionPage } from '../ui/api/types';

/** A section of a chart, page by page as it is scrolled. */
export function useSection(patientId: string, section: string, count = 200, activeFirst = false) {
  const query = useInfiniteQuery({
    queryKey: ['section', patientId, section, count, activeFirst],
    queryFn: ({ pageParam, signal }) =>
      getJson<SectionPage>(withQuery(`/api/chart/${patientId}/sections/${section}`, { from: pageParam, count, activeFirst: activeFirst ? 'true' : undefined }), signal),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = useMemo<readonly ChartEntry[] | undefined>(() => query.data?.pages.flatMap((p) => p.entries), [query.data]);
  return { query, rows, total: query.data?.pages[0]?.total, title: query.data?.pages[0]?.title };
}

/** A row's own id: several lines may come from one resource (the members of a care team). */
export const entryId = (entry: ChartEntry): string =>
  entry.key.startsWith('CareTeam/') ? `${entry.key}|${entry.what}|${entry.value}` : entry.key;
