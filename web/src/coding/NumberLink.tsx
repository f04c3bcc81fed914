import { useNavigate } from '@tanstack/react-router';
import { dollars } from './format';
import type { BoardCell } from './types';
import classes from './board.module.css';

interface Props {
  readonly cell: BoardCell;
  readonly label: string;
  readonly id?: string;
  /** In a grid of numbers: the one that Tab reaches. */
  readonly on?: boolean;
  readonly onFocus?: () => void;
}

/** A number that opens the list that it counts; nothing to open where it is 0. */
export function NumberLink({ cell, label, id, on, onFocus }: Props) {
  const navigate = useNavigate();
  return (
    <a
      {...(id === undefined ? {} : { id })}
      href={cell.link}
      className={classes.number}
      data-none={cell.count === 0 || undefined}
      tabIndex={on === undefined || on ? 0 : -1}
      title={dollars(cell.dollars)}
      aria-label={`${label}: ${cell.count} accounts, ${dollars(cell.dollars)}`}
      onFocus={onFocus}
      onClick={(e) => {
        e.preventDefault();
        void navigate({ href: cell.link });
      }}
    >
      {cell.count}
    </a>
  );
}
