import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Banner } from '../records/Banner';
import { announce } from '../ui/announce';
import { ApiFault, sendJson } from '../ui/api/client';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { Skeleton } from '../ui/parts/Skeleton';
import { Tag } from '../ui/parts/Tag';
import { usePreference } from '../ui/preferences';
import { rememberChart } from '../ui/shell/lastChart';
import { toast } from '../ui/toasts';
import { BillDialog } from './BillDialog';
import * as changes from './change';
import { CodesPane, type Entering } from './CodesPane';
import { Navigator, Reader, selectedWords } from './DocumentPane';
import { DrgPanel, Findings } from './DrgPanel';
import { clock, drg } from './format';
import { HoldDialog, useChoices } from './HoldDialog';
import { codingKeys } from './keys';
import { HistoryPanel, TabularPanel, WhatIfPanel, WhyPanel } from './Panels';
import { QueryDialog } from './QueryDialog';
import { ReasonDialog } from './ReasonDialog';
import type { AccountView, Evidence, Finding, FinishAnswer, OfferedCode, SuggestedCode } from './types';
import { accountDesk, useAccount, useDocuments, type Desk } from './useAccount';
import { useTimer } from './useTimer';
import classes from './coding.module.css';

type Panel = 'why' | 'what-if' | 'history' | 'tabular' | undefined;
type Asking = 'hold' | 'query' | 'reopen' | 'bill' | 'unbill' | undefined;

/** One account: documents left, the document centre with its evidence, codes and MS-DRG right. */
export default function CodingPage() {
  const { encounterId } = useParams({ from: '/coding/account/$encounterId' });
  // Another account is another page: nothing of the one before may stay on the screen.
  return <Coding key={encounterId} desk={accountDesk(encounterId)} />;
}

