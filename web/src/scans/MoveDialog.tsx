import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { sendJson } from '../ui/api/client';
import type { ScanDocument } from '../ui/api/types';
import { dialogKeys } from '../ui/keys/frameKeys';
import { useKeys } from '../ui/keys/useKeys';
import { Dialog } from '../ui/parts/Dialog';
import { Fault } from '../ui/parts/Fault';
import parts from '../ui/parts/parts.module.css';
import { toast } from '../ui/toasts';
import { EncounterPick } from './EncounterPick';
import { PatientPick, type Picked } from './PatientPick';
import classes from './scans.module.css';

interface Props {
  readonly id: string;
  readonly what: string;
  /** Whose chart it is in now. */
  readonly from: string;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}

/** Moves a misfiled document to the chart where it belongs: one act, with a reason, that can be taken back. */
export function MoveDialog({ id, what, from, onMoved, onClose }: Props) {
  const queries = useQueryClient();
  const [patient, setPatient] = useState<Picked>();
  const [encounter, setEncounter] = useState('');
  const [reason, setReason] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useKeys(dialogKeys, { close: onClose }, { modal: true });
  const changed = async () => {
    await queries.invalidateQueries({ queryKey: ['scans'] });
    await queries.invalidateQueries({ queryKey: ['section'] });
    await queries.invalidateQueries({ queryKey: ['chart'] });
  };
  const move = useMutation({
    mutationFn: () => sendJson<ScanDocument>('POST', `/api/intake/documents/${id}/move`, { patient: `Patient/${patient?.id}`, encounter: encounter === '' ? null : encounter, reason }),
    onSuccess: async () => {
      toast(`Moved to ${patient?.name}.`, async () => {
        await sendJson<ScanDocument>('POST', `/api/intake/documents/${id}/move-back`, { reason: 'Taken back at once' });
        await changed();
        toast('The move was taken back.');
      });
      await changed();
      onMoved();
    },
  });
  return (
    <Dialog label="Move to another chart" size="36rem" onClose={onClose}>
      <form
        className={parts.ask}
        onSubmit={(e) => {
          e.preventDefault();
          if (patient !== undefined && reason.trim() !== '') move.mutate();
        }}
      >
        <h2>Move to another chart</h2>
        <p>{what}</p>
        <PatientPick label="Belongs to" input={input} picked={patient} onPick={setPatient} autoFocus />
        <EncounterPick patient={patient?.id} chosen={encounter} onChoose={setEncounter} />
        <label>
          Reason
          <input value={reason} maxLength={200} required onChange={(e) => setReason(e.currentTarget.value)} />
        </label>
        {patient !== undefined && (
          <p className={classes.change} role="status">
            It leaves the chart of <b>{from}</b> and is in the chart of <b>{patient.name}</b> from now on. Both charts’ history keep the trail, and the move can be taken back.
          </p>
        )}
        {move.isError && <Fault error={move.error} />}
        <div className={parts.buttons}>
          <button type="button" className="plain-button" onClick={onClose}>
            Cancel <kbd>Esc</kbd>
          </button>
          <button type="submit" className="main-button" disabled={patient === undefined || reason.trim() === '' || move.isPending}>
            Move <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
