// SPDX-License-Identifier: AGPL-3.0-or-later
import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { formatDate, formatNumber } from '../../ui/format.js';

register([LineChart, GridComponent, CanvasRenderer]);

interface ChartProps {
  points: readonly { on: string; value: number }[];
  min: number;
  max: number;
  /** What the chart shows, in one sentence. */
  label: string;
}

/** One line over time, each point with its value. Loaded when first shown: the library is larger than everything else. */
export default function Chart({ points, min, max, label }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const style = getComputedStyle(element);
    const chart = init(element, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: style.fontFamily, color: style.color },
      grid: { left: 44, right: 44, top: 28, bottom: 40 },
      // Days are spaced as the calendar spaces them; UTC on both sides, so no zone moves them.
      useUTC: true,
      xAxis: { type: 'time', axisLabel: { formatter: (at: number) => formatDate(new Date(at).toISOString().slice(0, 10)), hideOverlap: true, margin: 14, color: style.color } },
      yAxis: { type: 'value', min, max, axisLabel: { formatter: (value: number) => formatNumber(value), color: style.color } },
      series: [
        {
          type: 'line', symbol: 'circle', symbolSize: 9, lineStyle: { width: 3, color: '#0066cc' }, itemStyle: { color: '#0066cc' },
          label: { show: true, position: 'top', formatter: ({ value }: { value: [number, number] }) => formatNumber(value[1]), color: style.color, fontWeight: 600 },
          data: points.map(({ on, value }) => [Date.parse(`${on}T00:00:00Z`), value]),
        },
      ],
    });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [points, min, max]);
  return <div ref={box} role="img" aria-label={label} className="app-chart" />;
}
