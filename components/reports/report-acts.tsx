/** What can be done with a report: print it, or save it as a file. */
import { Download, Printer } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { saveReport, type ReportRange } from './report-file.ts';
import type { Report } from './report-lines.ts';
import type { ReportKind } from './report-view.ts';
import styles from './reports.module.css';

export function ReportActs({ report, kind, range }: { report: Report; kind: ReportKind; range: ReportRange }) {
  const [hasFailed, setFailed] = useState(false);
  return (
    <div class={styles['acts']}>
      <Button onClick={() => print()}>
        <Printer size={14} aria-hidden="true" />
        {t('reports.act.print')}
      </Button>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          onClick={() => {
            setFailed(false);
            saveReport(report, kind, range, format).catch(() => setFailed(true));
          }}
        >
          <Download size={14} aria-hidden="true" />
          {t(`reports.act.${format}`)}
        </Button>
      ))}
      {hasFailed && <p role="alert">{t('reports.act.failed')}</p>}
    </div>
  );
}
