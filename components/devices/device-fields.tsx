/** What is known of a device, and what it told last; what it did not tell is not made up. */
import type { ComponentChildren } from 'preact';
import type { DeviceView, FleetLimits } from '../../lib/events/device-api.ts';
import type { DeviceState } from '../../lib/events/device-state.ts';
import { findText, t } from '../../lib/text/t.ts';
import { formatExact, formatMoment, formatOrigin } from '../format.ts';
import { DeviceStates } from './device-table.tsx';

export function DeviceFields({ device, limits }: { device: DeviceView; limits: FleetLimits }) {
  const { attention, enrolledAt, lastSeenAt, version, key, state } = device;
  return (
    <>
      <DeviceStates device={device} />
      {attention.includes('silent') && <p>{t('devices.why.silent', { count: limits.silentDays })}</p>}
      {attention.includes('stuck') && <p>{t('devices.why.stuck', { count: limits.stuckHours })}</p>}
      {attention.includes('outdated') && <p>{t('devices.why.outdated', { version: limits.oldestVersion })}</p>}
      <dl>
        <Field label={t('devices.column.seen')}>{lastSeenAt === null ? t('devices.never') : <Moment at={lastSeenAt} />}</Field>
        <Field label={t('devices.field.enrolled')}>
          <Moment at={enrolledAt} />
        </Field>
        <Field label={t('devices.column.version')}>{version}</Field>
        <Field label={t('devices.field.key')}>{key === null ? t('devices.field.no-key') : <code>{key}</code>}</Field>
        {state !== null && <Told state={state} />}
      </dl>
      <p>{state === null ? t('devices.field.untold') : t('devices.field.told', { time: formatMoment(state.at) })}</p>
    </>
  );
}

function Told({ state }: { state: DeviceState }) {
  const { recording, browser, pending, oldestPendingAt, quarantined, withheld, unmatched } = state;
  return (
    <>
      <Field label={t('devices.field.recording')}>{findText(`devices.recording.${recording}`) ?? recording}</Field>
      <Field label={t('devices.field.browser')}>{browser === null ? t('devices.unknown') : `${browser.name} ${browser.version}`}</Field>
      <Field label={t('devices.field.answer')}>{describeAnswer(state)}</Field>
      <Field label={t('devices.column.waiting')}>
        {pending === 0 || oldestPendingAt === null
          ? t('devices.field.waiting-none')
          : t('devices.field.waiting', { count: pending, time: formatMoment(oldestPendingAt) })}
        {quarantined > 0 && ` · ${t('devices.field.quarantined', { count: quarantined })}`}
      </Field>
      {withheld.length > 0 && <Field label={t('devices.field.withheld')}>{withheld.map(formatOrigin).join(', ')}</Field>}
      {unmatched.length > 0 && (
        <Field label={t('devices.field.unmatched')}>
          {unmatched.map(({ profile, rules }) => (
            <details key={profile}>
              <summary>
                {profile}: {rules.length}
              </summary>
              {rules.join(', ')}
            </details>
          ))}
        </Field>
      )}
    </>
  );
}

function describeAnswer({ lastAnswer, lastOkAt }: DeviceState): string {
  if (lastAnswer !== null) return findText(`popup.upload.${lastAnswer.word}`) ?? lastAnswer.word;
  return lastOkAt === null ? t('devices.field.answer-none') : t('devices.field.answer-ok', { time: formatMoment(lastOkAt) });
}

function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Moment({ at }: { at: number }) {
  return <time title={formatExact(at)}>{formatMoment(at)}</time>;
}
