/** Spanish words: co-browsing, in the popup and on the session screen. */
import type { Catalogue } from '../catalogue.ts';
import type { cobrowse as english } from '../en/cobrowse.ts';

export const cobrowse = {
  'popup.cobrowse.title': 'Unirse a un cliente',
  'popup.cobrowse.code': 'Los seis dígitos del cliente',
  'popup.cobrowse.placeholder': 'Código',
  'popup.cobrowse.join': 'Unirse',
  'popup.cobrowse.joining': 'Uniéndose…',
  'popup.cobrowse.join-written': 'Unirse con {code}, escrito a las {time}',
  'popup.cobrowse.make-link': 'Crear un enlace',
  'popup.cobrowse.link': 'Enlace a {name}',
  'popup.cobrowse.link-hint': 'Envíe el enlace a un solo cliente. Sirve una vez, durante media hora.',
  'popup.cobrowse.copy': 'Copiar',
  'popup.cobrowse.copy-link': 'Copiar el enlace a {name}',
  'popup.cobrowse.copied': 'Copiado. Sirve una vez, durante media hora.',
  'popup.cobrowse.with': 'Con {name}',
  'popup.cobrowse.with-someone': 'Con un cliente',
  'popup.cobrowse.since': 'desde {time}',
  'popup.cobrowse.leave': 'Salir',

  'options.refused.not-a-code': 'Un código tiene seis dígitos. Pida al cliente que lo lea otra vez.',
  'options.refused.no-session':
    'Ahora no se graba nada aquí, así que no hay ninguna sesión que enlazar. Haga clic una vez en su consola e inténtelo de nuevo.',
  'options.refused.not-enrolled': 'El colector no conoce (o ya no conoce) este dispositivo. Vincúlelo con un enlace nuevo, en los ajustes.',
  'options.refused.wrong-code': 'Nadie espera con este código. Compruebe los dígitos; un código sirve una vez.',
  'options.refused.code-expired': 'Este código es demasiado antiguo. Pida uno nuevo al cliente.',
  'options.refused.too-many-codes': 'Demasiados códigos incorrectos. Espere un poco; el código del cliente vale diez minutos.',
  'options.refused.session-over': 'La visita del cliente ha terminado, o su sesión. Empiece de nuevo con otro código.',
  'options.refused.no-cobrowsing': 'Este colector es demasiado antiguo para la navegación conjunta. Avise a su administrador.',
  'options.refused.no-website': 'Ningún sitio web graba aún a sus visitantes: un administrador añade uno en la pantalla Dispositivos.',

  'dashboard.linked.label': 'Navegación conjunta',
  'dashboard.linked.with': 'Navegación conjunta con {name}',
  'dashboard.linked.a-agent': 'un agente',
  'dashboard.linked.a-customer': 'un cliente',
  'dashboard.linked.now': 'ahora',
  'dashboard.linked.ended-by.agent': 'terminada por el agente',
  'dashboard.linked.ended-by.customer': 'terminada por el cliente',
  'dashboard.linked.ended-by.session': 'terminada con una sesión',
  'dashboard.linked.ended-by.time': 'terminada a las doce horas',
  'dashboard.linked.hidden': 'Esa sesión no está entre las que usted puede ver.',
  'dashboard.linked.choose': 'Qué ver de la navegación conjunta con {name}',
  'dashboard.linked.side.agent': 'Agente',
  'dashboard.linked.side.customer': 'Cliente',
  'dashboard.linked.side.both': 'Ambos',
  'dashboard.linked.loading': 'Leyendo la otra sesión…',
  'dashboard.linked.gone': 'La otra sesión no está aquí: no ha llegado nada de ella, o se eliminó.',
  'dashboard.linked.seconds': '{seconds} s',
  'dashboard.linked.clock.unknown': 'No se sabe cuánto difieren los dos relojes: cada hora se muestra como la grabó su propia máquina.',
  'dashboard.linked.clock.same': 'Los dos relojes coinciden, ± {range}.',
  'dashboard.linked.clock.customer-ahead':
    'El reloj del cliente va {length} adelantado, ± {range}: sus horas se muestran según el del agente.',
  'dashboard.linked.clock.customer-behind':
    'El reloj del cliente va {length} atrasado, ± {range}: sus horas se muestran según el del agente.',
  'dashboard.linked.clock.agent-ahead':
    'El reloj del agente va {length} adelantado, ± {range}: sus horas se muestran según el del cliente.',
  'dashboard.linked.clock.agent-behind': 'El reloj del agente va {length} atrasado, ± {range}: sus horas se muestran según el del cliente.',
  'dashboard.linked.raw-time': '{time} según el reloj de su propia máquina',
  'dashboard.row.clock-offset': 'Reloj comparado con el del colector: {length}, ± {range}',
  'dashboard.row.cobrowse-joined': 'Un agente se unió',
} as const satisfies Catalogue<typeof english>;
