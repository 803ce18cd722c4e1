/** The list of the player's keys. */
import * as dialog from '@zag-js/dialog';
import { normalizeProps, useMachine } from '@zag-js/preact';
import { X } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import styles from './help-dialog.module.css';

const keys = [
  [['dashboard.help.space'], 'dashboard.help.play'],
  [['←', '→'], 'dashboard.help.five'],
  [['⇧ ←', '⇧ →'], 'dashboard.help.thirty'],
  [[',', '.'], 'dashboard.help.event'],
  [['<', '>'], 'dashboard.help.speed'],
  [['?'], 'dashboard.help.help'],
] as const;

export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const service = useMachine(dialog.machine, { id: useId(), open, onOpenChange: ({ open: stays }) => !stays && onClose() });
  const api = dialog.connect(service, normalizeProps);
  if (!api.open) return null;
  return (
    <>
      <div {...api.getBackdropProps()} class={styles['backdrop']} />
      <div {...api.getPositionerProps()} class={styles['positioner']}>
        <div {...api.getContentProps()} class={styles['dialog']}>
          <header class={styles['head']}>
            <h2 {...api.getTitleProps()}>{t('dashboard.controls.help')}</h2>
            <Button look="quiet" label={t('common.action.close')} onClick={onClose}>
              <X size={16} aria-hidden="true" />
            </Button>
          </header>
          <dl class={styles['keys']}>
            {keys.map(([names, what]) => (
              <div key={what}>
                <dt>
                  {names.map((name) => (
                    <kbd key={name} dir={name === 'dashboard.help.space' ? 'auto' : 'ltr'}>
                      {name === 'dashboard.help.space' ? t(name) : name}
                    </kbd>
                  ))}
                </dt>
                <dd>{t(what)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </>
  );
}
