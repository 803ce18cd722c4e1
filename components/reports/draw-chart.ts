/** Draws bars as an SVG, with Observable Plot. It is loaded when the first chart is to be seen. */
import { axisX, axisY, barX, barY, gridX, gridY, plot, ruleX, ruleY, text, type PlotOptions } from '@observablehq/plot';
import { readLocale } from '../../lib/text/t.ts';
import { fillOf } from './chart-fills.tsx';
import { unsureSign, type ChartBar, type ReportChart } from './report-chart.ts';

const rowHeight = 22;
const standingHeight = 214;
const letterWidth = 6.6;
const longestName = 22;

interface Piece {
  name: string;
  value: number;
  fill: string;
  said: string;
}

/** The width is in CSS px. `isRightToLeft`: names stand at the right, and bars that lie grow from there; time goes from left to right in every language. */
export function drawChart(chart: ReportChart, width: number, isRightToLeft: boolean): SVGSVGElement | HTMLElement {
  const drawn = plot(chart.bars === 'lie' ? layBars(chart, width, isRightToLeft) : standBars(chart, width));
  // Its own sheet would be refused by the page's policy; what it says stands in ours.
  drawn.querySelector('style')?.remove();
  drawn.setAttribute('role', 'img');
  // It is one picture with one sentence: names of its parts are of none that may have one.
  for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return drawn;
}

function layBars(chart: ReportChart, width: number, isRightToLeft: boolean): PlotOptions {
  const { rows, scale, unit } = chart;
  const names = Math.min(width / 3, Math.max(...rows.map(({ name }) => Math.min(name.length, longestName))) * letterWidth + 16);
  const [near, far] = isRightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const margins = near === 'left' ? { marginLeft: names, marginRight: 44 } : { marginRight: names, marginLeft: 44 };
  const end = Math.max(1e-9, ...rows.map(({ values }) => scale(sum(values))));
  return {
    ...{ width, height: rows.length * rowHeight + 44, ...margins, marginTop: 4, marginBottom: 36, ariaLabel: chart.title },
    x: { domain: [0, end], label: unit, labelArrow: 'none', reverse: isRightToLeft, ticks: Math.max(2, Math.floor(width / 110)) },
    y: { domain: rows.map(({ name }) => name), label: null, padding: 0.24 },
    marks: [
      gridX(),
      barX(listPieces(chart), { y: 'name', x: 'value', fill: (piece: Piece) => piece.fill, title: 'said', ...edge }),
      text(rows, {
        y: 'name',
        x: (row: ChartBar) => scale(sum(row.values)),
        text: label,
        textAnchor: isRightToLeft ? 'end' : 'start',
        dx: isRightToLeft ? -4 : 4,
      }),
      axisY({ anchor: near, tickSize: 0, textOverflow: 'ellipsis', lineWidth: names / 11, label: null }),
      axisX({
        anchor: 'bottom',
        label: unit,
        labelArrow: 'none',
        labelAnchor: far,
        tickFormat: writeTick,
        ticks: Math.max(2, Math.floor(width / 110)),
      }),
      ruleX([0]),
    ],
  };
}

function standBars(chart: ReportChart, width: number): PlotOptions {
  const { rows, scale, unit } = chart;
  const end = Math.max(1, ...rows.map(({ values }) => scale(sum(values)))) * 1.05;
  // Where they would touch, every second or third says its name.
  const step = Math.ceil(
    rows.length / Math.max(1, Math.floor((width - 48) / (Math.max(...rows.map(({ name }) => name.length)) * letterWidth + 8))),
  );
  return {
    ...{ width, height: standingHeight, marginLeft: 40, marginRight: 8, marginTop: 36, marginBottom: 28, ariaLabel: chart.title },
    x: { domain: rows.map(({ name }) => name), label: null, padding: 0.18 },
    y: { domain: [0, end], label: unit, labelArrow: 'none' },
    marks: [
      gridY({ ticks: 4 }),
      barY(listPieces(chart), { x: 'name', y: 'value', fill: (piece: Piece) => piece.fill, title: 'said', ...edge }),
      text(rows, {
        x: 'name',
        y: (row: ChartBar) => scale(sum(row.values)),
        text: (row: ChartBar) => stackLabel(row, width / rows.length),
        lineAnchor: 'bottom',
        dy: -3,
      }),
      axisX({ tickSize: 0, label: null, tickFormat: (name: string, index: number) => (index % step === 0 ? name : '') }),
      axisY({ ticks: 4, tickFormat: writeTick, label: unit, labelArrow: 'none' }),
      ruleY([0]),
    ],
  };
}

const edge = { stroke: 'var(--text)', strokeWidth: 0.75 } as const;
/** What stands at a bar's end. */
const label = ({ label, isUnsure }: ChartBar): string => [label, ...(isUnsure ? [unsureSign] : [])].join(' ').trim();
/** The same over a standing bar: where it is narrow the sign stands above the words, or alone. */
function stackLabel(row: ChartBar, width: number): string {
  if (width > 56) return label(row);
  const sign = row.isUnsure ? [unsureSign] : [];
  return (width > 28 ? [...sign, row.label] : width > 12 ? sign : []).join('\n').trim();
}
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const writeTick = (value: number): string => value.toLocaleString(readLocale());

function listPieces({ rows, series, scale, write }: ReportChart): Piece[] {
  return rows.flatMap(({ name, values }) =>
    series.flatMap(({ name: of, fill }, index) => {
      const value = values[index] ?? 0;
      return value === 0 ? [] : [{ name, value: scale(value), fill: fillOf(fill), said: `${name}, ${of}: ${write(value)}` }];
    }),
  );
}
