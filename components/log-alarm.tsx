/** The alarm that the collector's log is not the one that this device knew: what was found, that nothing is lost, and whom to tell. */
import { findText, t } from '../lib/text/t.ts';
import { formatStart } from './format.ts';
import { Notice } from './notice.tsx';

export function LogAlarm({ alarm }: { alarm: { word: string; at: number } | null }) {
  if (alarm === null) return null;
  return (
    <Notice tone="wrong" title={t('proof.alarm.title')}>
      <p>
        {findText(`proof.alarm.${alarm.word}`) ?? alarm.word} {t('proof.alarm.kept', { time: formatStart(alarm.at) })}
      </p>
    </Notice>
  );
}
