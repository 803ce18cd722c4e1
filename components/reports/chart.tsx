/** A part of a report as a chart, above its table. It shows nothing that the table does not have. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { useWidth } from '../use-width.ts';
import { fillOf } from './chart-fills.tsx';
import { unsureSign, type Fill, type ReportChart } from './report-chart.ts';
import styles from './chart.module.css';

/** More bars than anybody compares: the table has all of them. */
const mostBars = 40;
const widest = 960;

export function Chart({ chart }: { chart: ReportChart }) {
  const box = useRef<HTMLDivElement>(null);
  const width = Math.min(widest, Math.floor(useWidth(box)));
  const [hasFailed, setFailed] = useState(false);
  const shown = { ...chart, rows: chart.rows.slice(0, mostBars) };
  const key = JSON.stringify([shown, width]);
  useEffect(() => {
    if (width === 0) return;
    let isCurrent = true;
    import('./draw-chart.ts')
      .then(({ drawChart }) => isCurrent && box.current?.replaceChildren(drawChart(shown, width, document.documentElement.dir === 'rtl')))
      .catch((error: unknown) => {
        console.error('cotrail: a chart could not be drawn:', error);
        setFailed(true);
      });
    return () => void (isCurrent = false);
  }, [key]);
  return (
    <figure class={styles['figure']}>
      <figcaption class={styles['legend']}>
        {chart.series.map(({ name, fill }) => (
          <LegendItem key={name} {...{ name, fill }} />
        ))}
        {chart.rows.some(({ isUnsure }) => isUnsure) && (
          <span class={styles['item']}>
            <span aria-hidden="true">{unsureSign}</span>
            {t('reports.chart.unsure')}
          </span>
        )}
      </figcaption>
      <div ref={box} class={styles['box']} />
      {chart.rows.length > mostBars && <p class={styles['quiet']}>{t('reports.chart.first', { count: mostBars })}</p>}
      {hasFailed && <p role="alert">{t('reports.chart.failed')}</p>}
    </figure>
  );
}

function LegendItem({ name, fill }: { name: string; fill: Fill }) {
  return (
    <span class={styles['item']}>
      <svg width="16" height="12" aria-hidden="true">
        <rect class={styles['swatch']} x="0.5" y="0.5" width="15" height="11" fill={fillOf(fill)} />
      </svg>
      {name}
    </span>
  );
}
