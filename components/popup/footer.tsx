/** The ways out of the popup: the dashboard, what is recorded, the settings. */
import { Settings } from 'lucide-preact';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { writeRoute } from '../options/route.ts';
import type { PopupActions } from './model.ts';
import styles from './popup.module.css';

export function Footer({ openOptions, openDashboard }: Pick<PopupActions, 'openOptions' | 'openDashboard'>) {
  return (
    <footer class={styles['footer']}>
      <Button id="open-dashboard" onClick={openDashboard}>
        {t('popup.footer.dashboard')}
      </Button>
      <Button look="quiet" onClick={() => openOptions(writeRoute('recorded'))}>
        {t('popup.footer.recorded')}
      </Button>
      <Button look="quiet" label={t('popup.footer.settings')} onClick={() => openOptions(writeRoute('collector'))}>
        <Settings size={16} aria-hidden="true" />
      </Button>
    </footer>
  );
}
