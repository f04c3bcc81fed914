import { Tag } from '../ui/parts/Tag';
import { drg, exactDollars, weight } from './format';
import type { AbstractCodes, AccountView, CodingEvaluation, Finding } from './types';
import classes from './coding.module.css';

const tones = { stop: 'stop', warning: 'warning', info: 'info' } as const;

interface Props {
  readonly account: AccountView;
  readonly evaluation: CodingEvaluation;
  readonly saving: boolean;
  readonly onWhy: () => void;
  readonly onWhatIf: () => void;
}

/** The MS-DRG as the codes stand: what it is, what it pays, how the stay compares. */
export function DrgPanel({ account, evaluation, saving, onWhy, onWhatIf }: Props) {
  const panel = evaluation.drg;
  if (panel === null || panel === undefined)
    return (
      <section className={classes.drg} aria-label="MS-DRG">
        <p className="quiet">{evaluation.noDrg}</p>
      </section>
    );
  const changed = panel.workingDrg !== null && panel.workingDrg !== panel.drg;
  return (
    <section className={classes.drg} aria-label="MS-DRG" aria-busy={saving}>
      <div className={classes.drghead}>
        <strong data-none={panel.drg === 999 || undefined}>{drg(panel.drg)}</strong>
        <span>
          <b>{panel.title}</b>
          <small className="quiet">
            MDC {String(panel.mdc).padStart(2, '0')} {panel.mdcTitle} · {panel.type} · {panel.version}
          </small>
        </span>
      </div>
      {panel.provisional !== null && <p><Tag tone="warning">provisional</Tag> <small>{panel.provisional}</small></p>}
      <dl className={classes.figures}>
        <div>
          <dt>Weight</dt>
          <dd>{panel.weight === null ? '–' : weight(panel.weight)}</dd>
        </div>
        <div>
          <dt>Days / GMLOS</dt>
          <dd>
            {panel.days ?? '–'} / {panel.geometricMeanStay ?? '–'}
          </dd>
        </div>
        <div>
          <dt>Expected</dt>
          <dd title={panel.payment?.rule}>{panel.payment === null ? '–' : exactDollars(panel.payment.paid)}</dd>
        </div>
        <div>
          <dt>{account.status === 'final' ? 'Working → final' : 'Working'}</dt>
          <dd title={panel.workingTitle} data-changed={changed || undefined}>
            {panel.workingDrg === null ? '–' : drg(panel.workingDrg)}
            {changed && ` → ${drg(panel.drg)}`}
          </dd>
        </div>
      </dl>
      {panel.payment !== null && panel.payment.isTransfer && <p><small>{panel.payment.rule} Full payment {exactDollars(panel.payment.full)}.</small></p>}
      {panel.initialDrg !== panel.drg && (
        <p>
          <Tag tone="warning">HAC</Tag> <small>before hospital-acquired conditions {drg(panel.initialDrg)} {panel.initialTitle}</small>
        </p>
      )}
      {panel.notes.map((n) => (
        <p key={n}>
          <small className="quiet">{n}</small>
        </p>
      ))}
      <div className={classes.adders}>
        <button type="button" className="plain-button" onClick={onWhy}>
          Why <kbd>w</kbd>
        </button>
        <button type="button" className="plain-button" onClick={onWhatIf}>
          What if <kbd>v</kbd>
        </button>
      </div>
    </section>
  );
}

interface FindingsProps {
  readonly codes: AbstractCodes;
  readonly evaluation: CodingEvaluation;
  readonly current: number;
  readonly onPick: (finding: Finding, at: number) => void;
}

/** What the rules found, gravest first; each leads to its code. */
export function Findings({ codes, evaluation, current, onPick }: FindingsProps) {
  const codeOf = (f: Finding): string =>
    (f.target === 'diagnosis' ? codes.diagnoses[f.index]?.code : f.target === 'procedure' ? codes.procedures[f.index]?.code : f.target === 'admit' ? codes.admitDiagnosis : undefined) ?? '';
  const { counts, findings } = evaluation;
  return (
    <section className={classes.findings} aria-label="Findings">
      <h2>
        <Tag tone={counts.stops > 0 ? 'stop' : 'plain'}>{counts.stops} {counts.stops === 1 ? 'stop' : 'stops'}</Tag> <Tag tone={counts.warnings > 0 ? 'warning' : 'plain'}>{counts.warnings} {counts.warnings === 1 ? 'warning' : 'warnings'}</Tag>{' '}
        <Tag tone={counts.infos > 0 ? 'info' : 'plain'}>{counts.infos} info</Tag>
        {findings.length > 0 && <kbd title="Next finding">!</kbd>}
      </h2>
      <ul>
        {findings.map((f, i) => (
          <li key={`${f.rule}-${f.target}-${f.index}`} data-current={i === current || undefined}>
            <button type="button" onClick={() => onPick(f, i)}>
              <Tag tone={tones[f.level]}>{f.rule}</Tag> {codeOf(f) !== '' && <code>{codeOf(f)}</code>} <b>{f.title}</b> {f.reason}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
