import { useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ChartEntry } from '../ui/api/types';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { WorkTable } from '../ui/table/WorkTable';
import { useChart } from './chartContext';
import { EntryDetails } from './EntryDetails';
import { columnsOf } from './sectionColumns';
import { entryId, useSection } from './useSection';

/** One section of the chart as a list. */
export default function SectionPage() {
  const { patientId, section } = useParams({ from: '/chart/$patientId/section/$section' });
  const { setCursor, askSource, summary } = useChart();
  const { query, rows, total } = useSection(patientId, section);
  const title = summary.sections.find((s) => s.name === section)?.title ?? 'Section';
  const onCursor = useCallback((e: ChartEntry | undefined) => setCursor(e?.key), [setCursor]);
  const more = useCallback(() => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  }, [query]);
  return (
    <>
      <PageHead title={title} />
      {query.isError ? (
        <Fault error={query.error} retry={() => void query.refetch()} />
      ) : (
        <WorkTable
          key={section}
          name={`chart.${section}`}
          things={title.toLowerCase()}
          columns={columnsOf(section)}
          rows={rows}
          total={total}
          idOf={entryId}
          open={(e) => askSource(e.key)}
          details={(e) => <EntryDetails entry={e} />}
          onCursor={onCursor}
          onNearEnd={more}
          autoFocus
          listKey={`${patientId}.${section}`}
          empty={<EmptyState title={`No ${title.toLowerCase()} in this chart`}>They come by HL7 messages, C-CDA documents and FHIR bundles, and stand here as soon as they are filed.</EmptyState>}
        />
      )}
    </>
  );
}
