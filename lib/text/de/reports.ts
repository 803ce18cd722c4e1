/** German words: reports of agents' activity. */
import type { Catalogue } from '../catalogue.ts';
import type { reports as english } from '../en/reports.ts';

export const reports = {
  'reports.title': 'Berichte',
  'reports.back': 'Agenten',
  'reports.kind.label': 'Bericht',
  'reports.kind.status': 'Status der Agenten',
  'reports.kind.level': 'Servicelevel',
  'reports.within': 'Beantwortet in (s)',
  'reports.range.default': 'Letzte 28 Tage',
  'reports.act.print': 'Drucken',
  'reports.act.xlsx': 'Als XLSX speichern',
  'reports.act.csv': 'Als CSV speichern',
  'reports.act.failed': 'Die Datei konnte nicht geschrieben werden.',
  'reports.long.title': 'Der Zeitraum ist zu lang',
  'reports.long.text':
    'Ein Bericht umfasst höchstens {count} Tag: Wählen Sie weniger.|Ein Bericht umfasst höchstens {count} Tage: Wählen Sie weniger.',
  'reports.empty.title': 'In diesem Zeitraum wurde nichts aufgezeichnet',
  'reports.empty.text': 'Dass niemand aufgezeichnet hat, heißt nicht, dass niemand gearbeitet hat.',
  'reports.range': '{from} bis {to}',
  'reports.zones': 'Tage und Stunden gelten in der Zeitzone des jeweiligen Agenten: {zones}.',
  'reports.unsure': 'Könnte eine andere Zahl sein: Nicht alles wurde aufgezeichnet',
  'reports.unsure.yes': 'ja',
  'reports.none': 'keiner beantwortet',
  'reports.chart.status': '{title}: Stunden in jedem Status. Die Zahlen stehen in der Tabelle darunter.',
  'reports.chart.level': '{title}: wie viele Chats rechtzeitig beantwortet wurden. Die Zahlen stehen in der Tabelle darunter.',
  'reports.chart.hours': 'Stunden',
  'reports.chart.chats': 'Chats',
  'reports.chart.late': 'Später',
  'reports.chart.first':
    'Der erste Balken ist gezeichnet: Die Tabelle enthält alle.|Die ersten {count} Balken sind gezeichnet: Die Tabelle enthält alle.',
  'reports.chart.unsure': 'Nicht alles wurde aufgezeichnet',
  'reports.chart.failed': 'Das Diagramm konnte nicht gezeichnet werden: Die Zahlen stehen in der Tabelle.',

  'reports.section.total': 'Alle Chats',
  'reports.section.groups': 'Nach Gruppe',
  'reports.section.hours': 'Nach Stunde',
  'reports.section.weekdays': 'Nach Wochentag',
  'reports.section.agents': 'Nach Agent',
  'reports.section.days': '{agent}, nach Tag',
  'reports.group.unknown': 'Gruppe unbekannt',
  'reports.column.part': 'Teil',
  'reports.column.name': 'Von',
  'reports.column.answered': 'Beantwortet',
  'reports.column.in-time': 'Rechtzeitig',
  'reports.column.share': 'Servicelevel',
  'reports.column.unanswered': 'Ohne erste Antwort',
  'reports.column.unsure': 'Unsicher',
  'reports.column.online': 'Verfügbar',
  'reports.column.busy': 'Beschäftigt',
  'reports.column.away': 'Abwesend',
  'reports.column.offline': 'Abgemeldet',
  'reports.column.other': 'Anderer Status',
  'reports.column.unknown': 'Unbekannt',
  'reports.column.logged-in': 'Angemeldet',
  'reports.column.in-chats': 'In Chats',
  'reports.column.out-of-chats': 'Außerhalb von Chats',
  'reports.column.minutes': '{name} (min)',
  'reports.column.ratio': '{name} (0 bis 1)',

  'reports.define.level':
    'Servicelevel: der Anteil der beantworteten Chats, deren erste Antwort binnen {count} Sekunde nach der ersten Nachricht des Kunden kam.|Servicelevel: der Anteil der beantworteten Chats, deren erste Antwort binnen {count} Sekunden nach der ersten Nachricht des Kunden kam.',
  'reports.define.unanswered':
    'Ohne erste Antwort: Chats, die im Zeitraum begannen und darin keine erste Antwort haben oder keine messbare, etwa wenn der Agent zuerst schrieb. Sie zählen zu keinem Anteil.',
  'reports.define.when':
    'Ein Chat zählt zu der Stunde und dem Wochentag, in denen er nach der Uhr des Agenten begann, unter der Gruppe der Unterhaltung.',
  'reports.define.status': 'Die Zeiten nach Status und „unbekannt“ ergeben zusammen die ganzen Tage, von denen etwas aufgezeichnet wurde.',
  'reports.define.in-chats':
    'In Chats: Mindestens ein Chat war offen. Außerhalb von Chats: verfügbar oder beschäftigt, und keiner war offen. Angemeldet: in einer Konsole angemeldet gesehen.',
  'reports.define.unsure':
    'Unsicher: An einem gezählten Tag gibt es eine Lücke in der Aufzeichnung, oder eine Uhr wurde gestellt, sodass die Zahl anders sein könnte.',
} as const satisfies Catalogue<typeof english>;
