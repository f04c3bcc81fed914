import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { IdentityState } from './types';
import classes from './identity.module.css';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Records made and the share of duplicates among them, month by month; the same numbers stand in the table under it. */
export default function MonthChart({ months }: { readonly months: IdentityState['months'] }) {
  const element = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  useEffect(() => {
    if (element.current === null || months.length === 0) return;
    const style = getComputedStyle(document.body);
    const colour = (name: string) => resolve(style.getPropertyValue(name), scheme);
    const label = { color: colour('--ink-quiet') };
    const chart = init(element.current, undefined, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      grid: { left: 56, right: 56, top: 24, bottom: 28 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: months.map((m) => m.month), axisLabel: label },
      yAxis: [
        { type: 'value', name: 'made', nameTextStyle: label, axisLabel: label, splitLine: { lineStyle: { color: colour('--line') } } },
        { type: 'value', name: 'duplicates %', nameTextStyle: label, axisLabel: label, splitLine: { show: false } },
      ],
      series: [
        { type: 'bar', name: 'records made', barMaxWidth: 48, itemStyle: { color: colour('--accent') }, data: months.map((m) => m.created) },
        { type: 'line', name: 'duplicates among them, %', yAxisIndex: 1, itemStyle: { color: colour('--warning') }, data: months.map((m) => Number((m.rate * 100).toFixed(2))) },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [months, scheme]);
  return <div ref={element} className={classes.chart} role="img" aria-label="Records made and duplicates among them by month; the table below has the numbers." />;
}

/** One side of `light-dark(a, b)`, because a drawing library does not know it. */
function resolve(value: string, scheme: 'light' | 'dark'): string {
  const both = /^light-dark\(([^,]+),\s*([^)]+)\)$/.exec(value.trim());
  return both === null ? value.trim() : (scheme === 'dark' ? both[2]! : both[1]!).trim();
}
