import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sendJson } from '../ui/api/client';
import { Tag } from '../ui/parts/Tag';
import { useSettled } from '../ui/useSettled';
import { FormDialog } from './FormDialog';
import type { AccountView, QueryCheckAnswer, SuggestedCode } from './types';
import classes from './coding.module.css';

interface Indicator {
  readonly document: string;
  readonly version: number;
  readonly text: string;
}

interface Props {
  readonly account: AccountView;
  readonly suggestion: SuggestedCode | undefined;
  readonly onClose: () => void;
  readonly onAsked: (account: AccountView) => void;
}

const standard = ['Other', 'Unable to determine'];

/** A question to the physician: what was found, what is asked, answers to choose from. The server checks it while it is written. */
export function QueryDialog({ account, suggestion, onClose, onAsked }: Props) {
  const cited = indicatorsOf(account, suggestion);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [options, setOptions] = useState('');
  const [chosen, setChosen] = useState<readonly Indicator[]>(cited.slice(0, 1));
  const body = {
    title,
    text,
    options: [...options.split('\n').map((o) => o.trim()).filter((o) => o !== ''), ...standard],
    indicators: chosen,
  };
  const settled = useSettled(JSON.stringify(body), 300);
  const check = useQuery({
    queryKey: ['coding-query-check', settled],
    queryFn: () => sendJson<QueryCheckAnswer>('POST', `/api/coding/accounts/${account.stay.encounterId}/queries/check`, JSON.parse(settled)),
    placeholderData: (before) => before,
    enabled: title !== '' && text !== '',
  });
  const stops = check.data?.findings.filter((f) => f.level === 'stop') ?? [];
  return (
    <FormDialog
      title={`Query to ${account.stay.attendingName === '' ? 'the physician' : account.stay.attendingName}`}
      button="Send, and hold the account"
      size="46rem"
      ready={title.trim() !== '' && text.trim() !== '' && stops.length === 0}
      onClose={onClose}
      onDone={async () => onAsked(await sendJson<AccountView>('POST', `/api/coding/accounts/${account.stay.encounterId}/queries`, body))}
    >
      <label>
        Title (no diagnosis that is not documented)
        <input autoFocus data-autofocus maxLength={120} value={title} onChange={(e) => setTitle(e.currentTarget.value)} />
      </label>
      <label>
        Question: what was found, and what is asked
        <textarea rows={4} maxLength={4000} value={text} onChange={(e) => setText(e.currentTarget.value)} />
      </label>
      <label>
        Answers to choose from, one a line (“{standard.join('” and “')}” are always there)
        <textarea rows={3} value={options} onChange={(e) => setOptions(e.currentTarget.value)} />
      </label>
      <fieldset className={classes.choices}>
        <legend>Clinical indicators from this chart</legend>
        {cited.length === 0 && <p className="quiet">Nothing is cited yet: choose a suggestion with n, or select words and press c, and they are offered here.</p>}
        {cited.map((i) => (
          <label key={`${i.document}-${i.text}`}>
            <input
              type="checkbox"
              checked={chosen.some((c) => same(c, i))}
              onChange={(e) => setChosen(e.currentTarget.checked ? [...chosen, i] : chosen.filter((c) => !same(c, i)))}
            />
            <span>“{i.text}”</span>
          </label>
        ))}
      </fieldset>
      <div role="status" className={classes.checks}>
        {check.data?.findings.map((f) => (
          <p key={f.rule + f.reason}>
            <Tag tone={f.level === 'stop' ? 'stop' : 'warning'}>{f.rule}</Tag> <b>{f.title}</b> {f.reason}
          </p>
        ))}
        {check.data !== undefined && check.data.findings.length === 0 && <Tag tone="done">passes the checks of a compliant query</Tag>}
      </div>
    </FormDialog>
  );
}

const same = (a: Indicator, b: Indicator): boolean => a.document === b.document && a.text === b.text;

/** What can be cited: the sentences of the suggestion under the cursor, then the evidence of the codes. */
function indicatorsOf(account: AccountView, suggestion: SuggestedCode | undefined): Indicator[] {
  const found: Indicator[] = (suggestion?.mentions ?? []).map((m) => ({ document: m.words.document, version: m.words.version, text: m.sentence }));
  for (const d of account.codes.diagnoses) for (const e of d.evidence ?? []) found.push({ document: e.document, version: e.version, text: e.quote });
  return found.filter((i, at) => found.findIndex((f) => same(f, i)) === at).slice(0, 12);
}
