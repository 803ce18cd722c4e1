/** German words: popup. */
import type { Catalogue } from '../catalogue.ts';
import type { popup as english } from '../en/popup.ts';

export const popup = {
  'popup.title': 'Cotrail',
  'popup.loading': 'Dieses Gerät wird gelesen …',

  'popup.state.recording': 'Zeichnet auf',
  'popup.state.recording-why': '{origin}',
  'popup.state.ready': 'Bereit',
  'popup.state.ready-why': 'Die Aufzeichnung auf {origin} beginnt mit Ihrem nächsten Klick oder der nächsten Seite.',
  'popup.state.paused': 'Von Ihnen pausiert',
  'popup.state.paused-why': 'Nichts wird aufgezeichnet, bis Sie fortsetzen. Die Pause erscheint als Lücke.',
  'popup.state.stopped': 'Von Ihnen beendet',
  'popup.state.stopped-why': 'Nichts wird aufgezeichnet, bis Sie wieder starten.',
  'popup.state.not-here': 'Nicht auf dieser Website',
  'popup.state.not-here-why': '{origin} ist nicht in Ihrer Liste der Websites.',
  'popup.state.not-here-why-locked': '{origin} ist nicht in der Liste Ihres Unternehmens, und nur diese Liste wird aufgezeichnet.',
  'popup.state.not-a-page': 'Nicht auf dieser Seite',
  'popup.state.not-a-page-why': 'Nur Webseiten der Websites in Ihrer Liste werden aufgezeichnet.',
  'popup.state.switched-off': 'Nicht auf dieser Website',
  'popup.state.switched-off-why': 'Interaktionen und Wiedergabe sind für {origin} beide ausgeschaltet.',
  'popup.disk.was-full': 'Der Datenträger war voll',
  'popup.disk.was-full.text':
    'Von {from} bis {to} konnte nichts behalten werden. Was Seiten bis dahin nicht halten konnten, fehlt, und niemand konnte es zählen: Lücken zeigen, wo.',
  'popup.disk.evicted':
    'Um Platz zu schaffen, wurde seit {time} {count} Datensatz älterer Sitzungen von diesem Gerät entfernt. Der Collector hat ihn.|Um Platz zu schaffen, wurden seit {time} {count} Datensätze älterer Sitzungen von diesem Gerät entfernt. Der Collector hat sie.',
  'popup.state.stuck': 'Blockiert: Datenträger voll',
  'popup.state.stuck-why':
    'Seit {time} kann nichts Neues behalten werden. Was aufgezeichnet wurde, ist sicher. Schaffen Sie Platz: Die Aufzeichnung geht von selbst weiter.',
  'popup.state.withdrawn': 'Zugriff auf die Website entzogen',
  'popup.state.withdrawn-why': 'Der Browser lässt Cotrail {origins} nicht mehr sehen.',
  'popup.state.no-consent': 'Zuerst: bestätigen, was aufgezeichnet wird',
  'popup.state.no-consent-why': 'Nichts wird aufgezeichnet, bis Sie gelesen und bestätigt haben, was aufgezeichnet wird.',
  'popup.state.no-sites': 'Nicht eingerichtet: Website hinzufügen',
  'popup.state.no-sites-why':
    'Cotrail zeichnet nur die Websites auf, die Sie auflisten. Oder öffnen Sie die Kopplungsseite eines Collectors und klicken Sie dort auf dieses Symbol.',
  'popup.state.unreadable': 'Blockiert: Die Datensätze dieses Geräts sind nicht lesbar',
  'popup.state.unreadable-why': 'Starten Sie den Browser neu. Bleibt es so, informieren Sie Ihren Admin.',

  'popup.because.own': 'Wird aufgezeichnet, weil es in Ihrer Liste der Websites steht.',
  'popup.because.company': 'Wird aufgezeichnet, weil es in der Liste Ihres Unternehmens steht.',
  'popup.policy.no-pause': 'Ihr Unternehmen erlaubt kein Pausieren oder Beenden.',
  'popup.who.label': 'Wessen Sitzung das ist',
  'popup.who.unknown': 'Noch ist nicht bekannt, wer hier arbeitet.',
  'popup.who.ask': 'Noch ist nicht bekannt, wer hier arbeitet. Wenn Sie es angeben, werden Ihre Sitzungen unter diesem Namen angezeigt.',
  'popup.who.name': 'Ihr Name',
  'popup.who.say': 'Speichern',
  'popup.why.ask': 'Warum? Ihre Angabe wird bei der Lücke angezeigt.',
  'popup.why.said': 'Pausiert, Grund: {why}',
  'popup.why.own': 'Anderer …',
  'popup.why.say': 'Hinzufügen',

  'popup.do.pause': 'Pausieren',
  'popup.do.resume': 'Fortsetzen',
  'popup.do.stop': 'Beenden',
  'popup.do.start': 'Starten',
  'popup.do.consent': 'Lesen und bestätigen',
  'popup.do.add-site': 'Website hinzufügen',
  'popup.do.allow': 'Zugriff erlauben',
  'popup.do.edit-site': 'Ändern',

  'popup.session.length': 'Dauer dieser Sitzung',
  'popup.session.none': 'Keine Sitzung ist offen',
  'popup.count.interactions': '{count} Interaktion|{count} Interaktionen',
  'popup.count.actions': '{count} Aktion|{count} Aktionen',
  'popup.count.waiting': '{count} wartet|{count} warten',
  'popup.count.uploaded': '{count} hochgeladen',
  'popup.count.all-uploaded': 'alles hochgeladen',
  'popup.count.local': 'Auf diesem Gerät gespeichert',

  'popup.upload.title': 'Nicht hochgeladen; nichts ist verloren',
  'popup.upload.unreachable': 'Der Collector antwortet nicht. Prüfen Sie, ob Sie online sind.',
  'popup.upload.unauthorised': 'Der Collector akzeptiert dieses Gerät nicht mehr. Koppeln Sie es mit einem neuen Link.',
  'popup.upload.revoked':
    'Ein Admin hat dieses Gerät gesperrt. Es speichert hier weiter, was es aufzeichnet, und sendet es, wenn Sie es mit einem neuen Link wieder registrieren.',
  'popup.upload.busy': 'Der Collector ist ausgelastet und bat zu warten.',
  'popup.upload.server-error': 'Der Collector hat selbst einen Fehler. Bleibt es so, informieren Sie Ihren Admin.',
  'popup.upload.odd-answer':
    'Etwas anderes als der Collector antwortet. Vielleicht verlangt dieses Netzwerk, dass Sie sich zuerst anmelden.',
  'popup.upload.collector-full':
    'Der Collector hat keinen Platz. Nichts ist verloren: Ihre Datensätze warten hier, bis es ihn gibt. Informieren Sie Ihren Admin.',
  'popup.upload.check-server':
    'Die Antwort des Collectors ergibt keinen Sinn. Prüfen Sie seine Adresse in den Einstellungen oder informieren Sie Ihren Admin.',
  'popup.upload.refused': 'Der Collector hat einen Teil des Aufgezeichneten abgelehnt. Er bleibt hier; informieren Sie Ihren Admin.',
  'popup.upload.conflict': 'Der Collector hat unter demselben Namen etwas anderes. Es bleibt hier; informieren Sie sofort Ihren Admin.',
  'popup.upload.other': 'Der Collector gab eine unbekannte Antwort ({word}).',
  'popup.upload.next': 'Nächster Versuch um {time}.',
  'popup.upload.enrol': 'Neuen Link eingeben',
  'popup.upload.now': 'Jetzt versuchen',
  'popup.upload.quarantined':
    '{count} Teil wurde vom Collector abgelehnt und bleibt auf diesem Gerät. Informieren Sie Ihren Admin.|{count} Teile wurden vom Collector abgelehnt und bleiben auf diesem Gerät. Informieren Sie Ihren Admin.',

  'popup.timeline.title': 'Diese Sitzung, Neuestes zuerst',
  'popup.timeline.empty': 'Was Sie auf Ihren Websites tun, erscheint hier.',
  'popup.timeline.failed': 'Die Zeitleiste ist gerade nicht lesbar. Nichts Aufgezeichnetes ist verloren.',

  'popup.offer.site': 'Diese Website aufzeichnen',
  'popup.offer.pairing-title': 'Diese Seite bietet an, Cotrail zu koppeln',
  'popup.offer.pairing-text': 'Sie sehen alles, was sie einstellt, bevor sich etwas ändert.',
  'popup.offer.reviewing': 'Der Collector wird gefragt …',
  'popup.offer.paired': 'Gekoppelt.',

  'popup.footer.teach': 'Diese Konsole anlernen',
  'popup.footer.dashboard': 'Dashboard öffnen',
  'popup.footer.recorded': 'Was wird aufgezeichnet?',
  'popup.footer.settings': 'Einstellungen',

  'popup.rules.broken': 'Eine Maskierungsregel dieser Website ist nicht lesbar|{count} Maskierungsregeln dieser Website sind nicht lesbar',
  'popup.rules.masks-all': 'Ihr gesamter Text wird maskiert, bis das korrigiert ist:',
  'popup.rules.unmasks-nothing': 'Sie nimmt nichts von der Maskierung aus, bis das korrigiert ist:',
  'popup.rules.mend': 'Korrigieren',
} as const satisfies Catalogue<typeof english>;