/** The page at a desk: of the account itself, or of an auditor who codes it again. */
export function Coding({ desk, onFinished }: { readonly desk: Desk; readonly onFinished?: () => void }) {
  const navigate = useNavigate();
  const draft = useAccount(desk);
  const documents = useDocuments(desk);
  const choices = useChoices();
  const [cursor, setCursor] = useState(0);
  const [shown, setShown] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const [words, setWords] = useState<Evidence>();
  const [entering, setEntering] = useState<Entering>();
  const [panel, setPanel] = useState<Panel>();
  const [asking, setAsking] = useState<Asking>();
  const [finding, setFinding] = useState(-1);
  const [seconds, running, setRunning] = useTimer(desk.id);
  const [keepsTime] = usePreference('coding.keepsTime', false);
  const { account, codes } = draft;
  const suggestions = documents.data?.suggestions ?? [];
  const suggestion = suggestions.find((s) => s.code === chosen);
  const first = documents.data?.documents[0]?.key;
  useEffect(() => {
    if (first !== undefined) setShown((before) => before ?? first);
  }, [first]);
  useEffect(() => {
    if (account !== undefined) rememberChart(account.patient.id);
  }, [account]);

  const show = (s: SuggestedCode | undefined) => {
    if (s === undefined) return;
    setChosen(s.code);
    setWords(undefined);
    setShown(s.mentions[0]?.words.document);
    announce(`${s.code} ${s.title}, ${s.why}: ${s.mentions[0]?.sentence ?? ''}`);
  };
  const open = suggestions.filter((s) => s.state === 'open');
  const step = (by: number) => {
    const at = open.findIndex((s) => s.code === chosen);
    show(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length]);
  };
  const change = draft.change;
  const accept = (s: SuggestedCode) => {
    const next = open[(open.findIndex((o) => o.code === s.code) + 1) % Math.max(1, open.length)];
    change(changes.withDiagnosis(codes, s.code, s.mentions.slice(0, 3).map((m) => m.words)), `${s.code} accepted with its evidence.`);
    setCursor(codes.diagnoses.length);
    if (next !== undefined && next.code !== s.code) show(next);
    else setChosen(undefined);
  };
  const decline = (s: SuggestedCode) => {
    const next = open[(open.findIndex((o) => o.code === s.code) + 1) % Math.max(1, open.length)];
    change({ ...codes, declined: [...(codes.declined ?? []), s.code] }, `${s.code} declined.`);
    show(next?.code === s.code ? undefined : next);
  };
  const pick = (code: OfferedCode) => {
    if (entering === 'admit') {
      change({ ...codes, admitDiagnosis: code.code }, `Admitting diagnosis ${code.code}.`);
      setEntering(undefined);
    } else if (entering === 'procedure') {
      change(changes.withProcedure(codes, code.code, ''), `${code.code} added.`);
      setCursor(codes.diagnoses.length + codes.procedures.length);
    } else {
      change(changes.withDiagnosis(codes, code.code), `${code.code} added.`);
      setCursor(codes.diagnoses.length);
    }
  };
  const place = changes.placeAt(codes, cursor);
  const count = codes.diagnoses.length + codes.procedures.length;
  const moveTo = (to: number) => setCursor(Math.min(Math.max(to, 0), Math.max(0, count - 1)));
  const reorder = (by: number) => {
    const next = place === undefined ? undefined : changes.moved(codes, place, by);
    if (next === undefined || place === undefined) return;
    change(next, `${changes.codeAt(codes, place)} moved ${by < 0 ? 'up' : 'down'}.`);
    moveTo(cursor + by);
  };
  const showWords = (e: Evidence) => {
    setWords(e);
    setShown(e.document);
  };
  const cite = () => {
    const selected = selectedWords();
    if (selected === undefined) toast('Select words of the document first; they become the evidence of the code under the cursor.');
    else if (place !== undefined) change(changes.withEvidence(codes, place, selected), `Evidence of ${changes.codeAt(codes, place)} kept.`);
  };
  const toFinding = (f: Finding, at: number) => {
    setFinding(at);
    if (f.target === 'diagnosis' || f.target === 'procedure') moveTo(changes.cursorOf(codes, { kind: f.target, index: f.index }));
    announce(`${f.rule} ${f.title}: ${f.reason}`);
  };
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown; said: string }) => sendJson<AccountView>('POST', `${desk.address}/${path}`, body ?? {}),
    onSuccess: (kept, { said }) => {
      draft.replace(kept);
      toast(said);
    },
    onError: (fault) => toast(fault instanceof ApiFault ? fault.detail : String(fault)),
  });
  const finishAudit = async (): Promise<void> => {
    await sendJson<AccountView>('POST', `${desk.address}/finish`, {}, { 'If-Match': `W/"${account?.version ?? 0}"` });
    onFinished?.();
  };
  const finish = useMutation({
    mutationFn: () =>
      sendJson<FinishAnswer>('POST', `${desk.address}/finish`, keepsTime ? { minutes: Math.round(seconds / 60) } : {}, {
        'If-Match': `W/"${account?.version ?? 0}"`,
      }),
    onSuccess: (done) => {
      const number = done.account.evaluation.drg?.drg;
      toast(`${done.account.patient.name}: final${number === undefined ? '' : `, MS-DRG ${drg(number)}`}.`, () =>
        void sendJson('POST', `${desk.address}/reopen`, { reason: 'Undo of finishing' }).then(() =>
          navigate({ to: '/coding/account/$encounterId', params: { encounterId: desk.id } }),
        ),
      );
      draft.replace(done.account);
      if (done.next === null || done.next === undefined) void navigate({ to: '/coding' });
      else void navigate({ to: '/coding/account/$encounterId', params: { encounterId: done.next } });
    },
    onError: (fault) => {
      const stop = account?.evaluation.findings.findIndex((f) => f.level === 'stop') ?? -1;
      if (stop >= 0) toFinding(account!.evaluation.findings[stop]!, stop);
      toast(fault instanceof ApiFault ? `Not finished. ${fault.detail.split('\n')[0]}` : String(fault));
    },
  });
  const end = () => {
    if (desk.isAudit) finishAudit().catch((fault: unknown) => toast(fault instanceof ApiFault ? fault.detail : String(fault)));
    else finish.mutate();
  };
  const own = !desk.isAudit;
  const may = account?.canChange === true && draft.conflict === undefined;
  const findings = account?.evaluation.findings ?? [];
  const docs = documents.data?.documents ?? [];
  const turn = (by: number) => {
    const at = docs.findIndex((d) => d.key === shown);
    const next = docs[Math.min(Math.max(at + by, 0), docs.length - 1)];
    if (next === undefined) return;
    setShown(next.key);
    setWords(undefined);
    setChosen(undefined);
  };
  useKeys(
    codingKeys,
    {
      nextEvidence: open.length > 0 ? () => step(1) : undefined,
      previousEvidence: open.length > 0 ? () => step(-1) : undefined,
      accept: may && suggestion?.state === 'open' ? () => accept(suggestion) : undefined,
      decline: may && suggestion?.state === 'open' ? () => decline(suggestion) : undefined,
      add: may ? () => setEntering('diagnosis') : undefined,
      addProcedure: may ? () => setEntering('procedure') : undefined,
      admit: may ? () => setEntering('admit') : undefined,
      down: count > 0 ? () => moveTo(cursor + 1) : undefined,
      up: count > 0 ? () => moveTo(cursor - 1) : undefined,
      earlier: may && place !== undefined ? () => reorder(-1) : undefined,
      later: may && place !== undefined ? () => reorder(1) : undefined,
      principal:
        may && place?.kind === 'diagnosis' && place.index > 0
          ? () => {
              change(changes.madePrincipal(codes, place)!, `${changes.codeAt(codes, place)} is principal.`);
              setCursor(0);
            }
          : undefined,
      poa:
        may && place?.kind === 'diagnosis' && account?.stay.kind === 'inpatient'
          ? () => {
              const next = changes.withNextPoa(codes, place)!;
              change(next, `${changes.codeAt(codes, place)}: POA ${next.diagnoses[place.index]!.poa || 'not said'}.`);
            }
          : undefined,
      day: may && place?.kind === 'procedure' ? () => document.getElementById(`day-${place.index}`)?.focus() : undefined,
      remove:
        may && place !== undefined
          ? () => {
              change(changes.without(codes, place), `${changes.codeAt(codes, place)} removed.`);
              moveTo(Math.min(cursor, count - 2));
            }
          : undefined,
      evidence: place === undefined ? undefined : () => {
        const e = (place.kind === 'diagnosis' ? codes.diagnoses[place.index] : codes.procedures[place.index])?.evidence?.[0];
        if (e === undefined) toast('This code names no words of a document. Select words and press c.');
        else showWords(e);
      },
      cite: may && place !== undefined ? cite : undefined,
      tabular: place === undefined ? undefined : () => setPanel(panel === 'tabular' ? undefined : 'tabular'),
      why: account === undefined ? undefined : () => setPanel(panel === 'why' ? undefined : 'why'),
      whatIf: account === undefined ? undefined : () => setPanel(panel === 'what-if' ? undefined : 'what-if'),
      history: account === undefined ? undefined : () => setPanel(panel === 'history' ? undefined : 'history'),
      finding: findings.length > 0 ? () => toFinding(findings[(finding + 1) % findings.length]!, (finding + 1) % findings.length) : undefined,
      previousDocument: docs.length > 1 ? () => turn(-1) : undefined,
      nextDocument: docs.length > 1 ? () => turn(1) : undefined,
      discharge: may ? () => document.getElementById('discharge-status')?.focus() : undefined,
      query: may && own ? () => setAsking('query') : undefined,
      hold: !may || !own
        ? undefined
        : account.hold === ''
          ? () => setAsking('hold')
          : account.hold === 'query'
            ? undefined
            : () => act.mutate({ path: 'resume', said: 'Off hold.' }),
      take:
        account === undefined || account.status === 'final' || !own
          ? undefined
          : account.mine
            ? () => act.mutate({ path: 'release', said: 'Given back to the worklist.' })
            : () => act.mutate({ path: 'take', body: { over: account.owner !== '' }, said: account.owner === '' ? 'Yours.' : `Taken over from ${account.owner}.` }),
      finish: may && !draft.saving && !finish.isPending ? end : undefined,
      bill: own && account?.status === 'final' ? () => setAsking(account.billedOn === '' ? 'bill' : 'unbill') : undefined,
      reopen: own && account?.status === 'final' ? () => setAsking('reopen') : undefined,
      back: () => {
        if (panel !== undefined) setPanel(undefined);
        else void navigate({ to: own ? '/coding' : '/coding/audits' });
      },
    },
  );

  if (account === undefined)
    return draft.error === undefined ? (
      <Skeleton rows={12} />
    ) : (
      <>
        <h1 className="visually-hidden">Coding</h1>
        <Fault error={draft.error} retry={draft.reload} />
      </>
    );
  const { stay, evaluation } = account;
  const day = stay.dischargedAt.slice(0, 10);
  const coded = place === undefined ? undefined : changes.codeAt(codes, place);
  return (
    <div className={classes.page}>
      <Banner patient={account.patient} />
      <div className={classes.head}>
        <h1>{own ? 'Coding' : 'Coding audit'}</h1>
        {own ? <Link to="/coding">◀ Worklist</Link> : <Link to="/coding/audits">◀ Audits</Link>}
        <span title="Visit">{stay.visit}</span>
        <span>
          {stay.kind} {stay.admittedAt} – {stay.isDischarged ? stay.dischargedAt : 'still here'}
        </span>
        <span>
          LOS <b>{stay.days ?? '–'}</b> (GMLOS {evaluation.drg?.geometricMeanStay ?? '–'})
        </span>
        <span>{stay.payer === '' ? 'payer not known' : stay.payer}</span>
        <label className={classes.discharge}>
          <span className="quiet">Discharge</span>
          <select
            id="discharge-status"
            title={choices.data?.dischargeStatuses.find((s) => s.code === stay.dischargeStatus)?.title}
            value={stay.dischargeStatus}
            disabled={!may}
            onChange={(e) => change({ ...codes, dischargeStatus: e.currentTarget.value }, `Discharge status ${e.currentTarget.value}.`)}
          >
            <option value="">not known</option>
            {choices.data?.dischargeStatuses.map((s) => (
              <option key={s.code} value={s.code}>
                {s.code} {s.title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="plain-button" title="Time on this account; kept in this tab" onClick={() => setRunning(!running)}>
          {running ? 'Time' : 'Stopped'} {clock(seconds)}
        </button>
        <span className={classes.spacer} />
        {draft.saving ? <span className="quiet">keeping…</span> : account.version > 0 && <span className="quiet" title={`Version ${account.version}, ${account.changedBy} ${account.changedAt}`}>kept ✔</span>}
        {account.isAnswered && <Tag tone="done">query answered</Tag>}
        {account.hold !== '' && (
          <Tag tone="warning">
            {account.holdTitle}
            {account.holdNote !== '' && `: ${account.holdNote}`}
          </Tag>
        )}
        {account.setAside !== '' && <Tag tone="warning">set aside: {account.setAside}</Tag>}
        {account.billedOn !== '' && <Tag tone="done">billed {account.billedOn}{account.billNumber !== '' && `, ${account.billNumber}`}</Tag>}
        {account.status === 'final' ? <Tag tone="done">final {account.finishedAt}</Tag> : <span>{account.mine ? 'mine' : account.owner === '' ? 'nobody’s yet' : `with ${account.owner}`}</span>}
      </div>
      {draft.conflict !== undefined && (
        <div role="alert" className={classes.conflict}>
          <b>⚠ Two coders changed this abstract.</b> {draft.conflict}
          <button type="button" className="plain-button" onClick={draft.takeTheirs}>
            Take theirs
          </button>
          <button type="button" className="plain-button" onClick={draft.keepMine}>
            Keep mine over it
          </button>
        </div>
      )}
      {draft.error !== undefined && <Fault error={draft.error} retry={draft.reload} />}
      {!account.canChange && <p className={classes.whynot}>{account.whyNot}</p>}
      <Answers account={account} />
      <div className={classes.panes} data-panel={panel !== undefined || undefined}>
        <section className={classes.left} aria-label="Documents and suggestions">
          <Navigator
            documents={documents.data}
            shown={shown}
            onShow={(key) => {
              setShown(key);
              setWords(undefined);
              setChosen(undefined);
            }}
            suggestion={suggestion}
            onSuggestion={show}
          />
        </section>
        <section className={classes.centre} aria-label="Document">
          <Reader desk={desk} documentKey={shown} suggestion={suggestion} words={words} onMark={(n) => show(suggestions.find((s) => s.number === n))} />
          {suggestion !== undefined && (
            <div className={classes.offered} role="status">
              <code>{suggestion.code}</code>
              <span>
                <b>{suggestion.title}</b> <small className="quiet">{suggestion.why}</small>
              </span>
              {suggestion.state === 'open' && may && (
                <>
                  <button type="button" className={classes.do} onClick={() => accept(suggestion)}>
                    Accept <kbd>Enter</kbd>
                  </button>
                  <button type="button" className="plain-button" onClick={() => decline(suggestion)}>
                    Decline <kbd>-</kbd>
                  </button>
                </>
              )}
            </div>
          )}
        </section>
        {panel !== undefined && (
          <aside className={classes.panel} aria-label={panelTitles[panel]}>
            <header>
              <h2>{panelTitles[panel]}</h2>
              <button type="button" className="plain-button" onClick={() => setPanel(undefined)}>
                Close <kbd>Esc</kbd>
              </button>
            </header>
            {panel === 'why' && <WhyPanel desk={desk} version={account.version} />}
            {panel === 'what-if' && <WhatIfPanel desk={desk} version={account.version} />}
            {panel === 'history' && (
              <HistoryPanel
                desk={desk}
                account={account}
                onRestore={(version) =>
                  void sendJson<AccountView>('POST', `${desk.address}/restore/${version}`, {}, { 'If-Match': `W/"${account.version}"` }).then(draft.replace)
                }
              />
            )}
            {panel === 'tabular' && coded !== undefined && place !== undefined && (
              <TabularPanel system={place.kind === 'diagnosis' ? 'icd10cm' : 'icd10pcs'} code={coded} day={day} />
            )}
          </aside>
        )}
        <section className={classes.right} aria-label="Codes and MS-DRG">
          <CodesPane
            codes={codes}
            evaluation={evaluation}
            choices={choices.data}
            cursor={cursor}
            onCursor={setCursor}
            entering={entering}
            onEntering={setEntering}
            onPick={pick}
            onPoa={(index, poa) => change(changes.withPoa(codes, index, poa), `${codes.diagnoses[index]!.code}: POA ${poa || 'not said'}.`)}
            onDay={(index, date) => change(changes.withDay(codes, index, date), `${codes.procedures[index]!.code}: ${date || 'no day'}.`)}
            onEvidence={showWords}
            onRemoveAdmit={() => change({ ...codes, admitDiagnosis: '' }, 'Admitting diagnosis removed.')}
            canChange={may}
            day={day}
            isInpatient={stay.kind === 'inpatient'}
          />
          <DrgPanel account={account} evaluation={evaluation} saving={draft.saving} onWhy={() => setPanel('why')} onWhatIf={() => setPanel('what-if')} />
          <Findings codes={codes} evaluation={evaluation} current={finding} onPick={toFinding} />
          {may && (
            <div className={classes.finish}>
              <button type="button" className={classes.do} disabled={draft.saving || finish.isPending} onClick={end}>
                {own ? 'Finish, next account' : 'Finish the audit'} <kbd>f</kbd>
              </button>
              {own && (
                <>
                  <button type="button" className="plain-button" onClick={() => setAsking('query')}>
                    Query <kbd>q</kbd>
                  </button>
                  <button type="button" className="plain-button" onClick={() => setAsking('hold')}>
                    Hold <kbd>h</kbd>
                  </button>
                </>
              )}
            </div>
          )}
        </section>
      </div>
      {asking === 'hold' && (
        <HoldDialog
          encounterId={desk.id}
          onClose={() => setAsking(undefined)}
          onHeld={(held) => {
            draft.replace(held);
            toast(`On hold: ${held.holdTitle}.`, () => act.mutate({ path: 'resume', said: 'Off hold.' }));
          }}
        />
      )}
      {asking === 'query' && (
        <QueryDialog
          account={account}
          suggestion={suggestion}
          onClose={() => setAsking(undefined)}
          onAsked={(held) => {
            draft.replace(held);
            toast('The query is sent; the account waits for its answer.');
          }}
        />
      )}
      {asking === 'bill' && (
        <BillDialog
          address={desk.address}
          onClose={() => setAsking(undefined)}
          onBilled={(billed) => {
            draft.replace(billed);
            toast('Billed.');
          }}
        />
      )}
      {asking === 'unbill' && (
        <ReasonDialog
          title="The bill did not go out"
          what="The account goes back to the unbilled board. The reason stays with it."
          label="Why is it taken back?"
          button="Take back"
          onClose={() => setAsking(undefined)}
          onDone={async (reason) => draft.replace(await sendJson<AccountView>('POST', `${desk.address}/unbill`, { reason }))}
        />
      )}
      {asking === 'reopen' && (
        <ReasonDialog
          title="Reopen the abstract"
          what="The final abstract becomes a draft again. The reason stays with it."
          label="Why is it reopened?"
          button="Reopen"
          onClose={() => setAsking(undefined)}
          onDone={async (reason) => draft.replace(await sendJson<AccountView>('POST', `${desk.address}/reopen`, { reason }))}
        />
      )}
    </div>
  );
}

const panelTitles = { why: 'Why this MS-DRG', 'what-if': 'What if', history: 'Log of the abstract', tabular: 'Tabular list' } as const;

/** What physicians answered to this account's queries. */
function Answers({ account }: { readonly account: AccountView }) {
  if (account.queries.length === 0) return null;
  return (
    <ul className={classes.queries} aria-label="Queries">
      {account.queries.map((q) => (
        <li key={q.key}>
          <Tag tone={q.open ? 'warning' : 'done'}>{q.open ? 'waits' : q.status}</Tag> <b>{q.title}</b> to {q.to === '' ? 'nobody named' : q.to}, {q.askedAt.slice(0, 16).replace('T', ' ')}
          {q.answer !== '' && (
            <>
              : <q>{q.answer}</q>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
