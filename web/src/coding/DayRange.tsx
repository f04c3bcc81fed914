import classes from './board.module.css';

interface Props {
  readonly from: string;
  readonly to: string;
  readonly onChange: (from: string, to: string) => void;
}

/** Two days between which is counted. */
export function DayRange({ from, to, onChange }: Props) {
  return (
    <span className={classes.range}>
      <label>
        from <input type="date" value={from} max={to} onChange={(e) => e.currentTarget.value !== '' && onChange(e.currentTarget.value, to)} />
      </label>
      <label>
        to <input type="date" value={to} min={from} onChange={(e) => e.currentTarget.value !== '' && onChange(from, e.currentTarget.value)} />
      </label>
    </span>
  );
}
