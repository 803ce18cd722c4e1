/** The dates of a log: the usual ranges, or any two ends to the minute; of any length. */
import * as popover from '@zag-js/popover';
import { normalizeProps, useMachine } from '@zag-js/preact';
import { ChevronDown, X } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { datePresets, findPreset, isEmptyRange, readLocal, readPreset, writeLocal, type DateRange } from '../../lib/audit/dates.ts';
import { t } from '../../lib/text/t.ts';
import { formatDate, formatStart } from '../format.ts';
import styles from './choice-menu.module.css';

interface DateMenuProps {
  range: DateRange;
  onChange: (range: DateRange) => void;
  /** Whole days alone, the last one among them. */
  days?: boolean;
  /** What an open range is called. */
  label?: string | undefined;
}

export function DateMenu({ range, onChange, days = false, label }: DateMenuProps) {
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
          <span class={styles['said']}>{isSet || label === undefined ? describeRange(range, days) : label}</span>
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
            <Dates range={range} onChange={onChange} days={days} label={label} />
          </div>
        )}
      </div>
    </div>
  );
}

function Dates({ range, onChange, days = false, label }: DateMenuProps) {
  const now = Date.now();
  const preset = findPreset(range, now);
  const name = useId();
  const setEnd = (end: keyof DateRange, text: string) => {
    const at = days ? readLocalDay(text, end) : readLocal(text);
    if (at !== null || text === '') onChange({ ...range, [end]: at ?? undefined });
  };
  return (
    <div class={styles['dates']}>
      <fieldset class={styles['presets']}>
        <legend class="unseen">{t('log.dates.label')}</legend>
        {datePresets.map((each) => (
          <label key={each} class={styles['preset']}>
            <input type="radio" name={name} checked={each === preset} onChange={() => onChange(readPreset(each, now))} />
            {each === 'any' && label !== undefined ? label : t(`log.dates.${each}`)}
          </label>
        ))}
      </fieldset>
      {(['since', 'until'] as const).map((end) => (
        <label key={end} class={styles['end']}>
          {t(`log.dates.${end}`)}
          {days ? (
            <input type="date" value={writeLocalDay(range[end], end)} onChange={({ currentTarget: { value } }) => setEnd(end, value)} />
          ) : (
            <input
              type="datetime-local"
              step={(range[end] ?? 0) % 60_000 === 0 ? 60 : 1}
              value={range[end] === undefined ? '' : writeLocal(range[end])}
              onChange={({ currentTarget: { value } }) => setEnd(end, value)}
            />
          )}
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

/** A range ends before its end: of whole days the last one is the day of the moment before. */
function writeLocalDay(at: number | undefined, end: keyof DateRange): string {
  return at === undefined ? '' : writeLocal(end === 'until' ? at - 1 : at).slice(0, 10);
}

function readLocalDay(text: string, end: keyof DateRange): number | null {
  const at = readLocal(`${text}T00:00`);
  if (at === null || end === 'since') return at;
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

function describeRange(range: DateRange, days: boolean): string {
  const preset = findPreset(range, Date.now());
  if (preset !== null) return preset === 'any' ? t('log.dates.label') : t(`log.dates.${preset}`);
  const { since, until } = range;
  const format = days ? formatDate : formatStart;
  if (until === undefined) return t('log.dates.from', { time: format(since ?? 0) });
  if (since === undefined) return t('log.dates.to', { time: format(until - (days ? 1 : 0)) });
  return t('log.dates.span', { from: format(since), to: format(until - (days ? 1 : 0)) });
}
