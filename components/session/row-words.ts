/** What a row of the timeline says: one line of words, and a quieter one beside it. */
import type { Action } from '../../lib/events/action.ts';
import type { Consent } from '../../lib/events/ledger.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Mark } from '../../lib/events/mark.ts';
import type { ElementRef, Interaction } from '../../lib/events/interaction.ts';
import type { Row } from '../../lib/timeline/rows.ts';
import { readHole } from '../../lib/timeline/rows.ts';
import { nameChange, nameEntity, nameEvent } from '../../lib/audit/words.ts';
import { findText, t } from '../../lib/text/t.ts';
import { formatLength, formatMoment, formatMs } from '../format.ts';

export interface RowWords {
  words: string;
  detail: string | null;
}

export function readWords(row: Row): RowWords {
  const { known, raw } = row;
  if (known === null) return readRaw(raw);
  switch (known.kind) {
    case 'interaction':
      return readInteraction(known);
    case 'action':
      return readAction(known);
    case 'gap':
    case 'hole':
    case 'removed':
      return readGap(row);
    case 'mark':
      return readMark(known);
    case 'session-opened':
      return { words: t('dashboard.row.opened'), detail: known.person.name ?? known.person.id ?? readConsent(known.consent) };
    case 'session-closed':
      return { words: t('dashboard.row.closed'), detail: findText(`dashboard.end.${known.reason}`) ?? known.reason };
    case 'frame':
    case 'frame-part':
    case 'message-text':
      return { words: known.kind, detail: null };
  }
}

function readMark({ mark, data }: Mark): RowWords {
  const sign = (ms: number): string => (ms < 0 ? '−' : '+');
  if (mark === 'clock') {
    const stepMs = data.stepMs ?? 0;
    return { words: t('dashboard.row.clock', { length: `${sign(stepMs)}${formatLength(stepMs)}` }), detail: null };
  }
  const { offsetMs, uncertaintyMs } = data;
  if (mark === 'clock-offset' && typeof offsetMs === 'number' && typeof uncertaintyMs === 'number') {
    // Kept is the collector's clock less this one; said is by how much this one is ahead.
    const length = `${sign(-offsetMs)}${formatMs(offsetMs)}`;
    return { words: t('dashboard.row.clock-offset', { length, range: formatMs(uncertaintyMs) }), detail: null };
  }
  if (mark === 'cobrowse-joined') return { words: t('dashboard.row.cobrowse-joined'), detail: null };
  return { words: t('dashboard.row.mark', { mark }), detail: data.reason ?? null };
}

/** What a customer's session stands on. */
function readConsent(consent: Consent | undefined): string | null {
  return consent === undefined ? null : t('dashboard.row.consent', { time: formatMoment(consent.givenAt) });
}

/** What only a newer version understands, as it came: without what the row says anyway, and without keys that name nothing to a reader. */
function readRaw(raw: Envelope | null): RowWords {
  const { kind = '', stream: _stream, seq: _seq, at: _at, mono: _mono, ...rest } = raw ?? {};
  return { words: kind, detail: JSON.stringify(rest).slice(0, 1000) };
}

/** A gap's reason in words, with what the person said of it; an unknown one as it is. */
export function nameReason(reason: string, why?: string | null): string {
  const words = findText(`common.gap.${reason}`) ?? reason;
  return why == null ? words : t('common.gap.why', { reason: words, why: findText(`common.why.${why}`) ?? why });
}

function readInteraction(record: Interaction): RowWords {
  const path = shortenUrl(record.url);
  switch (record.type) {
    case 'click':
      return { words: t('dashboard.row.click', { target: nameElement(record.data.element) }), detail: null };
    case 'scroll': {
      const { element, y } = record.data;
      const place = { y: Math.round(y) };
      return {
        words:
          element === null ? t('dashboard.row.scroll', place) : t('dashboard.row.scroll-in', { ...place, target: nameElement(element) }),
        detail: null,
      };
    }
    case 'input':
      return { words: nameInput(record.data), detail: findText(`dashboard.row.how.${record.data.how}`) };
    case 'form': {
      const { element, formName, formId, fields } = record.data;
      return {
        words: t('dashboard.row.form', { target: formName ?? formId ?? nameElement(element) }),
        detail: t('dashboard.row.form.fields', { count: fields.length }),
      };
    }
    case 'selection':
      return { words: nameSelection(record.data), detail: nameElement(record.data.element) };
    case 'page-change': {
      const page = record.title ?? shortenUrl(record.data.to);
      return {
        words: t(record.data.how === 'load' ? 'dashboard.row.page.load' : 'dashboard.row.page.move', { page }),
        detail: record.title === null ? null : path,
      };
    }
    case 'custom':
      return { words: record.data.event, detail: record.data.value === null ? null : JSON.stringify(record.data.value).slice(0, 200) };
  }
}

function nameInput({ element, how, text, masked }: Extract<Interaction, { type: 'input' }>['data']): string {
  const target = nameElement(element);
  if (how === 'cleared') return t('dashboard.row.input.cleared', { target });
  if (masked) return t('dashboard.row.input.masked', { target });
  return text === null ? t('dashboard.row.input.none', { target }) : t('dashboard.row.input.text', { target, text: text.slice(0, 200) });
}

function nameSelection({ length, text }: Extract<Interaction, { type: 'selection' }>['data']): string {
  if (text !== null) return t('dashboard.row.selection.text', { text: text.slice(0, 200) });
  return length === null ? t('dashboard.row.selection.masked') : t('dashboard.row.selection.length', { count: length });
}

function readAction(action: Action): RowWords {
  const subject = nameEntity(action.entity);
  const event = nameEvent(action.event);
  return { words: subject === null ? event : t('dashboard.row.action', { event, subject }), detail: nameChange(action) };
}

function readGap(row: Row): RowWords {
  const hole = readHole(row);
  const reason = nameReason(hole?.reason ?? '', hole?.why);
  const words =
    row.until === null
      ? t('dashboard.row.gap.unknown', { reason })
      : t('dashboard.row.gap', { reason, length: formatLength(row.until - row.at) });
  if (hole?.count == null) return { words, detail: null };
  return {
    words,
    detail: t(row.known?.kind === 'removed' ? 'dashboard.row.gap.removed' : 'dashboard.row.gap.count', { count: hole.count }),
  };
}

/** By its accessible name where it has one, else by what it is and its own name, else by how to find it. */
function nameElement({ label, role, tag, name, id, selector }: ElementRef): string {
  if (label !== null && label !== '') return t('dashboard.row.label', { label });
  const what = role ?? tag;
  const which = name ?? (id === null ? null : `#${id}`);
  return which === null ? selector : `${what} ${which}`;
}

function shortenUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname + new URL(url).hash : url;
}
