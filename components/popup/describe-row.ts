/** A timeline row in few words, as the popup has room for. */
import type { Interaction } from '../../lib/events/interaction.ts';
import { findText, t } from '../../lib/text/t.ts';
import type { Row } from '../../lib/timeline/rows.ts';

/** What happened, and what it was about; unknown words are shown raw. */
export function describeRow({ known, kind, raw }: Row): { word: string; about: string } {
  if (known === null) return { word: raw?.kind ?? kind, about: '' };
  if (known.kind === 'interaction') return { word: t(`popup.row.${known.type}`), about: describeInteraction(known) };
  if (known.kind === 'action') return { word: known.event, about: known.entity.value?.name ?? known.entity.value?.id ?? '' };
  if (known.kind === 'gap' || known.kind === 'hole') return { word: t('popup.row.gap'), about: known.gap.reason };
  if (known.kind === 'mark') return { word: known.mark, about: '' };
  return { word: findText(`popup.row.${known.kind}`) ?? known.kind, about: '' };
}

function describeInteraction(known: Interaction): string {
  if (known.type === 'page-change') return known.title ?? known.data.to;
  if (known.type === 'custom') return known.data.event;
  const { element } = known.data;
  if (element === null) return '';
  const name = element.label ?? element.name ?? element.role ?? element.tag;
  return known.type === 'input' && known.data.masked ? `${name} ${t('popup.row.masked')}` : name;
}
