import { ApiFault, sendJson } from '../ui/api/client';
import { toast } from '../ui/toasts';
import type { AccountView, Productivity } from './types';
import classes from './board.module.css';

interface Props {
  readonly accounts: Productivity['mine'];
  readonly onKept: () => void;
}

/** The minutes on the accounts that one finished oneself: put right what the clock counted, or take it back. */
export function MyMinutes({ accounts, onKept }: Props) {
  const keep = async (id: string, minutes: number | null, said: string) => {
    try {
      await sendJson<AccountView>('POST', `/api/coding/accounts/${id}/minutes`, { minutes });
      toast(said);
      onKept();
    } catch (fault) {
      toast(fault instanceof ApiFault ? fault.detail : String(fault));
    }
  };
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">My minutes</caption>
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col" data-start>
            MRN
          </th>
          <th scope="col">MS-DRG</th>
          <th scope="col">Finished</th>
          <th scope="col">Minutes</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((a) => (
          <tr key={a.id}>
            <th scope="row">{a.patient}</th>
            <td data-start>{a.mrn}</td>
            <td>{a.drg}</td>
            <td>{a.finished}</td>
            <td>
              <input
                key={a.minutes ?? ''}
                className={classes.minutes}
                inputMode="numeric"
                aria-label={`Minutes on ${a.patient}, finished ${a.finished}`}
                placeholder="not kept"
                defaultValue={a.minutes ?? ''}
                onKeyDown={(e) => e.key === 'Enter' && e.currentTarget.blur()}
                onBlur={(e) => {
                  const text = e.currentTarget.value.trim();
                  if (text === String(a.minutes ?? '')) return;
                  if (text === '') void keep(a.id, null, `${a.patient}: minutes taken back.`);
                  else if (/^\d{1,4}$/.test(text)) void keep(a.id, Number(text), `${a.patient}: ${text} minutes.`);
                  else {
                    e.currentTarget.value = String(a.minutes ?? '');
                    toast('Minutes are a whole number, or empty to take them back.');
                  }
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
