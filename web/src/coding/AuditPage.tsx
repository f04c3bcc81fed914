import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { getJson } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { PageHead } from '../ui/parts/PageHead';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { Coding } from './CodingPage';
import { drg } from './format';
import { auditResultKeys } from './keys';
import type { AuditView } from './types';
import { auditDesk } from './useAccount';
import board from './board.module.css';

const tones = { same: 'done', missed: 'stop', extra: 'warning', differs: 'warning' } as const;
const words = { same: 'same', missed: 'missed by the coder', extra: 'not found by the auditor', differs: 'differs' } as const;

/** One audit: the coding page while it is open, then what the two coders made of the encounter. */
export default function AuditPage() {
  const { auditId } = useParams({ from: '/coding/audits/$auditId' });
  const view = useQuery({
    queryKey: ['coding-audit', auditId],
    queryFn: ({ signal }) => getJson<AuditView>(`/api/coding/audits/${auditId}/comparison`, signal),
  });
  if (view.isError)
    return (
      <>
        <PageHead title="Coding audit" />
        <Fault error={view.error} retry={() => void view.refetch()} />
      </>
    );
  if (view.data === undefined) return <Skeleton rows={10} />;
  if (view.data.audit.status !== 'completed') return <Coding key={auditId} desk={auditDesk(auditId)} onFinished={() => void view.refetch()} />;
  return <Comparison view={view.data} />;
}

function Comparison({ view: { audit, agreement } }: { readonly view: AuditView }) {
  const navigate = useNavigate();
  useKeys(auditResultKeys, { back: () => void navigate({ to: '/coding/audits' }) });
  return (
    <>
      <PageHead title="Audit result" note={`${audit.patient} · ${audit.mode} · ${audit.coder} coded, ${audit.auditor} audited ${audit.done}`}>
        <Link to="/coding/audits">◀ Audits</Link>
        <Link to="/coding/account/$encounterId" params={{ encounterId: audit.encounter }}>
          The account
        </Link>
      </PageHead>
      {agreement === null || agreement === undefined ? (
        <p className="quiet">There is no comparison: one of the two abstracts is not to be read.</p>
      ) : (
        <div className={board.board}>
          <p className={board.verdict}>
            <Tag tone={agreement.percent === 100 ? 'done' : 'warning'}>
              {agreement.agreed} of {agreement.total} codes agree ({agreement.percent} %)
            </Tag>{' '}
            <Tag tone={agreement.principal ? 'done' : 'stop'}>principal diagnosis {agreement.principal ? 'agrees' : 'differs'}</Tag>{' '}
            <Tag tone={agreement.drg ? 'done' : 'stop'}>
              MS-DRG {number(agreement.coderDrg)} {agreement.drg ? '=' : '→'} {number(agreement.auditorDrg)}
            </Tag>
          </p>
          <table className={board.table}>
            <caption className="visually-hidden">Codes of both coders</caption>
            <thead>
              <tr>
                <th scope="col">Code</th>
                <th scope="col" data-start>
                  Verdict
                </th>
                <th scope="col" data-start>
                  Coder
                </th>
                <th scope="col" data-start>
                  Auditor
                </th>
              </tr>
            </thead>
            <tbody>
              {agreement.codes.map((c) => (
                <tr key={`${c.kind}-${c.code}`}>
                  <th scope="row">
                    <code>{c.code}</code> {c.title}
                  </th>
                  <td data-start>
                    <Tag tone={tones[c.verdict]}>{words[c.verdict]}</Tag>
                  </td>
                  <td data-start>{c.coder === '' ? '–' : c.coder}</td>
                  <td data-start>{c.auditor === '' ? '–' : c.auditor}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

const number = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : drg(value));
