import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { getJson, sendJson } from '../ui/api/client';
import type { DocumentType, ScanDocument } from '../ui/api/types';
import { useKeys } from '../ui/keys/useKeys';
import { Fault } from '../ui/parts/Fault';
import { toast } from '../ui/toasts';
import { EncounterPick } from './EncounterPick';
import { scanDeskKeys } from './keys';
import { PatientPick, type Picked } from './PatientPick';
import classes from './scans.module.css';

interface Draft {
  readonly patient: Picked | undefined;
  readonly encounter: string;
  readonly type: string;
  readonly date: string;
}

/** What was typed and not filed yet, by document: leaving the page loses nothing. */
const drafts = new Map<string, Draft>();

/** Whose pages these are, what they are, of which day and visit. */
export function IndexForm({ document, onFiled }: { readonly document: ScanDocument; readonly onFiled: () => void }) {
  const [draft, setDraftState] = useState<Draft>(() => drafts.get(document.id) ?? begin(document));
  const patientInput = useRef<HTMLInputElement>(null);
  const types = useQuery({ queryKey: ['document types'], queryFn: ({ signal }) => getJson<readonly DocumentType[]>('/api/intake/document-types', signal), staleTime: Infinity });
  const setDraft = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    drafts.set(document.id, next);
    setDraftState(next);
  };
  const whole = draft.patient !== undefined && draft.type !== '' && draft.date !== '';
  const file = useMutation({
    mutationFn: () =>
      sendJson<ScanDocument>('POST', `/api/intake/scans/${document.id}/index`, {
        patient: `Patient/${draft.patient?.id}`,
        encounter: draft.encounter === '' ? null : draft.encounter,
        typeCode: draft.type,
        typeDisplay: types.data?.find((t) => t.code === draft.type)?.display,
        date: `${draft.date}T00:00:00Z`,
      }),
    onSuccess: () => {
      drafts.delete(document.id);
      toast(`Indexed to ${draft.patient?.name}; it waits for the check.`);
      onFiled();
    },
  });
  useKeys(scanDeskKeys, { file: whole && !file.isPending ? () => file.mutate() : undefined, patient: () => patientInput.current?.focus() });
  return (
    <form
      className={classes.form}
      onSubmit={(e) => {
        e.preventDefault();
        if (whole) file.mutate();
      }}
    >
      <PatientPick label="Patient" input={patientInput} picked={draft.patient} onPick={(patient) => setDraft({ patient, encounter: '' })} />
      <label className={classes.field}>
        Type
        <select value={draft.type} onChange={(e) => setDraft({ type: e.currentTarget.value })}>
          <option value="">choose the type</option>
          {types.data?.map((t) => (
            <option key={t.code} value={t.code}>
              {t.display}
            </option>
          ))}
        </select>
      </label>
      <label className={classes.field}>
        Date of the document
        <input type="date" value={draft.date} onChange={(e) => setDraft({ date: e.currentTarget.value })} />
      </label>
      <EncounterPick patient={draft.patient?.id} chosen={draft.encounter} onChoose={(encounter) => setDraft({ encounter })} />
      {file.isError && <Fault error={file.error} />}
      <button type="submit" className="main-button" disabled={!whole || file.isPending}>
        File for the check <kbd>Ctrl Enter</kbd>
      </button>
    </form>
  );
}

/** Pages that were sent back keep what was said of them. */
const begin = (d: ScanDocument): Draft => ({
  patient: d.person ?? undefined,
  encounter: d.encounter ?? '',
  type: d.typeCode ?? '',
  date: d.typeCode === null ? '' : (d.date ?? '').slice(0, 10),
});
