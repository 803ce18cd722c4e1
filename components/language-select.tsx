/** The choice of the language. Each has its name in itself; the first entry leaves it to the browser. */
import { languageCodes, languages, type LanguageCode } from '../lib/text/catalogue.ts';
import { t } from '../lib/text/t.ts';
import type { PageLanguage } from './page-language.ts';

interface LanguageSelectProps {
  id?: string;
  class?: string | undefined;
  language: PageLanguage;
}

export function LanguageSelect({ id, class: name, language }: LanguageSelectProps) {
  return (
    <select
      id={id}
      class={name}
      aria-label={t('common.language.label')}
      value={language.chosen() ?? ''}
      onChange={(event) => void language.choose((event.currentTarget.value || null) as LanguageCode | null)}
    >
      <option value="">{nameChoice(null)}</option>
      {languageCodes.map((code) => (
        <option key={code} value={code} lang={code}>
          {nameChoice(code)}
        </option>
      ))}
    </select>
  );
}

/** As its entry in the list says it. */
export function nameChoice(code: LanguageCode | null): string {
  return code === null ? t('common.language.browser') : languages[code].name;
}
