/** One part of a report as a table. A number that could be another one says so. */
import { TriangleAlert } from 'lucide-preact';
import { t } from '../../lib/text/t.ts';
import { Chart } from './chart.tsx';
import type { ReportColumn, ReportPart } from './report-lines.ts';
import styles from './reports.module.css';

export function ReportTable({ part: { id, title, lines, chart }, columns }: { part: ReportPart; columns: readonly ReportColumn[] }) {
  return (
    <section class={styles['part']} data-part={id}>
      <h2 id={`report-${id}`}>{title}</h2>
      {chart !== undefined && chart.rows.length > 0 && <Chart chart={chart} />}
      <div class={styles['box']} tabIndex={0} role="region" aria-labelledby={`report-${id}`}>
        <table class={styles['table']} aria-labelledby={`report-${id}`}>
          <thead>
            <tr>
              <th scope="col">{t('reports.column.name')}</th>
              {columns.map(({ header }) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, values, isUnsure }, row) => (
              <tr key={row}>
                <th scope="row">
                  <bdi>{name}</bdi>
                  {isUnsure && (
                    <span class={styles['unsure']} title={t('reports.unsure')}>
                      <TriangleAlert size={13} aria-hidden="true" />
                      <span class="unseen">{t('reports.unsure')}</span>
                    </span>
                  )}
                </th>
                {columns.map(({ header, write }, index) => (
                  <td key={header}>
                    {values[index] == null ? <span class={styles['none']}>{t('reports.none')}</span> : write(values[index])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
