/** The choices of a site's editor: what is kept of text, and what is recorded, each with its explanation. */
import type { Site } from '../../lib/events/api.ts';
import { MaskLevel } from '../../lib/events/base.ts';
import { t } from '../../lib/text/t.ts';
import type { KnownConsole } from './model.ts';
import styles from './form.module.css';

export function MaskChoice({ level, onChange }: { level: MaskLevel; onChange: (level: MaskLevel) => void }) {
  return (
    <fieldset class={styles['group']}>
      <legend>{t('options.sites.masking-legend')}</legend>
      {MaskLevel.options.map((option) => (
        <label key={option} class={styles['choice']}>
          <input
            type="radio"
            name="mask-level"
            value={option}
            checked={option === level}
            aria-describedby={`mask-${option}`}
            onChange={() => onChange(option)}
          />
          <span>{t(`options.mask.${option}`)}</span>
          <span id={`mask-${option}`} class={styles['hint']}>
            {t(`options.mask.${option}-text`)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function RecordsChoice({ site, onChange }: { site: Site; onChange: (part: Partial<Site>) => void }) {
  return (
    <fieldset class={styles['group']}>
      <legend>{t('options.sites.records-legend')}</legend>
      {(['interactions', 'frames', 'messageText'] as const).map((part) => (
        <label key={part} class={styles['choice']}>
          <input
            type="checkbox"
            role="switch"
            name={part}
            checked={site[part] === true}
            aria-describedby={`records-${part}`}
            onChange={(event) => onChange({ [part]: event.currentTarget.checked })}
          />
          <span>{t(`options.sites.${part}`)}</span>
          <span id={`records-${part}`} class={styles['hint']}>
            {t(`options.sites.${part}-hint`)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Which console the site is: by its host, by name, or none. */
export function ConsoleChoice({
  site,
  consoles,
  onChange,
}: {
  site: Site;
  consoles: readonly KnownConsole[];
  onChange: (part: Partial<Site>) => void;
}) {
  const chosen = site.console === undefined ? 'by-host' : (site.console ?? 'none');
  const choose = (value: string) => onChange({ console: value === 'by-host' ? undefined : value === 'none' ? null : value });
  return (
    <div class={styles['field']}>
      <label for="site-console">{t('options.sites.console')}</label>
      <div class={styles['line']}>
        <select
          id="site-console"
          value={chosen}
          aria-describedby="site-console-hint"
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="by-host">{t('options.sites.console-by-host')}</option>
          <option value="none">{t('options.sites.console-none')}</option>
          {consoles.map(({ profile }) => (
            <option key={profile.id} value={profile.id}>
              {profile.name}
            </option>
          ))}
        </select>
      </div>
      <p id="site-console-hint" class={styles['hint']}>
        {t('options.sites.console-hint')}
      </p>
    </div>
  );
}
