/** Says that a masking rule of the site in front cannot be read, and what is masked for it. */
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { writeRoute } from '../options/route.ts';
import type { PopupProps } from './model.ts';

export function BrokenRules({ broken: { selectors, masksAll }, page, actions }: Pick<PopupProps, 'broken' | 'page' | 'actions'>) {
  if (selectors.length === 0) return null;
  const mend = (
    <Button id="mend-rules" onClick={() => actions.openOptions(writeRoute('sites', 'rules', page.origin ?? undefined))}>
      {t('popup.rules.mend')}
    </Button>
  );
  return (
    <div id="broken-rules">
      <Notice tone="wrong" title={t('popup.rules.broken', { count: selectors.length })} actions={mend}>
        <p>
          {masksAll ? t('popup.rules.masks-all') : t('popup.rules.unmasks-nothing')} <code dir="ltr">{selectors.join(', ')}</code>
        </p>
      </Notice>
    </div>
  );
}
