import { useState } from 'react';
import { sendJson } from '../ui/api/client';
import { FormDialog } from './FormDialog';
import type { AccountView } from './types';

interface Props {
  readonly address: string;
  readonly onClose: () => void;
  readonly onBilled: (account: AccountView) => void;
}

/** Says that the bill of a final abstract went out. */
export function BillDialog({ address, onClose, onBilled }: Props) {
  const [day, setDay] = useState('');
  const [number, setNumber] = useState('');
  return (
    <FormDialog
      title="The bill went out"
      button="Keep"
      ready={/^\d{4}-\d{2}-\d{2}$/.test(day)}
      onClose={onClose}
      onDone={async () => onBilled(await sendJson<AccountView>('POST', `${address}/bill`, { day, number }))}
    >
      <p className="quiet">The account leaves the unbilled board. A billing system can say the same through the FHIR door.</p>
      <label>
        Day, yyyy-mm-dd
        <input autoFocus data-autofocus value={day} onChange={(e) => setDay(e.currentTarget.value.trim())} />
      </label>
      <label>
        Number of the bill
        <input value={number} maxLength={80} onChange={(e) => setNumber(e.currentTarget.value)} />
      </label>
    </FormDialog>
  );
}
