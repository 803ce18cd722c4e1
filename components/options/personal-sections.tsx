/** The two short sections: who works here and in which language, and how long copies stay in this browser. */
import { t } from '../../lib/text/t.ts';
import { LanguageSelect } from '../language-select.tsx';
import styles from './form.module.css';
import type { SectionProps } from './model.ts';
import { SavedField } from './saved-field.tsx';
import { Heading, Part } from './section.tsx';

export function YouSection({ settings, managed, actions, checks, language }: SectionProps) {
  return (
    <>
      <Heading title={t('options.nav.you')} intro={t('options.you.intro')} />
      <Part>
        <SavedField
          id="person-name"
          label={t('options.you.name')}
          hint={t('options.you.name-hint')}
          setting="personName"
          saved={settings.personName ?? ''}
          locked={managed.locks.includes('personName')}
          read={(text) => ({ personName: text.trim() || null })}
          checks={checks}
          actions={actions}
        />
      </Part>
      <Part>
        <div class={styles['field']}>
          <label for="language">{t('common.language.label')}</label>
          <LanguageSelect id="language" language={language} />
          <p class={styles['hint']}>{t('options.you.language-hint')}</p>
        </div>
      </Part>
    </>
  );
}

export function CopiesSection({ settings, managed, actions, checks }: SectionProps) {
  return (
    <>
      <Heading title={t('options.nav.copies')} intro={t('options.copies.intro')} />
      <Part>
        <SavedField
          id="retention-days"
          label={t('options.copies.days')}
          hint={t('options.copies.days-hint')}
          inputMode="numeric"
          setting="retentionDays"
          saved={String(settings.retentionDays)}
          locked={managed.locks.includes('retentionDays')}
          read={(text) => ({ retentionDays: text.trim() === '' ? Number.NaN : Number(text) })}
          checks={checks}
          actions={actions}
        />
      </Part>
    </>
  );
}
