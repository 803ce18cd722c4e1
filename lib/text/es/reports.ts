/** Spanish words: reports of agents' activity. */
import type { Catalogue } from '../catalogue.ts';
import type { reports as english } from '../en/reports.ts';

export const reports = {
  'reports.title': 'Informes',
  'reports.back': 'Agentes',
  'reports.kind.label': 'Informe',
  'reports.kind.status': 'Estado de los agentes',
  'reports.kind.level': 'Nivel de servicio',
  'reports.within': 'Respondidos en (s)',
  'reports.range.default': 'Últimos 28 días',
  'reports.act.print': 'Imprimir',
  'reports.act.xlsx': 'Guardar como XLSX',
  'reports.act.csv': 'Guardar como CSV',
  'reports.act.failed': 'No se pudo escribir el archivo.',
  'reports.long.title': 'El periodo es demasiado largo',
  'reports.long.text': 'Un informe abarca {count} día como máximo: elija menos.|Un informe abarca {count} días como máximo: elija menos.',
  'reports.empty.title': 'No se grabó nada en este periodo',
  'reports.empty.text': 'Que nadie grabara no significa que nadie trabajara.',
  'reports.range': 'De {from} a {to}',
  'reports.zones': 'Los días y las horas son de la zona horaria de cada agente: {zones}.',
  'reports.unsure': 'Podría ser otro número: no se grabó todo',
  'reports.unsure.yes': 'sí',
  'reports.none': 'ninguno respondido',
  'reports.chart.status': '{title}: horas en cada estado. Las cifras están en la tabla de abajo.',
  'reports.chart.level': '{title}: cuántos chats se respondieron a tiempo. Las cifras están en la tabla de abajo.',
  'reports.chart.hours': 'Horas',
  'reports.chart.chats': 'Chats',
  'reports.chart.late': 'Más tarde',
  'reports.chart.first':
    'Se dibuja la primera barra: la tabla las tiene todas.|Se dibujan las primeras {count} barras: la tabla las tiene todas.',
  'reports.chart.unsure': 'No se grabó todo',
  'reports.chart.failed': 'No se pudo dibujar el gráfico: las cifras están en la tabla.',

  'reports.section.total': 'Todos los chats',
  'reports.section.groups': 'Por grupo',
  'reports.section.hours': 'Por hora',
  'reports.section.weekdays': 'Por día de la semana',
  'reports.section.agents': 'Por agente',
  'reports.section.days': '{agent}, por día',
  'reports.group.unknown': 'Grupo desconocido',
  'reports.column.part': 'Parte',
  'reports.column.name': 'De',
  'reports.column.answered': 'Respondidos',
  'reports.column.in-time': 'A tiempo',
  'reports.column.share': 'Nivel de servicio',
  'reports.column.unanswered': 'Sin primera respuesta',
  'reports.column.unsure': 'Inseguro',
  'reports.column.online': 'En línea',
  'reports.column.busy': 'Ocupado',
  'reports.column.away': 'Ausente',
  'reports.column.offline': 'Desconectado',
  'reports.column.other': 'Otro estado',
  'reports.column.unknown': 'Desconocido',
  'reports.column.logged-in': 'Con sesión iniciada',
  'reports.column.in-chats': 'En chats',
  'reports.column.out-of-chats': 'Fuera de chats',
  'reports.column.minutes': '{name} (min)',
  'reports.column.ratio': '{name} (0 a 1)',

  'reports.define.level':
    'Nivel de servicio: de los chats respondidos, la parte cuya primera respuesta llegó en {count} segundo desde el primer mensaje del cliente.|Nivel de servicio: de los chats respondidos, la parte cuya primera respuesta llegó en {count} segundos desde el primer mensaje del cliente.',
  'reports.define.unanswered':
    'Sin primera respuesta: chats que empezaron en el periodo y no tienen en él una primera respuesta, o ninguna que se pueda medir, por ejemplo si el agente escribió primero. No entran en ninguna parte.',
  'reports.define.when':
    'Un chat cuenta en la hora y el día de la semana en que empezó según el reloj del agente, en el grupo de la conversación.',
  'reports.define.status': 'Los tiempos por estado y «desconocido» suman los días completos de los que se grabó algo.',
  'reports.define.in-chats':
    'En chats: había al menos un chat abierto. Fuera de chats: en línea u ocupado, y sin ninguno abierto. Con sesión iniciada: visto con la sesión iniciada en una consola.',
  'reports.define.unsure':
    'Inseguro: en un día contado hay un hueco en lo grabado, o se movió un reloj, así que el número podría ser otro.',
} as const satisfies Catalogue<typeof english>;
