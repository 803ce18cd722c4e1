/** Spanish words: popup. */
import type { Catalogue } from '../catalogue.ts';
import type { popup as english } from '../en/popup.ts';

export const popup = {
  'popup.title': 'Cotrail',
  'popup.loading': 'Leyendo este dispositivo…',

  'popup.state.recording': 'Grabando',
  'popup.state.recording-why': '{origin}',
  'popup.state.ready': 'Preparado',
  'popup.state.ready-why': 'La grabación en {origin} empieza con su próximo clic o página.',
  'popup.state.paused': 'En pausa por usted',
  'popup.state.paused-why': 'No se graba nada hasta que reanude. La pausa se ve como un hueco.',
  'popup.state.stopped': 'Detenido por usted',
  'popup.state.stopped-why': 'No se graba nada hasta que empiece de nuevo.',
  'popup.state.not-here': 'No en este sitio',
  'popup.state.not-here-why': '{origin} no está en su lista de sitios.',
  'popup.state.not-here-why-locked': '{origin} no está en la lista de sitios de su empresa, y solo se graba esa lista.',
  'popup.state.not-a-page': 'No en esta página',
  'popup.state.not-a-page-why': 'Solo se graban páginas web de los sitios de su lista.',
  'popup.state.switched-off': 'No en este sitio',
  'popup.state.switched-off-why': 'Las interacciones y la reproducción están desactivadas para {origin}.',
  'popup.disk.was-full': 'El disco estaba lleno',
  'popup.disk.was-full.text':
    'De {from} a {to} no se pudo guardar nada. Falta lo que las páginas no pudieron retener hasta entonces, y nadie pudo contarlo: los huecos muestran dónde.',
  'popup.disk.evicted':
    'Para hacer sitio en el disco, se eliminó de este dispositivo {count} registro de sesiones antiguas desde {time}. El colector lo tiene.|Para hacer sitio en el disco, se eliminaron de este dispositivo {count} registros de sesiones antiguas desde {time}. El colector los tiene.',
  'popup.state.stuck': 'Atascado: el disco está lleno',
  'popup.state.stuck-why':
    'Desde el {time} no se puede guardar nada nuevo. Lo grabado está a salvo. Libere espacio: la grabación sigue por sí sola.',
  'popup.state.withdrawn': 'Acceso al sitio retirado',
  'popup.state.withdrawn-why': 'El navegador ya no deja que Cotrail vea {origins}.',
  'popup.state.no-consent': 'Primero: confirme lo que se graba',
  'popup.state.no-consent-why': 'No se graba nada hasta que haya leído y confirmado lo que se graba.',
  'popup.state.no-sites': 'Sin configurar: añada un sitio',
  'popup.state.no-sites-why':
    'Cotrail graba solo los sitios que enumere. También puede abrir la página de vinculación de un colector y pulsar allí este icono.',
  'popup.state.unreadable': 'Atascado: no se pueden leer los registros de este dispositivo',
  'popup.state.unreadable-why': 'Reinicie el navegador. Si sigue igual, avise a su administrador.',

  'popup.because.own': 'Se graba porque está en su lista de sitios.',
  'popup.because.company': 'Se graba porque está en la lista de sitios de su empresa.',
  'popup.policy.no-pause': 'Su empresa no permite pausar ni detener.',
  'popup.who.label': 'De quién es esta sesión',
  'popup.who.unknown': 'Nadie ha dicho aún quién trabaja aquí.',
  'popup.who.ask': 'Nadie ha dicho aún quién trabaja aquí. Si lo dice, sus sesiones se muestran con ese nombre.',
  'popup.who.name': 'Su nombre',
  'popup.who.say': 'Guardar',
  'popup.why.ask': '¿Por qué? Lo que diga se muestra en el hueco.',
  'popup.why.said': 'En pausa por: {why}',
  'popup.why.own': 'Otro…',
  'popup.why.say': 'Añadir',

  'popup.do.pause': 'Pausar',
  'popup.do.resume': 'Reanudar',
  'popup.do.stop': 'Detener',
  'popup.do.start': 'Empezar',
  'popup.do.consent': 'Leer y confirmar',
  'popup.do.add-site': 'Añadir un sitio',
  'popup.do.allow': 'Permitir acceso',
  'popup.do.edit-site': 'Cambiar',

  'popup.session.length': 'Duración de esta sesión',
  'popup.session.none': 'No hay ninguna sesión abierta',
  'popup.count.interactions': '{count} interacción|{count} interacciones',
  'popup.count.actions': '{count} acción|{count} acciones',
  'popup.count.waiting': '{count} en espera',
  'popup.count.uploaded': '{count} subido|{count} subidos',
  'popup.count.all-uploaded': 'todo subido',
  'popup.count.local': 'Guardado en este dispositivo',

  'popup.upload.title': 'Sin subir; no se ha perdido nada',
  'popup.upload.unreachable': 'El colector no responde. Compruebe que tiene conexión.',
  'popup.upload.unauthorised': 'El colector ya no acepta este dispositivo. Vincúlelo de nuevo con otro enlace.',
  'popup.upload.revoked':
    'Un administrador revocó este dispositivo. Sigue guardando aquí lo que graba y lo envía cuando lo registre de nuevo con otro enlace.',
  'popup.upload.busy': 'El colector está ocupado y ha pedido esperar.',
  'popup.upload.server-error': 'El colector tiene un error propio. Si sigue igual, avise a su administrador.',
  'popup.upload.odd-answer': 'Responde algo que no es el colector. Quizá esta red quiera que inicie sesión antes.',
  'popup.upload.collector-full':
    'El colector no tiene espacio. No se ha perdido nada: sus registros esperan aquí hasta que lo haya. Avise a su administrador.',
  'popup.upload.check-server':
    'La respuesta del colector no tiene sentido. Compruebe su dirección en los ajustes o avise a su administrador.',
  'popup.upload.refused': 'El colector rechazó una parte de lo grabado. Se conserva aquí; avise a su administrador.',
  'popup.upload.conflict': 'El colector tiene otra cosa con el mismo nombre. Se conserva aquí; avise cuanto antes a su administrador.',
  'popup.upload.other': 'El colector dio una respuesta desconocida ({word}).',
  'popup.upload.next': 'Próximo intento: {time}.',
  'popup.upload.enrol': 'Introducir un enlace nuevo',
  'popup.upload.now': 'Intentar ahora',
  'popup.upload.quarantined':
    'El colector rechazó {count} parte, que se conserva en este dispositivo. Avise a su administrador.|El colector rechazó {count} partes, que se conservan en este dispositivo. Avise a su administrador.',

  'popup.timeline.title': 'Esta sesión, lo más reciente primero',
  'popup.timeline.empty': 'Lo que haga en sus sitios aparece aquí.',
  'popup.timeline.failed': 'La cronología no se puede leer ahora. Nada de lo grabado se ha perdido.',

  'popup.offer.site': 'Grabar este sitio',
  'popup.offer.pairing-title': 'Esta página ofrece vincular Cotrail',
  'popup.offer.pairing-text': 'Verá todo lo que ajusta antes de que cambie nada.',
  'popup.offer.reviewing': 'Preguntando al colector…',
  'popup.offer.paired': 'Vinculado.',

  'popup.footer.teach': 'Enseñar esta consola',
  'popup.footer.dashboard': 'Abrir el panel',
  'popup.footer.recorded': '¿Qué se graba?',
  'popup.footer.settings': 'Ajustes',

  'popup.rules.broken':
    'No se puede leer una regla de enmascaramiento de este sitio|No se pueden leer {count} reglas de enmascaramiento de este sitio',
  'popup.rules.masks-all': 'Todo su texto se enmascara hasta que se corrija:',
  'popup.rules.unmasks-nothing': 'No desenmascara nada hasta que se corrija:',
  'popup.rules.mend': 'Corregir',
} as const satisfies Catalogue<typeof english>;
