/** The ways out of the popup: the dashboard, what is recorded, the settings. */
import { Settings } from 'lucide-preact';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { writeRoute } from '../options/route.ts';
import type { PopupActions } from './model.ts';
import styles from './popup.module.css';

interface FooterProps extends Pick<PopupActions, 'openOptions' | 'openDashboard' | 'openTeach'> {
  /** The recorded site in front; null: none. */
  site: string | null;
}

export function Footer({ site, openOptions, openDashboard, openTeach }: FooterProps) {
  return (
    <footer class={styles['footer']}>
      <Button id="open-dashboard" onClick={openDashboard}>
        {t('popup.footer.dashboard')}
      </Button>
      <Button look="quiet" onClick={() => openOptions(writeRoute('recorded'))}>
        {t('popup.footer.recorded')}
      </Button>
      <span class={styles['end']}>
        <Button look="quiet" label={t('popup.footer.settings')} onClick={() => openOptions(writeRoute('collector'))}>
          <Settings size={16} aria-hidden="true" />
        </Button>
      </span>
      {site !== null && (
        <Button id="open-teach" look="quiet" onClick={() => openTeach(site)}>
          {t('popup.footer.teach')}
        </Button>
      )}
    </footer>
  );
}
