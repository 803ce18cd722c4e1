/** Changing requests of consoles that no rule means: where a profile may miss something, and the way to teach it. */
import { t } from '../../lib/text/t.ts';
import { formatStart } from '../format.ts';
import type { MissedSignal } from './model.ts';
import { Part } from './section.tsx';
import styles from './consoles.module.css';

export function MissedSignals({ missed }: { missed: readonly MissedSignal[] }) {
  const sites = [...new Set(missed.map(({ site }) => site))];
  if (missed.length === 0) return null;
  return (
    <Part title={t('options.consoles.missed')}>
      <p class={styles['quiet']}>{t('options.consoles.missed-text')}</p>
      {sites.map((site) => (
        <details key={site} class={styles['profile']} data-missed={site}>
          <summary>
            <strong>{site}</strong>
            <span class={styles['quiet']}>
              {t('options.consoles.missed-count', { count: missed.filter((each) => each.site === site).length })}
            </span>
            <a href={`teach.html?${new URLSearchParams({ site })}`}>{t('popup.footer.teach')}</a>
          </summary>
          <ul class={styles['missing']}>
            {missed
              .filter((each) => each.site === site)
              .map(({ key, name, keys, count, lastAt }) => (
                <li key={key}>
                  <code dir="ltr">{name}</code> <span class={styles['quiet']}>{keys.join(' · ')}</span>{' '}
                  <span class={styles['quiet']}>
                    {t('teach.times', { count })}, {formatStart(lastAt)}
                  </span>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </Part>
  );
}
