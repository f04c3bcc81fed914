const whole = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** US dollars without cents, for lists. */
export const dollars = (amount: number): string => whole.format(amount);

export const exactDollars = (amount: number): string => cents.format(amount);

/** A difference with its sign, so that nobody reads a loss as a gain. */
export const signed = (amount: number, text: (n: number) => string): string => `${amount > 0 ? '+' : amount < 0 ? '−' : '±'}${text(Math.abs(amount))}`;

export const weight = (value: number): string => value.toFixed(4);

export const clock = (seconds: number): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

export const drg = (number: number): string => String(number).padStart(3, '0');
