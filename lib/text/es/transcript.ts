/** Spanish words: what was said and done in one conversation. */
import type { Catalogue } from '../catalogue.ts';
import type { transcript as english } from '../en/transcript.ts';

export const transcript = {
  'transcript.title': 'Transcripción de {conversation}',
  'transcript.link': 'Transcripción',
  'transcript.list': 'Lo que se dijo y se hizo, en orden de tiempo',
  'transcript.agents': 'Respondida por {names}',
  'transcript.sentiment': 'Sentimiento del cliente: {sentiment}',
  'transcript.count': '{count} evento|{count} eventos',
  'transcript.progress': '{count} leídos hasta ahora',
  'transcript.log': 'Ver en el historial',
  'transcript.print': 'Imprimir',
  'transcript.save': 'Guardar como texto',
  'transcript.side.agent': 'Agente',
  'transcript.side.customer': 'Cliente',
  'transcript.side.unknown': 'desconocido',
  'transcript.event': '{who}: {event}',
  'transcript.change': '{event}: {change}',
  'transcript.no-text': 'El texto no está grabado aquí.',
  'transcript.cut': 'El texto continúa: solo se conservó el principio.',
  'transcript.masked': 'enmascarado',
  'transcript.replay': 'Reproducir desde {time}',
  'transcript.search': 'Buscar en esta transcripción',
  'transcript.search.none': 'No encontrado',
  'transcript.search.place': '{place} de {count}',
  'transcript.search.next': 'Siguiente',
  'transcript.search.previous': 'Anterior',
  'transcript.empty.title': 'No se sabe nada de esta conversación',
  'transcript.empty.text':
    'Aquí no está grabado ningún evento suyo, o ninguno que usted pueda ver. Puede que se grabe más tarde, o que se eliminara al cumplirse su plazo.',
  'transcript.empty.log': 'Todas las conversaciones',
  'transcript.no-texts':
    'Aquí no está grabado el texto de ningún mensaje. Los textos solo se conservan donde se ha activado para un sitio, y desde entonces.',
} as const satisfies Catalogue<typeof english>;
