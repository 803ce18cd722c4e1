/** German words: what a company sets by policy, and settings as a file. */
import type { Catalogue } from '../catalogue.ts';
import type { policy as english } from '../en/policy.ts';

export const policy = {
  'options.policy.locked': 'Von Ihrem Unternehmen festgelegt',
  'options.policy.problems': 'Die Richtlinie Ihres Unternehmens hat Fehler',
  'options.policy.problems-text':
    'Was hier genannt ist, bewirkt nichts, bis es korrigiert ist; alles andere in der Richtlinie gilt. Von einer Website mit einem Fehler wird weniger aufgezeichnet, nie mehr.',
  'options.policy.enrolling': 'Die Richtlinie Ihres Unternehmens registriert diesen Browser; das hat noch nicht funktioniert',
  'options.policy.enrolling-again': 'Nächster Versuch gegen {time}. Bis dahin bleibt alles in diesem Browser.',
  'options.policy.enrolling-ended':
    'Mit diesem Link wird es nicht noch einmal versucht: Ihr Admin muss einen neuen in die Richtlinie setzen. Bis dahin bleibt alles in diesem Browser.',
  'options.policy.sites-need-consent': 'Um eigene Websites hinzuzufügen, bestätigen Sie zuerst, was aufgezeichnet wird.',
  'options.policy.switched-on': 'Ihr Unternehmen hat dies eingeschaltet',
  'options.policy.switched-on-text':
    'Die Richtlinie Ihres Unternehmens zeichnet die darin aufgeführten Websites seit {date} auf, ohne Sie hier zu fragen. Diese Seite sagt, was das bedeutet. Fragen dazu richten Sie an Ihr Unternehmen; es steht dafür ein, Sie informiert zu haben.',
  'options.policy.own-sites': 'Damit auch Ihre eigenen Websites aufgezeichnet werden, bestätigen Sie, dass Sie dies gelesen haben.',
  'options.policy.stop':
    'Ihr Unternehmen erlaubt kein Pausieren oder Beenden. Websites, die Sie selbst hinzugefügt haben, können Sie hier jederzeit entfernen.',
  'options.refused.set-by-company': 'Das hat Ihr Unternehmen festgelegt, deshalb wurde es nicht geändert.',
  'options.refused.other-collector':
    'Die Richtlinie Ihres Unternehmens lässt diesen Browser nur an den eigenen Collector senden. Nichts wurde geändert.',
  'options.problem.enrolment.not-a-link':
    'Das ist kein Kopplungslink. Er sieht so aus: https://cotrail.example/pair#code=…; ein Code allein braucht „endpoint“ daneben.',
  'options.problem.enrolment.other-collector': 'Der Link führt zu einem anderen Collector, als „endpoint“ nennt.',
  'options.problem.policy.unreadable': 'Der Browser kann die Richtlinie nicht lesen. Was sie zuletzt sagte, gilt weiter.',
  'options.problem.maskLevel': 'Eines von all, inputs, none. Bis es korrigiert ist, wird aller Text maskiert.',
  'options.problem.consent': 'Eines von by-person, by-company. Bis es korrigiert ist, wird die Person gefragt.',
  'options.problem.mayPause': 'true oder false. Bis es korrigiert ist, darf pausiert werden.',
  'options.problem.locked.not-lockable': 'Nur endpoint, sites, retentionDays und personName können gesperrt werden.',
  'options.problem.unknown-field': 'Diese Einstellung gibt es nicht. Prüfen Sie die Schreibweise.',
  'options.problem.invalid_type': 'Hier ist ein Wert anderer Art nötig.',
  'options.problem.sites.too_big': 'Höchstens 500 Websites.',

  'options.file.intro': 'Um einen anderen Browser genauso einzurichten, oder diesen noch einmal.',
  'options.file.export': 'In einer Datei speichern',
  'options.file.export-hint':
    'Die Adresse des Collectors, Ihre eigenen Websites und die Tage der Aufbewahrung. Kein Schlüssel, kein Token, nicht Ihr Name und nicht Ihre Bestätigung: Ein anderer Browser wird für sich gekoppelt und bestätigt.',
  'options.file.export-button': 'Einstellungen speichern',
  'options.file.import': 'Aus einer Datei importieren',
  'options.file.file': 'Eine Einstellungsdatei',
  'options.file.taken': 'Die Einstellungen sind importiert.',
  'options.file.problems': 'Diese Datei kann nicht importiert werden. Nichts wurde geändert.',
  'options.file.changes': 'Was diese Datei ändert',
  'options.file.no-changes': 'Diese Datei ändert nichts',
  'options.file.apply': '{count} Änderung vornehmen|{count} Änderungen vornehmen',
  'options.file.endpoint': 'Collector',
  'options.file.retentionDays': 'Tage der Aufbewahrung',
  'options.file.none': 'keiner',
  'options.file.not-listed': 'nicht in Ihrer Liste',
  'options.file.now': 'Jetzt: {value}',
  'options.file.then': 'Dann: {value}',
  'options.file.removed': 'Dann: nicht mehr aufgezeichnet',
  'options.file.details': 'Dann: mit anderen Einzelheiten',
  'options.file.pair-again': 'Mit einem anderen Collector muss dieser Browser neu gekoppelt werden; bis dahin bleibt alles hier.',
  'options.problem.not-a-settings-file': 'Das ist keine Einstellungsdatei von Cotrail.',
  'options.problem.file-too-big': 'Diese Datei ist zu groß für eine Einstellungsdatei.',
  'options.problem.format': 'Diese Datei stammt aus einer Version, die dieses Cotrail nicht kennt.',
} as const satisfies Catalogue<typeof english>;
