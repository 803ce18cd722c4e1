/** Actions as OTLP/HTTP logs in JSON: what security teams filter by as attributes, and the whole record as the body. */
import type { Action } from '../../lib/events/action.ts';
import { readCategory } from '../../lib/events/action-events.ts';
import { readValueText } from '../../lib/events/action-text.ts';
import type { Json } from '../../lib/events/base.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { readKnown } from '../../lib/events/record.ts';
import { version } from '../version.ts';

/** INFO and WARN, as the log data model numbers them. */
const severities = { info: { severityNumber: 9, severityText: 'INFO' }, warn: { severityNumber: 13, severityText: 'WARN' } };

type AnyValue = Record<string, unknown>;
interface KeyValue {
  key: string;
  value: AnyValue;
}

export function writeLogs(records: readonly Envelope[]): string {
  const resource = { attributes: toPairs({ 'service.name': 'cotrail-collector', 'service.version': version }) };
  const scope = { name: 'cotrail.actions', version };
  return JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords: records.map(toLogRecord) }] }] });
}

function toLogRecord(record: Envelope): object {
  const known = readKnown(record);
  const action = known?.kind === 'action' ? known : null;
  const didFail = action?.outcome.value === 'failed' || action?.event === 'account.login-failed';
  return {
    timeUnixNano: toNanoseconds(record.at),
    ...severities[didFail ? 'warn' : 'info'],
    eventName: `cotrail.${typeof record['event'] === 'string' ? record['event'] : record.kind}`,
    attributes: action === null ? [] : toPairs(listAttributes(action)),
    body: toAnyValue(record as Json),
  };
}

/** Names of OpenTelemetry's conventions where there is one, ours elsewhere. What is unknown is left out. */
function listAttributes({ id, event, actor, entity, from, to, outcome, initiator, conversation, console, session, view }: Action) {
  return {
    'cotrail.action.id': id,
    'cotrail.category': readCategory(event),
    'user.id': actor.person?.id,
    'user.name': actor.person?.name,
    'cotrail.actor.kind': actor.kind,
    'cotrail.device': actor.device,
    'session.id': session,
    'cotrail.entity.type': entity.value?.type,
    'cotrail.entity.id': entity.value?.id,
    'cotrail.entity.name': entity.value?.name,
    'cotrail.from': readValueText(from.value),
    'cotrail.to': readValueText(to.value),
    'cotrail.outcome': outcome.value,
    'cotrail.initiator': initiator,
    'cotrail.console': console,
    'cotrail.conversation.id': conversation?.id,
    'cotrail.conversation.link': conversation?.link,
    'cotrail.conversation.group': conversation?.group,
    'cotrail.view.own_group': view?.ownGroup,
  };
}

function toPairs(values: Record<string, Json | undefined>): KeyValue[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [{ key, value: toAnyValue(value) }],
  );
}

/** An integer of 64 bits travels as text; null is the value that has none. */
export function toAnyValue(value: Json): AnyValue {
  if (value === null) return {};
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(toAnyValue) } };
  return { kvlistValue: { values: Object.entries(value).map(([key, each]) => ({ key, value: toAnyValue(each) })) } };
}

/** No double holds today in nanoseconds: they are text, and the fraction of the millisecond is kept. */
function toNanoseconds(at: number): string {
  const ms = Math.floor(at);
  return String(BigInt(ms) * 1_000_000n + BigInt(Math.round((at - ms) * 1e6)));
}
