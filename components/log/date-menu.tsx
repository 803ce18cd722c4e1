/** The dates of a log: the usual ranges, or any two ends to the minute; of any length. */
import * as popover from '@zag-js/popover';
import { normalizeProps, useMachine } from '@zag-js/preact';
import { ChevronDown, X } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { datePresets, findPreset, isEmptyRange, readLocal, readPreset, writeLocal, type DateRange } from '../../lib/audit/dates.ts';
import { t } from '../../lib/text/t.ts';
import { formatStart } from '../format.ts';
import styles from './choice-menu.module.css';

interface DateMenuProps {
  range: DateRange;
  onChange: (range: DateRange) => void;
}

export function DateMenu({ range, onChange }: DateMenuProps) {
  const service = useMachine(popover.machine, {
    id: useId(),
    portalled: false,
    positioning: { placement: 'bottom-start', gutter: 4 },
  });
  const api = popover.connect(service, normalizeProps);
  const isSet = range.since !== undefined || range.until !== undefined;
  const remove = t('dashboard.filter.remove', { name: t('log.dates.label') });
  return (
    <div class={styles['menu']}>
      <div class={`${styles['chip']} ${isSet ? styles['active'] : ''}`}>
        <button {...api.getTriggerProps()} class={styles['trigger']}>
          <span class={styles['said']}>{describeRange(range)}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
        {isSet && (
          <button type="button" class={styles['clear']} aria-label={remove} title={remove} onClick={() => onChange({})}>
            <X size={13} aria-hidden="true" />
          </button>
        )}
      </div>
      <div {...api.getPositionerProps()}>
        {api.open && (
          <div {...api.getContentProps()} class={styles['content']} aria-label={t('log.dates.label')}>
            <Dates range={range} onChange={onChange} />
          </div>
        )}
      </div>
    </div>
  );
}

function Dates({ range, onChange }: DateMenuProps) {
  const now = Date.now();
  const preset = findPreset(range, now);
  const name = useId();
  const setEnd = (end: keyof DateRange, text: string) => {
    const at = readLocal(text);
    if (at !== null || text === '') onChange({ ...range, [end]: at ?? undefined });
  };
  return (
    <div class={styles['dates']}>
      <fieldset class={styles['presets']}>
        <legend class="unseen">{t('log.dates.label')}</legend>
        {datePresets.map((each) => (
          <label key={each} class={styles['preset']}>
            <input type="radio" name={name} checked={each === preset} onChange={() => onChange(readPreset(each, now))} />
            {t(`log.dates.${each}`)}
          </label>
        ))}
      </fieldset>
      {(['since', 'until'] as const).map((end) => (
        <label key={end} class={styles['end']}>
          {t(`log.dates.${end}`)}
          <input
            type="datetime-local"
            step={(range[end] ?? 0) % 60_000 === 0 ? 60 : 1}
            value={range[end] === undefined ? '' : writeLocal(range[end])}
            onChange={({ currentTarget: { value } }) => setEnd(end, value)}
          />
        </label>
      ))}
      {isEmptyRange(range) && (
        <p class={styles['wrong']} role="alert">
          {t('log.dates.empty')}
        </p>
      )}
    </div>
  );
}

function describeRange(range: DateRange): string {
  const preset = findPreset(range, Date.now());
  if (preset !== null) return preset === 'any' ? t('log.dates.label') : t(`log.dates.${preset}`);
  const { since, until } = range;
  if (until === undefined) return t('log.dates.from', { time: formatStart(since ?? 0) });
  if (since === undefined) return t('log.dates.to', { time: formatStart(until) });
  return t('log.dates.span', { from: formatStart(since), to: formatStart(until) });
}
