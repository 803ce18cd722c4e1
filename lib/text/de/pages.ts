/** German words: the collector's own pages. */
import type { Catalogue } from '../catalogue.ts';
import type { pages as english } from '../en/pages.ts';

export const pages = {
  'pages.offline': 'Der Collector antwortet nicht. Läuft er noch?',
  'pages.failed': 'Das hat nicht funktioniert. Versuchen Sie es erneut.',

  'pages.not-built.title': 'Cotrail-Collector',
  'pages.not-built.heading': 'Das Dashboard ist nicht gebaut',
  'pages.not-built.text':
    'Der Collector läuft und nimmt Uploads an. Um hier das Dashboard zu sehen, bauen Sie es und laden Sie diese Seite neu:',

  'pages.open.title': 'Dashboard wird geöffnet · Cotrail',
  'pages.open.opening': 'Das Dashboard wird geöffnet …',
  'pages.open.spent': 'Dieser Link wurde schon verwendet oder ist abgelaufen. Der Rechner des Collectors gibt einen neuen aus.',
  'pages.open.opened-before': 'Wenn dieser Browser das Dashboard schon einmal geöffnet hat, gilt sein Zugang vielleicht noch.',
  'pages.open.onward': 'Zum Dashboard',
  'pages.open.scripts': 'Das Dashboard braucht Skripte.',

  'pages.pair.title': 'Diesen Browser koppeln · Cotrail',
  'pages.pair.heading': 'Diesen Browser mit dem Collector koppeln',
  'pages.pair.click':
    'Klicken Sie in der Symbolleiste auf das Symbol von Cotrail. Es zeigt alles, was die Kopplung einstellt, bevor Sie bestätigen.',
  'pages.pair.paste': 'Oder fügen Sie diesen Link in die Einstellungen von Cotrail ein. Er funktioniert einmal, innerhalb von 15 Minuten.',
  'pages.pair.link': 'Kopplungslink',
  'pages.pair.copy': 'Link kopieren',
  'pages.pair.copied': 'Kopiert.',
  'pages.pair.not-copied': 'Der Browser lässt diese Seite nicht kopieren. Der Link ist markiert: Kopieren Sie ihn mit der Tastatur.',
  'pages.pair.no-code': 'Diese Adresse enthält keinen Kopplungscode. Öffnen Sie den ganzen Link, den der Collector ausgegeben hat.',
  'pages.pair.scripts': 'Diese Seite braucht Skripte, um den Link zu zeigen. Sie können ihn stattdessen aus der Adressleiste kopieren.',

  'pages.sign-in.title': 'Anmelden · Cotrail',
  'pages.sign-in.heading': 'Bei Cotrail anmelden',
  'pages.sign-in.name': 'Name',
  'pages.sign-in.password': 'Passwort',
  'pages.sign-in.button': 'Anmelden',
  'pages.sign-in.with': 'Mit {provider} anmelden',
  'pages.sign-in.no-account':
    'Kein Konto? Fragen Sie einen Admin dieses Collectors. Auf dessen eigenem Rechner gibt {command} einen Link aus, der einmal funktioniert.',
  'pages.sign-in.scripts': 'Zum Anmelden sind Skripte nötig.',
  'pages.set-up.heading': 'Passwort wählen',
  'pages.set-up.new-password': 'Neues Passwort',
  'pages.set-up.rule': 'Mindestens 12 Zeichen. Einige Wörter hintereinander sind leichter zu merken als Sonderzeichen.',
  'pages.set-up.again': 'Noch einmal dasselbe',
  'pages.set-up.button': 'Passwort festlegen',
  'pages.set-up.not-same': 'Die beiden sind nicht gleich: Geben Sie es noch einmal ein.',
  'pages.set-up.done': 'Ihr Passwort ist festgelegt: Melden Sie sich jetzt damit an.',

  'pages.problem.provider-unreachable':
    'Die Anmeldung Ihrer Organisation antwortet nicht. Versuchen Sie es gleich noch einmal, oder fragen Sie einen Admin.',
  'pages.problem.provider-refused':
    'Die Anmeldung Ihrer Organisation hat Sie nicht eingelassen, oder es dauerte zu lange. Versuchen Sie es erneut.',
  'pages.problem.no-role': 'Sie sind angemeldet, aber noch hat Ihnen niemand eine Rolle in Cotrail gegeben: Fragen Sie einen Admin.',
  'pages.problem.disabled': 'Dieses Konto wurde deaktiviert: Fragen Sie einen Admin.',
  'pages.problem.wrong': 'Dieser Name und dieses Passwort passen nicht zusammen.',
  'pages.problem.expired': 'Dieser Link wurde schon verwendet oder ist abgelaufen: Bitten Sie einen Admin um einen neuen.',
  'pages.problem.too-many': 'Zu viele Versuche sind fehlgeschlagen. Versuchen Sie es in {seconds} s erneut.',
} as const satisfies Catalogue<typeof english>;
