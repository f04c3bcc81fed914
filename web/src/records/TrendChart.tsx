import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import type { Trend } from '../ui/api/types';
import classes from './records.module.css';

use([LineChart, GridComponent, MarkAreaComponent, TooltipComponent, SVGRenderer]);

/** The values of a test over time within their reference range; the same numbers stand in the table under it. */
export default function TrendChart({ trend }: { readonly trend: Trend }) {
  const element = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  const points = trend.points.filter((p) => p.number !== null);
  const drawn = points.length > 1;
  useEffect(() => {
    if (element.current === null || !drawn) return;
    const style = getComputedStyle(document.body);
    const colour = (name: string) => resolve(style.getPropertyValue(name), scheme);
    const chart = init(element.current, undefined, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      grid: { left: 56, right: 24, top: 16, bottom: 28 },
      tooltip: { trigger: 'axis', valueFormatter: (v: unknown) => `${String(v)} ${trend.unit}` },
      xAxis: { type: 'time', axisLabel: { color: colour('--ink-quiet') }, axisLine: { lineStyle: { color: colour('--line') } } },
      yAxis: { type: 'value', scale: true, axisLabel: { color: colour('--ink-quiet') }, splitLine: { lineStyle: { color: colour('--line') } } },
      series: [
        {
          type: 'line',
          symbolSize: 7,
          lineStyle: { color: colour('--accent'), width: 1.5 },
          itemStyle: { color: colour('--accent') },
          data: points.map((p) => ({
            value: [p.at, p.number],
            ...(p.tone === 'plain' ? {} : { itemStyle: { color: colour(p.tone === 'stop' ? '--stop' : '--warning') }, symbol: 'diamond', symbolSize: 10 }),
          })),
          ...(trend.low === null && trend.high === null
            ? {}
            : {
                markArea: {
                  silent: true,
                  itemStyle: { color: colour('--done-wash') },
                  data: [[{ yAxis: trend.low ?? -1e12 }, { yAxis: trend.high ?? 1e12 }]],
                },
              }),
        },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [trend, points, drawn, scheme]);
  if (!drawn) return null;
  return <div ref={element} className={classes.trend} role="img" aria-label={`Curve of ${points.length} values; the table below has them all.`} />;
}

/** One side of `light-dark(a, b)`, because a drawing library does not know it. */
function resolve(value: string, scheme: 'light' | 'dark'): string {
  const both = /^light-dark\(([^,]+),\s*([^)]+)\)$/.exec(value.trim());
  return both === null ? value.trim() : (scheme === 'dark' ? both[2]! : both[1]!).trim();
}
