const width = 64;
const height = 18;

/** A small curve of the latest values, oldest left; the numbers stand beside it. */
export function Sparkline({ curve }: { readonly curve: readonly number[] }) {
  if (curve.length < 2) return <svg width={width} height={height} aria-hidden />;
  const step = (width - 6) / (curve.length - 1);
  const at = (v: number, i: number) => [3 + i * step, height - 3 - v * (height - 6)] as const;
  const points = curve.map(at);
  const [x, y] = points[points.length - 1]!;
  return (
    <svg width={width} height={height} aria-hidden>
      <polyline points={points.map((p) => p.join()).join(' ')} fill="none" stroke="var(--ink-quiet)" strokeWidth="1.2" />
      <circle cx={x} cy={y} r="2.2" fill="var(--accent)" />
    </svg>
  );
}
