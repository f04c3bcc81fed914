import type { Tone } from './Tag';

const drawings: Record<Exclude<Tone, 'plain'>, string> = {
  // A circle with a cross, a triangle with a bar, a circle with an i, a hook.
  stop: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13ZM5.5 5.5l5 5m0-5l-5 5',
  warning: 'M8 2L1.5 13.5h13ZM8 6.5v3.5M8 11.6v.4',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13ZM8 7.2v4M8 4.6v.4',
  done: 'M2.5 8.5l3.5 3.5l7.5-8',
};

/** The sign of a tone, drawn, because not every font has it. */
export function ToneIcon({ tone }: { readonly tone: Tone }) {
  if (tone === 'plain') return null;
  return (
    <svg aria-hidden viewBox="0 0 16 16" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
      <path d={drawings[tone]} />
    </svg>
  );
}
