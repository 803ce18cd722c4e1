/** What a settings file would change, one line each: from what, to what, and what stays because the company has set it. */
import type { Site } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';
import { describeContents } from './describe-site.ts';
import { LockedNote } from './locked-note.tsx';
import type { Difference } from './model.ts';
import form from './form.module.css';
import styles from './options.module.css';

export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  return (
    <ul class={styles['differences']}>
      {differences.map((each) => (
        <li key={each.field === 'site' ? each.origin : each.field} data-closed={each.closed}>
          <strong>
            <bdi>{each.field === 'site' ? each.origin : t(`options.file.${each.field}`)}</bdi>
          </strong>
          <span class={form['hint']}>{describeFrom(each)}</span>
          <span>{each.closed ? <LockedNote /> : describeTo(each)}</span>
        </li>
      ))}
    </ul>
  );
}

function describeFrom(each: Difference): string {
  if (each.field === 'site')
    return t('options.file.now', { value: each.from === null ? t('options.file.not-listed') : describeSite(each.from) });
  return t('options.file.now', { value: each.from ?? t('options.file.none') });
}

function describeTo(each: Difference): string {
  if (each.field !== 'site') return t('options.file.then', { value: each.to ?? t('options.file.none') });
  if (each.to === null) return t('options.file.removed');
  const [before, after] = [each.from === null ? null : describeSite(each.from), describeSite(each.to)];
  return before === after ? t('options.file.details') : t('options.file.then', { value: after });
}

function describeSite(site: Site): string {
  return `${t(`options.mask.${site.maskLevel}`)} · ${describeContents(site)}`;
}
