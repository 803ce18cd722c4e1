/** How a number is defined, behind a small mark beside its name. */
import * as popover from '@zag-js/popover';
import { normalizeProps, useMachine } from '@zag-js/preact';
import { CircleHelp } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import type { NumberName } from './number-list.ts';
import styles from './numbers.module.css';

interface DefinitionProps {
  name: NumberName;
  /** Of a number that a library works out: which one, and its version. */
  by?: string | null;
}

export function Definition({ name, by = null }: DefinitionProps) {
  const service = useMachine(popover.machine, { id: useId(), portalled: false, positioning: { placement: 'bottom-start', gutter: 4 } });
  const api = popover.connect(service, normalizeProps);
  const label = t('agents.definition.label', { name: t(`agents.number.${name}`) });
  return (
    <span class={styles['definition']}>
      <button {...api.getTriggerProps()} class={styles['mark']} aria-label={label} title={label}>
        <CircleHelp size={13} aria-hidden="true" />
      </button>
      <div {...api.getPositionerProps()}>
        {api.open && (
          <div {...api.getContentProps()} class={styles['said']} aria-label={label}>
            {t(`agents.definition.${name}`)}
            {by !== null && <p>{t('agents.sentiment.by', { library: by })}</p>}
          </div>
        )}
      </div>
    </span>
  );
}
