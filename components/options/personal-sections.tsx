/** The two short sections: who works here, and how long copies stay in this browser. */
import { t } from '../../lib/text/t.ts';
import type { SectionProps } from './model.ts';
import { SavedField } from './saved-field.tsx';
import { Heading, Part } from './section.tsx';

export function YouSection({ settings, managed, actions, checks }: SectionProps) {
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
