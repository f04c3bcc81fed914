import { useQuery } from '@tanstack/react-query';
import { getText } from '../ui/api/client';
import { Fault } from '../ui/parts/Fault';
import { Skeleton } from '../ui/parts/Skeleton';
import classes from './analysis.module.css';

/** The resource that gave a row, as the record has it. */
export function ResourceText({ reference }: { readonly reference: string }) {
  const resource = useQuery({ queryKey: ['analysis', 'resource', reference], queryFn: ({ signal }) => getText(`/fhir/${reference}?_pretty=true`, signal) });
  if (resource.isError) return <Fault error={resource.error} />;
  if (resource.data === undefined) return <Skeleton rows={8} />;
  return (
    <>
      <h2>{reference}</h2>
      <pre className={classes.resource}>{resource.data}</pre>
    </>
  );
}
