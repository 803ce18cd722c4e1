/** German words: options. */
import type { Catalogue } from '../catalogue.ts';
import type { options as english } from '../en/options.ts';

export const options = {
  'options.title': 'Cotrail-Einstellungen',
  'options.nav.label': 'Einstellungen',
  'options.nav.collector': 'Collector',
  'options.nav.consoles': 'Konsolen',
  'options.consoles.intro':
    'Ein Konsolenprofil sagt, welche Anfragen und Adressen einer Chat-Konsole welche Aktionen bedeuten. Vermutungen schreiben nichts, bis Sie gesehen haben, dass sie zutreffen, und sie bestätigt haben.',
  'options.consoles.used': 'In Gebrauch',
  'options.consoles.others': 'Bekannte Konsolen',
  'options.consoles.import': 'Ein eigenes Profil',
  'options.consoles.file': 'Ein Profil als JSON-Datei',
  'options.consoles.taken': 'Das Profil ist importiert.',
  'options.consoles.problems': 'Was an dem Profil nicht stimmt',
  'options.consoles.rules': '{count} Regel|{count} Regeln',
  'options.consoles.candidates': '{count} Vermutung|{count} Vermutungen',
  'options.consoles.imported': 'importiert oder angelernt',
  'options.consoles.version': 'Version {version}',
  'options.consoles.column.event': 'Aktion',
  'options.consoles.column.sure': 'Wie sicher',
  'options.consoles.column.last': 'Zugetroffen',
  'options.consoles.keeps': 'Behält',
  'options.consoles.keeps-nothing': 'Behält nichts von dem, was es sieht',
  'options.consoles.compares': 'Achtet auf',
  'options.consoles.remembers': 'Auf diesem Gerät gemerkt, damit alte Werte und Namen bekannt sind:',
  'options.consoles.not-covered': 'Nicht abgedeckt',
  'options.consoles.remove': 'Dieses Profil entfernen',
  'options.consoles.missed': 'Was keine Regel abdeckt',
  'options.consoles.missed-text':
    'Anfragen, die etwas ändern könnten, allein nach ihrer Form. Lernen Sie die an, die ein Auditor sehen sollte.',
  'options.consoles.missed-count': '{count} Art|{count} Arten',
  'options.refused.profile-malformed': 'Diese Datei ist kein Profil, das Cotrail verwenden kann. Nichts wurde geändert.',
  'options.refused.site-not-allowed': 'Diese Website gehört nicht zu denen, die aufgezeichnet werden. Fügen Sie sie zuerst hinzu.',
  'options.refused.no-such-console': 'Diese Website hat noch kein Konsolenprofil. Drücken Sie zuerst „Starten“.',
  'options.sites.console': 'Chat-Konsole',
  'options.sites.console-by-host': 'Am Hostnamen erkannt',
  'options.sites.console-none': 'Keine: Es werden keine Aktionen gelesen',
  'options.sites.console-hint':
    'Was Agenten darin tun, wird nach ihrem Profil gelesen. Eine Konsole, die Ihr Unternehmen selbst betreibt, wird hier gewählt.',
  'options.nav.sites': 'Websites',
  'options.nav.you': 'Sie',
  'options.nav.copies': 'Lokale Kopien',
  'options.nav.file': 'Als Datei',
  'options.nav.check': 'Maskierungsprüfung',
  'options.nav.recorded': 'Was aufgezeichnet wird',
  'options.broken.title': 'Die gespeicherten Einstellungen waren nicht lesbar; Cotrail verwendet seine Vorgaben und zeichnet nichts auf',
  'options.broken.text':
    'Was aufgezeichnet wurde, ist unberührt. Die alten Einstellungen bleiben neben den neuen erhalten, wenn Sie speichern. Was nicht stimmte: {problem}.',
  'options.consent.missing': 'Noch wird nichts aufgezeichnet: Bestätigen Sie zuerst, was aufgezeichnet wird.',
  'options.consent.read': 'Lesen und bestätigen',

  'options.save.button': 'Speichern',
  'options.save.undo': 'Rückgängig',
  'options.save.unsaved': 'Noch nicht gespeichert',
  'options.save.saving': 'Wird gespeichert …',
  'options.save.saved': 'Gespeichert',
  'options.cancel': 'Abbrechen',

  'options.refused.failed':
    'Das hat nicht funktioniert. Nichts Aufgezeichnetes ist verloren. Versuchen Sie es erneut; bleibt es so, starten Sie den Browser neu.',
  'options.refused.declined':
    'Der Browser hat keinen Zugriff gegeben, also wird dort nichts aufgezeichnet. Versuchen Sie es erneut und wählen Sie „Zulassen“.',
  'options.refused.not-a-link':
    'Das ist kein Kopplungslink. Kopieren Sie den ganzen Link, den der Collector zeigt, von http bis zum letzten Zeichen.',
  'options.refused.http-beyond-loopback':
    'Dieser Collector verwendet http über ein Netzwerk, in dem unterwegs jeder mitlesen könnte. Bitten Sie um eine https-Adresse; http wird nur auf diesem Computer akzeptiert.',
  'options.refused.unreachable':
    'Der Collector hat nicht geantwortet. Prüfen Sie, ob er läuft und dieser Computer ihn erreichen kann, und versuchen Sie es erneut.',
  'options.refused.not-a-collector': 'Unter dieser Adresse antwortet etwas, aber kein Cotrail-Collector. Prüfen Sie den Link.',
  'options.refused.other-key':
    'Der Collector kennt dieses Gerät mit einem anderen Schlüssel: Vielleicht gingen die Daten dieses Browsers verloren. Ein Admin muss das Gerät zuerst sperren; danach registriert es ein neuer Link.',
  'options.refused.expired': 'Dieser Kopplungslink wurde schon verwendet oder ist abgelaufen. Bitten Sie um einen neuen.',
  'options.refused.other': 'Das wurde abgelehnt ({reason}). Nichts Aufgezeichnetes ist verloren.',

  'options.problem.endpoint.not-a-url': 'Das ist keine Adresse. Sie sieht so aus: https://cotrail.example',
  'options.problem.endpoint.not-http': 'Die Adresse eines Collectors beginnt mit https://',
  'options.problem.endpoint.http-beyond-loopback':
    'http wird nur auf diesem Computer akzeptiert (localhost, 127.0.0.1). Verwenden Sie https.',
  'options.problem.endpoint.has-credentials': 'Lassen Sie Name und Passwort weg: Geräte werden stattdessen gekoppelt.',
  'options.problem.endpoint.has-query': 'Lassen Sie alles ab ? oder # weg. Haben Sie einen Kopplungslink? Fügen Sie ihn oben ein.',
  'options.problem.endpoint.too_big': 'Diese Adresse ist zu lang.',
  'options.problem.origin.invalid': 'Das ist keine Website. Sie sieht so aus: https://chat.example',
  'options.problem.origin.too_big': 'Diese Adresse ist zu lang.',
  'options.problem.origin.already-listed': 'Diese Website ist schon in der Liste.',
  'options.problem.queryKeys': 'Bis zu 100 Schlüssel mit je höchstens 100 Zeichen.',
  'options.problem.retentionDays': 'Eine ganze Zahl von Tagen, von 1 bis 3650.',
  'options.problem.personName': 'Höchstens 200 Zeichen.',
  'options.problem.other': 'Dieser Wert kann nicht verwendet werden ({word}).',

  'options.collector.intro':
    'Ein Collector bewahrt auf, was dieser Browser aufgezeichnet hat, damit andere es wiedergeben können. Ohne ihn bleibt alles auf diesem Gerät.',
  'options.collector.none': 'Kein Collector: auf diesem Gerät gespeichert',
  'options.collector.erased':
    '{count} Löschung des Collectors wurde auf diesem Gerät ausgeführt, am {time}.|{count} Löschungen des Collectors wurden auf diesem Gerät ausgeführt, die letzte am {time}.',
  'options.collector.paired': 'Gekoppelt mit {endpoint}',
  'options.collector.revoked': 'Dieses Gerät wurde bei {endpoint} gesperrt',
  'options.collector.revoked-why':
    'Nichts ist verloren: Was aufgezeichnet wird, bleibt in diesem Browser und wird gesendet, wenn das Gerät wieder registriert ist. Bitten Sie einen Admin um einen neuen Link und fügen Sie ihn unten ein.',
  'options.collector.unpaired':
    'Eine Adresse ist eingetragen, aber dieser Browser ist nicht damit gekoppelt. Bis dahin wird nichts hochgeladen.',
  'options.collector.pair': 'Mit einem Link koppeln',
  'options.collector.link': 'Kopplungslink',
  'options.collector.link-hint':
    'Der Collector zeigt ihn an. Nichts wird eingestellt, bevor Sie alles gesehen haben, was er einstellen würde.',
  'options.collector.review': 'Ansehen',
  'options.collector.reviewing': 'Der Collector wird gefragt …',
  'options.collector.manual': 'Adresse',
  'options.collector.endpoint': 'Adresse des Collectors',
  'options.collector.endpoint-hint': 'https, oder http auf diesem Computer. Lassen Sie sie leer, um alles auf diesem Gerät zu behalten.',
  'options.collector.test': 'Verbindung prüfen',
  'options.collector.testing': 'Wird geprüft …',
  'options.collector.ask-why': 'Den Browser nach dem Grund fragen',

  'options.connection.ok': 'Verbunden: Der Collector antwortet und kennt dieses Gerät.',
  'options.connection.invalid': 'Das ist keine Adresse, die sich prüfen lässt. Sie sieht so aus: https://cotrail.example',
  'options.connection.unreachable':
    'Dort antwortet kein Collector. Prüfen Sie die Adresse, ob der Collector mit gültigem Zertifikat läuft und ob dieser Computer online ist.',
  'options.connection.tls':
    'Die sichere Verbindung ist fehlgeschlagen: Meist ist das Zertifikat nicht vertrauenswürdig oder ungültig. Fragen Sie, wer den Collector betreibt.',
  'options.connection.http-beyond-loopback':
    'http wird nur auf diesem Computer akzeptiert. Verwenden Sie die https-Adresse des Collectors.',
  'options.connection.unauthorised':
    'Der Collector antwortet, akzeptiert dieses Gerät aber nicht mehr. Koppeln Sie es mit einem neuen Link.',
  'options.connection.not-paired':
    'Ein Collector antwortet, aber dieser Browser ist nicht mit ihm gekoppelt. Bitten Sie um einen Kopplungslink und fügen Sie ihn oben ein.',
  'options.connection.not-a-collector': 'Dort antwortet etwas, aber kein Cotrail-Collector. Prüfen Sie die Adresse.',
  'options.connection.version':
    'Der Collector ist älter, als diese Erweiterung es braucht. Er muss aktualisiert werden; bis dahin bleibt alles hier.',
  'options.connection.server-error': 'Der Collector antwortet mit einem eigenen Fehler. Nichts ist verloren; fragen Sie, wer ihn betreibt.',
  'options.connection.other': 'Die Prüfung endete mit einer Antwort, die diese Version nicht kennt ({result}).',
  'options.connection.version-line': 'Version des Collectors: {version}',

  'options.pairing.title': 'Mit {collector} koppeln?',
  'options.pairing.intro': 'Alles, was das einstellt:',
  'options.pairing.address': 'Collector',
  'options.pairing.replaces': 'statt {endpoint}',
  'options.pairing.uploads': 'Uploads',
  'options.pairing.uploads-none': 'Alles, was ab jetzt aufgezeichnet wird. Auf diesem Gerät wartet kein Datensatz.',
  'options.pairing.uploads-waiting':
    'Alles, was ab jetzt aufgezeichnet wird, und {count} Datensatz, der auf diesem Gerät wartet.|Alles, was ab jetzt aufgezeichnet wird, und {count} Datensätze, die auf diesem Gerät warten.',
  'options.pairing.copies': 'Lokale Kopien',
  'options.pairing.copies-days': 'Hier {count} Tag behalten|Hier {count} Tage behalten',
  'options.pairing.copies-same': 'unverändert',
  'options.pairing.copies-now': 'bisher {count}',
  'options.pairing.sites': 'Aufgezeichnete Websites',
  'options.pairing.sites-none': 'Es kommen keine hinzu; Ihre Liste bleibt, wie sie ist.',
  'options.pairing.site-same': 'schon in Ihrer Liste',
  'options.pairing.site-changes': 'schon in Ihrer Liste, als: {mask}',
  'options.pairing.access':
    'Der Browser bittet Sie dann, den Zugriff auf diese Website zu erlauben.|Der Browser bittet Sie dann, den Zugriff auf diese {count} Websites zu erlauben.',
  'options.pairing.group': 'Gruppe',
  'options.pairing.expires': 'Dieser Link gilt bis {time}.',
  'options.pairing.accept': 'Koppeln',
  'options.pairing.accepting': 'Wird gekoppelt …',
  'options.pairing.decline': 'Nicht jetzt',
  'options.pairing.done': 'Gekoppelt. Was hier wartet, wird hochgeladen.',

  'options.sites.intro': 'Nur diese Websites werden aufgezeichnet. Der Browser fragt Sie für jede einmal.',
  'options.sites.empty': 'Noch wird keine Website aufgezeichnet',
  'options.sites.empty-text': 'Fügen Sie die Adresse Ihrer Chat-Konsole hinzu oder koppeln Sie einen Collector, der seine Liste mitbringt.',
  'options.sites.add': 'Website hinzufügen',
  'options.sites.site': 'Website',
  'options.sites.masking': 'Maskierung',
  'options.sites.records': 'Zeichnet auf',
  'options.sites.interactions': 'Interaktionen',
  'options.sites.interactions-hint': 'Klicks, Eingaben, Scrollen und so weiter, als Zeilen eines Protokolls.',
  'options.sites.frames': 'Wiedergabe',
  'options.sites.frames-hint': 'Die Seite, wie sie aussah, zum Wiedergeben.',
  'options.sites.nothing': 'Nichts',
  'options.sites.keys': 'Adressparameter, die behalten werden',
  'options.sites.keys-hint': 'In Adressen wird alles nach ? außer diesen Schlüsseln weggelassen. Trennen Sie sie durch Kommas.',
  'options.sites.keys-kept': 'Behält {keys}',
  'options.sites.edit': 'Bearbeiten',
  'options.sites.edit-one': '{origin} bearbeiten',
  'options.sites.remove': 'Entfernen',
  'options.sites.remove-one': '{origin} entfernen',
  'options.sites.actions': 'Optionen',
  'options.sites.withdrawn': 'Zugriff auf die Website entzogen',
  'options.sites.fix': 'Zugriff erlauben',
  'options.sites.fix-one': 'Zugriff auf {origin} erlauben',
  'options.sites.address': 'Adresse der Website',
  'options.sites.address-hint': 'Die Adresse einer beliebigen Seite genügt; Schema, Host und Port werden behalten.',
  'options.sites.masking-legend': 'Was vom Text behalten wird',
  'options.sites.records-legend': 'Was aufgezeichnet wird',
  'options.sites.add-button': 'Hinzufügen und Zugriff erlauben',
  'options.sites.remove-title': '{origin} nicht mehr aufzeichnen?',
  'options.sites.remove-text': 'Was dort aufgezeichnet wurde, bleibt. Der Zugriff des Browsers auf die Website wird zurückgegeben.',

  'options.refused.no-tab': 'Kein Tab dieser Website ist offen. Öffnen Sie die Seite, für die die Regel ist, und versuchen Sie es erneut.',
  'options.refused.not-a-selector': 'Diese Seite kann diesen Selektor nicht lesen. Nichts wurde umrandet.',
  'options.problem.selector': 'Das ist kein Selektor für Elemente. Er sieht so aus: .customer-name oder #notes',
  'options.problem.selector.empty': 'Sagen Sie, welche Elemente, oder entfernen Sie die Regel.',
  'options.problem.secretPaths.not-a-path': 'Ein Pfad beginnt mit einem Schrägstrich und hat kein ? oder #, zum Beispiel /reset/*',
  'options.problem.secretPaths.no-star': 'Sagen Sie mit *, welcher Teil maskiert wird, zum Beispiel /reset/*',
  'options.problem.secretPaths': 'Höchstens 500 Pfade mit höchstens 300 Zeichen.',
  'options.mask.all': 'Allen Text maskieren',
  'options.mask.all-text':
    'Keine Wörter der Seite werden behalten, keine Titel, keine Namen. Layout, Bilder und was angeklickt wurde, bleiben.',
  'options.mask.inputs': 'Getipptes maskieren',
  'options.mask.inputs-text':
    'Der Text der Seite wird behalten; was getippt wird oder bearbeitet werden kann, nicht. Eine gesendete Nachricht ist Text der Seite: Sie wird behalten.',
  'options.mask.none': 'Nur Geheimnisse maskieren',
  'options.mask.none-text':
    'Text der Seite und Getipptes werden behalten. Passwörter, verborgene Felder, Einmalcodes und Kartenfelder nie.',

  'options.you.intro': 'Wessen Arbeit dieser Browser aufzeichnet, wo die Konsole es nicht sagt.',
  'options.you.name': 'Ihr Name',
  'options.you.name-hint': 'Wie Ihre Supervisoren Sie kennen. Er wird als von Ihnen eingetragen angezeigt. Leer: unbekannt.',
  'options.you.language-hint': 'Die der Seiten von Cotrail, sofort.',

  'options.copies.intro': 'Was aufgezeichnet wurde, bleibt einige Tage in diesem Browser, damit Sie es hier ansehen können.',
  'options.copies.days': 'Tage der Aufbewahrung',
  'options.copies.days-hint': 'Von 1 bis 3650. Was noch auf den Collector wartet, wird behalten, bis es angekommen ist.',

  'options.recorded.title': 'Was aufgezeichnet wird',
  'options.recorded.lead': 'Cotrail zeichnet auf, was auf den aufgeführten Websites geschieht, und nirgendwo sonst etwas.',
  'options.recorded.kinds': 'Sieben Arten von Interaktionen',
  'options.recorded.click': 'Klicks: worauf, wo, wann.',
  'options.recorded.input':
    'Eingaben: dass in ein Feld getippt oder eingefügt, etwas ausgewählt oder gelöscht wurde. Der Text je nach Maskierung, nie Taste für Taste.',
  'options.recorded.scroll': 'Scrollen: wie weit.',
  'options.recorded.form': 'Abgeschickte Formulare: die Namen ihrer Felder, nie deren Inhalt.',
  'options.recorded.selection': 'Markierter Text: wie lang; welcher, nur wenn die Maskierung es erlaubt.',
  'options.recorded.page-change': 'Seiten: welche Adresse geöffnet wurde, ohne ihre Parameter; ihr Titel je nach Maskierung.',
  'options.recorded.custom': 'Ereignisse, die die Seite selbst meldet.',
  'options.recorded.frames-title': 'Eine Wiedergabe der Seite',
  'options.recorded.frames':
    'Wie die Seite aussah und sich änderte, damit ein Supervisor sie sehen kann, wie sie war. Für jede Website abschaltbar.',
  'options.recorded.actions-title': 'Was Sie in einer Chat-Konsole tun',
  'options.recorded.actions':
    'Auf Websites, die eine Chat-Konsole sind: welche Unterhaltungen Sie öffnen und wie lange, und was Sie ändern, etwa einen Status, eine Zuweisung oder einen Tag, mit dem alten und dem neuen Wert. Gelesen wird es aus den Anfragen, die die Seite der Konsole stellt, und nur, wo das Profil der Konsole einen Wert nennt; der Text von Nachrichten gehört nicht dazu.',
  'options.recorded.never-title': 'Niemals, bei keiner Einstellung',
  'options.recorded.never-secrets': 'Passwörter (auch wenn sie angezeigt werden), verborgene Felder, Einmalcodes und Kartenfelder.',
  'options.recorded.never-sites': 'Websites, die nicht aufgeführt sind, andere Programme, Ihr Bildschirm, Ihre Kamera oder Ihr Mikrofon.',
  'options.recorded.never-private': 'Private Fenster.',
  'options.recorded.never-paused': 'Irgendetwas, während Sie die Aufzeichnung pausiert oder beendet haben. Die Pause erscheint als Lücke.',
  'options.recorded.mask-title': 'Wie Text maskiert wird',
  'options.recorded.mask-lead': 'Maskiert, bevor er die Seite verlässt, auf der Stufe, die für jede Website eingestellt ist:',
  'options.recorded.mask-rules':
    'Neben ihrer Stufe kann eine Website Regeln haben, die einzelne Teile ihrer Seiten maskieren oder ausblenden, oder die Teile behalten, welche die Stufe maskieren würde.',
  'options.recorded.sent':
    'Bei „Getipptes maskieren“ wird eine Nachricht nicht aufgezeichnet, während Sie sie schreiben. Ist sie gesendet, gehört sie zur Seite und wird aufgezeichnet.',
  'options.recorded.where-title': 'Wohin es geht',
  'options.recorded.where-here':
    'Zuerst in den Speicher dieses Browsers, wo es {count} Tag behalten wird.|Zuerst in den Speicher dieses Browsers, wo es {count} Tage behalten wird.',
  'options.recorded.where-collector': 'Dann zum Collector {endpoint}, wo Ihre Supervisoren es sehen können.',
  'options.recorded.where-nowhere':
    'Sonst nirgendwohin: Es ist kein Collector eingestellt. Wird später einer eingestellt, geht auch das dorthin, was hier wartet; Sie werden vorher gefragt.',
  'options.recorded.where-nowhere-yet':
    'Sonst noch nirgendwohin: Es ist kein Collector eingestellt. Ihr Unternehmen kann mit seiner Richtlinie einen einstellen; dann geht auch das dorthin, was hier wartet.',
  'options.recorded.who-title': 'Wer es sehen kann',
  'options.recorded.who-here':
    'In diesem Browser: Sie und alle, die dieses Browserprofil benutzen können. „Dashboard öffnen“ zeigt alles, was hier behalten wird.',
  'options.recorded.who-collector':
    'Beim Collector: alle, denen Ihr Unternehmen Zugang gegeben hat, etwa Supervisoren, die Sitzungen wiedergeben und die Protokolle lesen.',
  'options.recorded.sites-title': 'Aufgezeichnet auf diesen Websites',
  'options.recorded.list-own': 'Ihre Liste',
  'options.recorded.list-company': 'Liste Ihres Unternehmens',
  'options.recorded.stop-title': 'Wie Sie pausieren und beenden',
  'options.recorded.stop':
    'Klicken Sie auf das Symbol von Cotrail und wählen Sie „Pausieren“ (für eine Weile, auf Wunsch mit einem Grund) oder „Beenden“ (beendet die Sitzung), entfernen Sie hier eine Website oder entziehen Sie ihr im Browser den Zugriff. Es wirkt sofort.',
  'options.recorded.confirmed': 'Sie haben dies am {date} bestätigt.',

  'options.welcome.title': 'Bevor etwas aufgezeichnet wird',
  'options.welcome.confirm': 'Gelesen: wie beschrieben aufzeichnen',
  'options.welcome.confirm-too': 'Gelesen: auch meine eigenen Websites aufzeichnen',
  'options.welcome.later': 'Nichts wird aufgezeichnet, bis Sie bestätigen.',
  'options.welcome.next': 'Sagen Sie als Nächstes, was aufgezeichnet wird:',
  'options.welcome.to-pair': 'Mit einem Collector koppeln',
  'options.welcome.to-sites': 'Website hinzufügen',
} as const satisfies Catalogue<typeof english>;
