/** German words: co-browsing, in the popup and on the session screen. */
import type { Catalogue } from '../catalogue.ts';
import type { cobrowse as english } from '../en/cobrowse.ts';

export const cobrowse = {
  'popup.cobrowse.title': 'Kunden beitreten',
  'popup.cobrowse.code': 'Die sechs Ziffern des Kunden',
  'popup.cobrowse.placeholder': 'Code eingeben',
  'popup.cobrowse.join': 'Beitreten',
  'popup.cobrowse.joining': 'Beitritt läuft…',
  'popup.cobrowse.join-written': 'Mit {code} beitreten, geschrieben um {time}',
  'popup.cobrowse.make-link': 'Link erstellen',
  'popup.cobrowse.link': 'Link zu {name}',
  'popup.cobrowse.link-hint': 'Senden Sie den Link an einen Kunden. Er gilt einmal, eine halbe Stunde lang.',
  'popup.cobrowse.copy': 'Kopieren',
  'popup.cobrowse.copy-link': 'Link zu {name} kopieren',
  'popup.cobrowse.copied': 'Kopiert. Er gilt einmal, eine halbe Stunde lang.',
  'popup.cobrowse.with': 'Mit {name}',
  'popup.cobrowse.with-someone': 'Mit einem Kunden',
  'popup.cobrowse.since': 'seit {time}',
  'popup.cobrowse.leave': 'Verlassen',

  'options.refused.not-a-code': 'Ein Code hat sechs Ziffern. Bitten Sie den Kunden, ihn noch einmal vorzulesen.',
  'options.refused.no-session':
    'Hier wird gerade nichts aufgezeichnet, also gibt es keine Sitzung zum Verbinden. Klicken Sie einmal in Ihre Konsole und versuchen Sie es erneut.',
  'options.refused.not-enrolled':
    'Der Collector kennt dieses Gerät nicht (mehr). Koppeln Sie es in den Einstellungen mit einem neuen Link.',
  'options.refused.wrong-code': 'Mit diesem Code wartet niemand. Prüfen Sie die Ziffern; ein Code gilt einmal.',
  'options.refused.code-expired': 'Dieser Code ist zu alt. Bitten Sie den Kunden um einen neuen.',
  'options.refused.too-many-codes': 'Zu viele falsche Codes. Warten Sie eine Weile; der Code des Kunden gilt zehn Minuten.',
  'options.refused.session-over': 'Der Besuch des Kunden ist beendet oder Ihre Sitzung. Beginnen Sie neu mit einem neuen Code.',
  'options.refused.no-cobrowsing': 'Dieser Collector ist zu alt für Co-Browsing. Sagen Sie es Ihrem Admin.',
  'options.refused.no-website': 'Noch zeichnet keine Website ihre Besucher auf: Ein Admin fügt eine auf der Seite „Geräte“ hinzu.',

  'dashboard.linked.label': 'Co-Browsing',
  'dashboard.linked.with': 'Co-Browsing mit {name}',
  'dashboard.linked.a-agent': 'einem Agenten',
  'dashboard.linked.a-customer': 'einem Kunden',
  'dashboard.linked.now': 'jetzt',
  'dashboard.linked.ended-by.agent': 'vom Agenten beendet',
  'dashboard.linked.ended-by.customer': 'vom Kunden beendet',
  'dashboard.linked.ended-by.session': 'mit einer Sitzung beendet',
  'dashboard.linked.ended-by.time': 'nach zwölf Stunden beendet',
  'dashboard.linked.hidden': 'Diese Sitzung gehört nicht zu denen, die Sie sehen dürfen.',
  'dashboard.linked.choose': 'Was vom Co-Browsing mit {name} zu sehen ist',
  'dashboard.linked.side.agent': 'Agent',
  'dashboard.linked.side.customer': 'Kunde',
  'dashboard.linked.side.both': 'Beide',
  'dashboard.linked.loading': 'Die andere Sitzung wird gelesen…',
  'dashboard.linked.gone': 'Die andere Sitzung ist nicht hier: Es ist nichts von ihr angekommen, oder sie wurde entfernt.',
  'dashboard.linked.seconds': '{seconds} s',
  'dashboard.linked.clock.unknown':
    'Wie weit die beiden Uhren auseinander gehen, ist nicht bekannt: Jede Zeit steht so da, wie ihr eigener Rechner sie aufgezeichnet hat.',
  'dashboard.linked.clock.same': 'Die beiden Uhren stimmen überein, ± {range}.',
  'dashboard.linked.clock.customer-ahead':
    'Die Uhr des Kunden geht {length} vor, ± {range}: Seine Zeiten sind nach der Uhr des Agenten gezeigt.',
  'dashboard.linked.clock.customer-behind':
    'Die Uhr des Kunden geht {length} nach, ± {range}: Seine Zeiten sind nach der Uhr des Agenten gezeigt.',
  'dashboard.linked.clock.agent-ahead':
    'Die Uhr des Agenten geht {length} vor, ± {range}: Seine Zeiten sind nach der Uhr des Kunden gezeigt.',
  'dashboard.linked.clock.agent-behind':
    'Die Uhr des Agenten geht {length} nach, ± {range}: Seine Zeiten sind nach der Uhr des Kunden gezeigt.',
  'dashboard.linked.raw-time': '{time} nach der Uhr des eigenen Rechners',
  'dashboard.row.clock-offset': 'Uhr im Vergleich zu der des Collectors: {length}, ± {range}',
  'dashboard.row.cobrowse-joined': 'Ein Agent ist beigetreten',
} as const satisfies Catalogue<typeof english>;
