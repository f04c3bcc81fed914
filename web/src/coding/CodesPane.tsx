import { useEffect, useRef } from 'react';
import { cursorOf, type Place } from './change';
import { Encoder } from './Encoder';
import type { AbstractCodes, CodingChoices, CodingEvaluation, Evidence, OfferedCode } from './types';
import classes from './coding.module.css';

export type Entering = 'diagnosis' | 'procedure' | 'admit' | undefined;

interface Props {
  readonly codes: AbstractCodes;
  readonly evaluation: CodingEvaluation | undefined;
  readonly choices: CodingChoices | undefined;
  readonly cursor: number;
  readonly onCursor: (cursor: number) => void;
  readonly entering: Entering;
  readonly onEntering: (entering: Entering) => void;
  readonly onPick: (code: OfferedCode) => void;
  readonly onPoa: (index: number, poa: string) => void;
  readonly onDay: (index: number, day: string) => void;
  readonly onEvidence: (words: Evidence) => void;
  readonly onRemoveAdmit: () => void;
  readonly canChange: boolean;
  readonly day: string;
  readonly isInpatient: boolean;
}

/** The codes in sequence: principal, secondary, procedures, with what each does. */
export function CodesPane(props: Props) {
  const { codes, evaluation, cursor, onCursor, entering, canChange } = props;
  const grid = useRef<HTMLDivElement>(null);
  // The row under the cursor takes the focus only when the focus is among the codes already.
  useEffect(() => {
    if (grid.current?.contains(document.activeElement) === true && document.activeElement?.getAttribute('role') === 'row')
      grid.current.querySelector<HTMLElement>('[data-cursor]')?.focus();
    grid.current?.querySelector('[data-cursor]')?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);
  const row = (place: Place) => {
    const at = cursorOf(codes, place);
    return {
      role: 'row',
      tabIndex: at === cursor ? 0 : -1,
      className: classes.code,
      'data-cursor': at === cursor || undefined,
      onFocus: () => onCursor(at),
      onClick: () => onCursor(at),
    } as const;
  };
  return (
    <div className={classes.codespane}>
      <div ref={grid} role="grid" aria-label="Codes" className={classes.codes}>
        {codes.diagnoses.length === 0 && codes.procedures.length === 0 && (
          <div role="row">
            <div role="gridcell" className="quiet">
              No codes yet. <kbd>n</kbd> goes through the suggestions, <kbd>a</kbd> adds a diagnosis.
            </div>
          </div>
        )}
        {codes.diagnoses.map((d, index) => {
          const line = evaluation?.diagnoses[index];
          const same = line?.code === d.code ? line : undefined;
          return (
            <div key={`d-${d.code}-${index}`} {...row({ kind: 'diagnosis', index })}>
              <span role="gridcell" className={classes.sequence}>
                {index === 0 ? 'PDX' : index + 1}
              </span>
              <code role="gridcell" data-wrong={same?.isValid === false || undefined}>
                {d.code}
              </code>
              <span role="gridcell" className={classes.codetitle} title={same?.title}>
                {same?.title ?? ''}
                {same !== undefined && same.effect !== '' && !same.counts && same.severity !== '' && <small className={classes.cancelled}>{same.effect}</small>}
              </span>
              <span role="gridcell" className={classes.marks}>
                {same !== undefined && index > 0 && same.severity !== '' && (
                  <b className={classes.severity} data-of={same.severity} data-cancelled={!same.counts || undefined} title={same.counts ? same.effect : `Cancelled: ${same.effect}`}>
                    {same.severity}
                    {!same.counts && <span className="visually-hidden"> cancelled</span>}
                  </b>
                )}
                <Marks hacs={same?.hacs ?? []} affects={same?.affects === true} />
              </span>
              <span role="gridcell" className={classes.evidencecell}>
                <EvidenceMark evidence={d.evidence ?? []} onEvidence={props.onEvidence} />
              </span>
              <span role="gridcell">
                {props.isInpatient && (
                  <select
                    aria-label={`Present on admission, ${d.code}`}
                    title="Present on admission (p)"
                    tabIndex={-1}
                    disabled={!canChange}
                    value={d.poa ?? ''}
                    onChange={(e) => props.onPoa(index, e.currentTarget.value)}
                    className={classes.poa}
                    data-missing={(d.poa ?? '') === '' || undefined}
                  >
                    <option value="">–</option>
                    {props.choices?.poaIndicators.map((p) => (
                      <option key={p.code} value={p.code} title={`${p.title}: ${p.note}`}>
                        {p.code}
                      </option>
                    ))}
                  </select>
                )}
              </span>
            </div>
          );
        })}
        {codes.procedures.map((p, index) => {
          const line = evaluation?.procedures[index];
          const same = line?.code === p.code ? line : undefined;
          return (
            <div key={`p-${p.code}-${index}`} {...row({ kind: 'procedure', index })}>
              <span role="gridcell" className={classes.sequence}>
                PX{index === 0 ? '' : index + 1}
              </span>
              <code role="gridcell" data-wrong={same?.isValid === false || undefined}>
                {p.code}
              </code>
              <span role="gridcell" className={classes.codetitle} title={same?.title}>
                {same?.title ?? ''}
              </span>
              <span role="gridcell" className={classes.marks}>
                {same?.isOperatingRoom === true && <b className={classes.severity} title="Operating-room procedure">OR</b>}
                <Marks hacs={same?.hacs ?? []} affects={same?.affects === true} />
              </span>
              <span role="gridcell" className={classes.evidencecell}>
                <EvidenceMark evidence={p.evidence ?? []} onEvidence={props.onEvidence} />
              </span>
              <span role="gridcell">
                <DayInput code={p.code} index={index} value={p.date ?? ''} disabled={!canChange} onDay={props.onDay} />
              </span>
            </div>
          );
        })}
      </div>
      {codes.admitDiagnosis !== '' && codes.admitDiagnosis !== undefined && (
        <p className={classes.admit}>
          Admitting <code>{codes.admitDiagnosis}</code> {evaluation?.admitTitle}{' '}
          {canChange && (
            <button type="button" className="plain-button" onClick={props.onRemoveAdmit} aria-label="Remove the admitting diagnosis">
              ✕
            </button>
          )}
        </p>
      )}
      {entering === undefined ? (
        canChange && (
          <div className={classes.adders}>
            <button type="button" className="plain-button" onClick={() => props.onEntering('diagnosis')}>
              + diagnosis <kbd>a</kbd>
            </button>
            <button type="button" className="plain-button" onClick={() => props.onEntering('procedure')}>
              + procedure <kbd>A</kbd>
            </button>
          </div>
        )
      ) : (
        <Encoder
          key={entering}
          system={entering === 'procedure' ? 'icd10pcs' : 'icd10cm'}
          label={entering === 'procedure' ? 'Procedure' : entering === 'admit' ? 'Admitting diagnosis' : 'Diagnosis'}
          day={props.day}
          onPick={props.onPick}
          onClose={() => props.onEntering(undefined)}
        />
      )}
    </div>
  );
}

/** Hospital-acquired condition, and whether the MS-DRG rests on the code. */
function Marks({ hacs, affects }: { readonly hacs: readonly string[]; readonly affects: boolean }) {
  return (
    <>
      {hacs.map((h) => (
        <b key={h} className={classes.hac} title={h}>
          HAC
        </b>
      ))}
      {affects && (
        <span className={classes.affects} title="The MS-DRG rests on it">
          ◆<span className="visually-hidden"> the MS-DRG rests on it</span>
        </span>
      )}
    </>
  );
}

function EvidenceMark({ evidence, onEvidence }: { readonly evidence: readonly Evidence[]; readonly onEvidence: (words: Evidence) => void }) {
  const first = evidence[0];
  if (first === undefined) return <span className="quiet" title="No evidence">–</span>;
  return (
    <button type="button" tabIndex={-1} className={classes.evidence} title={`“${first.quote}” in ${first.document} (e)`} onClick={() => onEvidence(first)}>
      ❝{evidence.length > 1 && <small>{evidence.length}</small>}
      <span className="visually-hidden"> evidence</span>
    </button>
  );
}

/** Typed as a whole and kept when left or with Enter: half a day would be a stop at every key. */
function DayInput({ code, index, value, disabled, onDay }: { readonly code: string; readonly index: number; readonly value: string; readonly disabled: boolean; readonly onDay: (index: number, day: string) => void }) {
  return (
    <input
      key={value}
      id={`day-${index}`}
      className={classes.day}
      aria-label={`Day of ${code}`}
      placeholder="yyyy-mm-dd"
      tabIndex={-1}
      disabled={disabled}
      defaultValue={value}
      data-missing={value === '' || undefined}
      onBlur={(e) => e.currentTarget.value.trim() !== value && onDay(index, e.currentTarget.value.trim())}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' && e.key !== 'Escape') return;
        if (e.key === 'Escape') e.currentTarget.value = value;
        e.preventDefault();
        e.currentTarget.blur();
        document.querySelector<HTMLElement>('[role=grid][aria-label=Codes] [data-cursor]')?.focus();
      }}
    />
  );
}
