import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getJson } from '../ui/api/client';
import type { WorkQueue, WorkQueues } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { EmptyState } from '../ui/parts/EmptyState';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { homeKeys } from './keys';
import classes from './home.module.css';

/** My work: each queue with its count, its oldest and its ages; every number opens its list. */
export default function HomePage() {
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const work = useQuery({ queryKey: ['home'], queryFn: ({ signal }) => getJson<WorkQueues>('/api/home', signal) });
  const queues = work.data?.queues ?? [];
  const open = (queue: WorkQueue | undefined) => {
    if (queue !== undefined) void navigate({ href: queue.link });
  };
  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), queues.length - 1);
    setAt(next);
    document.getElementById(`queue-${next}`)?.focus();
  };
  useKeys(homeKeys, {
    down: queues.length > 0 ? () => move(at + 1) : undefined,
    up: queues.length > 0 ? () => move(at - 1) : undefined,
    open: queues.length > 0 ? () => open(queues[at]) : undefined,
    search: () => void navigate({ to: '/patients' }),
  });
  return (
    <>
      <PageHead title="My work" note={work.data === undefined ? undefined : `${work.data.greeting} · ${work.data.patients} patients in the index`} />
      {work.isError && <Fault error={work.error} retry={() => void work.refetch()} />}
      {work.isPending && <Skeleton rows={3} height={72} />}
      {work.data !== undefined && queues.length === 0 && (
        <EmptyState title="No queue is yours">Your role has no work list on this page. Charts are found with g p or Ctrl+K.</EmptyState>
      )}
      <ul className={classes.queues}>
        {queues.map((q, i) => (
          <li key={q.name}>
            <a
              id={`queue-${i}`}
              href={q.link}
              onClick={(e) => {
                e.preventDefault();
                open(q);
              }}
              onFocus={() => setAt(i)}
              className={classes.queue}
              data-tone={q.tone}
            >
              <span className={classes.count}>{q.shown}</span>
              <span className={classes.title}>
                <b>{q.title}</b>
                <small>{q.explanation}</small>
              </span>
              <span className={classes.oldest}>
                {q.count === 0 ? <Tag tone="done">nothing waits</Tag> : <Tag tone={q.tone}>oldest {q.oldest}</Tag>}
              </span>
              <span className={classes.ages} aria-label={`By age: ${q.ages.map((a) => `${a.title} ${a.count}`).join(', ')}`} role="img">
                {q.count > 0 && q.ages.filter((a) => a.count > 0).map((a) => <i key={a.title} data-tone={a.tone} style={{ flexGrow: a.count }} title={`${a.title}: ${a.count}`} />)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
