/** German words: what was said and done in one conversation. */
import type { Catalogue } from '../catalogue.ts';
import type { transcript as english } from '../en/transcript.ts';

export const transcript = {
  'transcript.title': 'Transkript von {conversation}',
  'transcript.link': 'Transkript',
  'transcript.list': 'Was gesagt und getan wurde, der Zeit nach',
  'transcript.agents': 'Beantwortet von {names}',
  'transcript.sentiment': 'Stimmung des Kunden: {sentiment}',
  'transcript.count': '{count} Ereignis|{count} Ereignisse',
  'transcript.progress': 'bisher {count} gelesen',
  'transcript.log': 'Im Protokoll zeigen',
  'transcript.print': 'Drucken',
  'transcript.save': 'Als Text speichern',
  'transcript.side.agent': 'Agent',
  'transcript.side.customer': 'Kunde',
  'transcript.side.unknown': 'unbekannt',
  'transcript.event': '{who}: {event}',
  'transcript.change': '{event}: {change}',
  'transcript.no-text': 'Der Text ist hier nicht aufgezeichnet.',
  'transcript.cut': 'Der Text geht weiter: Nur sein Anfang wurde behalten.',
  'transcript.masked': 'maskiert',
  'transcript.replay': 'Wiedergabe ab {time}',
  'transcript.search': 'In diesem Transkript suchen',
  'transcript.search.none': 'Nicht gefunden',
  'transcript.search.place': '{place} von {count}',
  'transcript.search.next': 'Nächste Stelle',
  'transcript.search.previous': 'Vorige Stelle',
  'transcript.empty.title': 'Von dieser Unterhaltung ist nichts bekannt',
  'transcript.empty.text':
    'Kein Ereignis davon ist hier aufgezeichnet, oder keines, das Sie sehen dürfen. Vielleicht wird es noch aufgezeichnet, oder es wurde entfernt, als seine Zeit um war.',
  'transcript.empty.log': 'Alle Unterhaltungen',
  'transcript.no-texts':
    'Hier ist kein Text einer Nachricht aufgezeichnet. Texte werden nur behalten, wo das für eine Website eingeschaltet ist, und erst ab dann.',
} as const satisfies Catalogue<typeof english>;
