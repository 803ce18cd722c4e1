/** German words about what is proved: signatures, the log's checkpoints, and what neither shows. */
import type { Catalogue } from '../catalogue.ts';
import type { proof as english } from '../en/proof.ts';

export const proof = {
  'proof.alarm.title': 'Das Protokoll dieses Collectors setzt nicht das fort, das dieses Gerät kannte',
  'proof.alarm.forked': 'Was er früher protokolliert hatte, wurde geändert oder entfernt.',
  'proof.alarm.shorter': 'Es ist kürzer als zuvor: Sein Ende wurde abgeschnitten oder eine ältere Kopie eingespielt.',
  'proof.alarm.other-key': 'Es ist mit einem anderen Schlüssel signiert.',
  'proof.alarm.not-signed': 'Sein neuester Prüfpunkt ist nicht mit seinem Schlüssel signiert.',
  'proof.alarm.not-proved': 'Er liefert keinen Nachweis mehr, dass es fortgesetzt wird.',
  'proof.alarm.kept':
    'Festgestellt am {time}. Uploads laufen weiter, und nichts geht verloren; was dieses Gerät vom Protokoll wusste, ist aufbewahrt und wurde festgehalten. Informieren Sie einen Admin oder Auditor.',

  'proof.verified': 'Geprüft bis {time}, {count} Eintrag|Geprüft bis {time}, {count} Einträge',
  'proof.checking': 'Wird geprüft …',
  'proof.unread': 'Konnte nicht geprüft werden',
  'proof.unread-why': 'Der Collector hat nicht geantwortet: {message}',
  'proof.nothing': 'Noch nichts zu prüfen',
  'proof.nothing-why': 'In das Protokoll dieses Collectors wurde noch nichts hochgeladen.',
  'proof.broken': 'Prüfung nicht bestanden',
  'proof.state.enrolled': 'signiert',
  'proof.state.self-asserted': 'signiert, Schlüssel nicht verbürgt',
  'proof.state.unsigned': 'nicht signiert',
  'proof.state.broken': 'fehlerhaft, zurückgestellt',
  'proof.title.session': 'Was von dieser Sitzung nachgewiesen ist',
  'proof.title.log': 'Was von diesem Protokoll nachgewiesen ist',
  'proof.found': 'Was nicht stimmt',
  'proof.place': 'Datenstrom {stream}, Datensatz {seq}',
  'proof.checked':
    'Alles von dieser Sitzung Gespeicherte wurde am {time} neu gehasht und ist, was hochgeladen wurde: im Protokoll des Collectors bis zu dessen Eintrag {count}.',
  'proof.checked-log': 'Das Protokoll wurde am {time} neu gehasht und ist, was signiert wurde, bis zu seinem Eintrag {count}.',
  'proof.records': '{count} Datensatz|{count} Datensätze',
  'proof.retention':
    '{count} nach Ablauf der Aufbewahrung gelöscht; sein Commitment bleibt|{count} nach Ablauf der Aufbewahrung gelöscht; ihre Commitments bleiben',
  'proof.erased':
    '{count} nach Regel endgültig gelöscht; sein Commitment bleibt|{count} nach Regel endgültig gelöscht; ihre Commitments bleiben',
  'proof.remasked':
    '{count} durch eine später verschärfte Maskierung entfernt; sein Commitment bleibt|{count} durch eine später verschärfte Maskierung entfernt; ihre Commitments bleiben',
  'proof.signatures': 'Pakete von Datensätzen',
  'proof.count.enrolled': '{count} signiert mit einem Schlüssel, mit dem das Gerät registriert wurde',
  'proof.count.self-asserted': '{count} signiert mit einem Schlüssel, den nur die Uploads selbst nennen',
  'proof.count.unsigned': '{count} nicht signiert: versiegelt, bevor das Gerät einen Schlüssel hatte',
  'proof.count.broken': '{count} mit falscher Signatur oder unterbrochener Kette, zurückgestellt und nicht als wahr angezeigt',
  'proof.shows': 'Eine Signatur zeigt',
  'proof.shows.profile': 'dass dieses registrierte Browserprofil diese Datensätze in dieser Reihenfolge erstellt hat;',
  'proof.shows.unchanged': 'dass seitdem nichts daran geändert, hinzugefügt oder entfernt wurde.',
  'proof.hides': 'Sie zeigt nicht',
  'proof.hides.agent': 'dass der Agent es getan hat: Eine feindliche Seite oder ein Programm auf dem Gerät kann an seiner Stelle handeln;',
  'proof.hides.device': 'dass das Gerät nicht manipuliert oder sein Profil nicht kopiert wurde, bevor es signierte;',
  'proof.hides.operator':
    'was ein Betreiber, der die Schlüsseldatei des Protokolls hat, von Anfang an tut: Wer das Protokoll schreiben kann, kann ein anderes schreiben. Geräte, die das alte kannten, bemerken es, und auch wer einen Prüfpunkt aufbewahrt hat.',
  'proof.key': 'Der Schlüssel des Protokolls',
  'proof.download': 'Nachweis herunterladen',
  'proof.download-hint': 'Eine Datei, überall zu prüfen mit: node collector/main.ts verify',
} as const satisfies Catalogue<typeof english>;
