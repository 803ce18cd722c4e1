/** The fields of an action as a list: each value with how it was observed, in words. */
import type { ComponentChildren } from 'preact';
import { nameActor, nameEntity, nameSide, readOwnGroup, readSide } from '../../lib/audit/words.ts';
import { readCategory } from '../../lib/events/action-events.ts';
import type { Action, Evidence } from '../../lib/events/action.ts';
import { t } from '../../lib/text/t.ts';
import { formatExact, formatLength, formatMoment } from '../format.ts';
import { ShortId } from '../short-id.tsx';
import { OutcomeWord, ActionFlags } from './action-flags.tsx';
import { KindIcon } from './action-icon.tsx';
import styles from './action-panel.module.css';

export function ActionFields({ action }: { action: Action }) {
  const { conversation, rule, view, actor } = action;
  return (
    <dl class={styles['fields']}>
      <Times action={action} />
      <By action={action} />
      <Field name={t('log.panel.initiator')}>{t(`log.panel.initiator.${action.initiator ?? 'unknown'}`)}</Field>
      <Field name={t('log.panel.event')}>
        <code>{action.event}</code>, {t(`common.category.${readCategory(action.event)}`)}
      </Field>
      <Field name={t('log.panel.entity')} evidence={action.entity.evidence}>
        <Known text={nameEntity(action.entity)} />
        <Id id={action.entity.value?.id ?? null} />
      </Field>
      <Change action={action} side="from" />
      <Change action={action} side="to" />
      <Field name={t('log.panel.outcome')} evidence={action.outcome.evidence}>
        <span class={styles['flags']}>
          <OutcomeWord outcome={action.outcome} />
          <ActionFlags action={action} />
        </span>
      </Field>
      {conversation !== null && (
        <Field name={t('log.panel.conversation')}>
          <Known text={conversation.id} />
          <GroupLine action={action} />
        </Field>
      )}
      {view != null && (
        <Field name={t('log.panel.dwell')}>
          {view.dwellMs === null ? <Quiet>{t('log.panel.dwell.unknown')}</Quiet> : formatLength(view.dwellMs)}
        </Field>
      )}
      <Field name={t('log.panel.console.name')}>
        <Known text={action.console} />
      </Field>
      <Field name={t('log.panel.evidence')}>{describeEvidence(action.evidence)}</Field>
      {rule != null && (
        <Field name={t('log.panel.rule')}>
          {t('log.panel.rule.value', { rule: rule.rule, profile: rule.profile, version: rule.version })}
          <Quiet>{t(`log.provenance.${rule.provenance}`)}</Quiet>
        </Field>
      )}
      {actor.device !== null && (
        <Field name={t('log.panel.device')}>
          <ShortId id={actor.device} />
        </Field>
      )}
    </dl>
  );
}

function Times({ action: { at, settledAt } }: { action: Action }) {
  return (
    <>
      <Field name={t('log.panel.at')}>
        <time dateTime={formatExact(at)}>{formatMoment(at)}</time>
        <Quiet>{formatExact(at)}</Quiet>
      </Field>
      <Field name={t('log.panel.settled')}>
        {settledAt === null ? (
          <Quiet>{t('log.panel.settled.none')}</Quiet>
        ) : (
          <time dateTime={formatExact(settledAt)} title={formatExact(settledAt)}>
            {t('log.panel.settled.after', { time: formatMoment(settledAt), length: formatLength(settledAt - at) })}
          </time>
        )}
      </Field>
    </>
  );
}

function By({ action: { actor } }: { action: Action }) {
  const { kind, person } = actor;
  return (
    <Field name={t('log.panel.by')}>
      <span class={`${styles['flags']} ${styles['by']}`}>
        <KindIcon kind={kind} />
        <Known text={nameActor(actor)} otherwise={t('log.value.nobody')} />
      </span>
      <Quiet>
        {[
          t(`log.kind.${kind}`),
          person?.id == null ? null : t('log.panel.by.id', { id: person.id }),
          person === null ? null : t(`log.panel.by.via.${person.via}`),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Quiet>
    </Field>
  );
}

function Change({ action, side }: { action: Action; side: 'from' | 'to' }) {
  const value = readSide(action, side);
  const { evidence, value: raw } = action[side];
  if (value.is === 'empty') return null;
  const id = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw['id'] : null;
  return (
    <Field name={t(`log.panel.${side}`)} evidence={evidence}>
      {value.is === 'text' ? <Known text={value.text} /> : <Quiet>{nameSide(value)}</Quiet>}
      <Id id={typeof id === 'string' && id !== nameSide(value) ? id : null} />
    </Field>
  );
}

function GroupLine({ action }: { action: Action }) {
  const ownGroup = readOwnGroup(action);
  const group = action.conversation?.group ?? t('log.value.unknown');
  const words = ownGroup === null ? group : t('log.panel.group.value', { group, whose: t(`log.panel.group.${ownGroup}`) });
  return (
    <Quiet>
      {t('log.panel.group')} {words}
    </Quiet>
  );
}

interface FieldProps {
  name: string;
  /** Missing where the field is Cotrail's own. */
  evidence?: readonly Evidence[];
  children: ComponentChildren;
}

function Field({ name, evidence, children }: FieldProps) {
  return (
    <div class={styles['field']}>
      <dt>{name}</dt>
      <dd>
        {children}
        {evidence !== undefined && evidence.length > 0 && <Quiet>{describeEvidence(evidence)}</Quiet>}
      </dd>
    </div>
  );
}

function describeEvidence(evidence: readonly Evidence[]): string {
  return evidence.map((each) => t(`log.evidence.${each}.long`)).join('; ') || t('log.evidence.none');
}

function Quiet({ children }: { children: ComponentChildren }) {
  return <span class={styles['quiet']}>{children}</span>;
}

/** A value in its own direction, whatever that of the screen is. */
function Known({ text, otherwise = t('log.value.unknown') }: { text: string | null; otherwise?: string }) {
  return text === null ? <Quiet>{otherwise}</Quiet> : <bdi>{text}</bdi>;
}

function Id({ id }: { id: string | null }) {
  return id === null ? null : <Quiet>{t('log.panel.by.id', { id })}</Quiet>;
}
