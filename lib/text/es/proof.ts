/** Spanish words about what is proved: signatures, the log's checkpoints, and what neither shows. */
import type { Catalogue } from '../catalogue.ts';
import type { proof as english } from '../en/proof.ts';

export const proof = {
  'proof.alarm.title': 'El historial de este colector no continúa el que este dispositivo conocía',
  'proof.alarm.forked': 'Lo que contenía antes se cambió o se quitó.',
  'proof.alarm.shorter': 'Es más corto que antes: se cortó su final o se puso una copia más antigua.',
  'proof.alarm.other-key': 'Está firmado con otra clave.',
  'proof.alarm.not-signed': 'Su último punto de control no está firmado con su clave.',
  'proof.alarm.not-proved': 'Ya no da ninguna prueba de que continúa.',
  'proof.alarm.kept':
    'Detectado el {time}. Las subidas siguen y no se pierde nada; lo que este dispositivo sabía del historial se conserva y quedó anotado. Avise a un administrador o auditor.',

  'proof.verified': 'Verificado hasta el {time}, {count} entrada|Verificado hasta el {time}, {count} entradas',
  'proof.checking': 'Verificando…',
  'proof.unread': 'No se pudo verificar',
  'proof.unread-why': 'El colector no respondió: {message}',
  'proof.nothing': 'Aún no hay nada que verificar',
  'proof.nothing-why': 'Aún no se ha subido nada al historial de este colector.',
  'proof.broken': 'No se verifica',
  'proof.state.enrolled': 'firmado',
  'proof.state.self-asserted': 'firmado, clave sin aval',
  'proof.state.unsigned': 'sin firmar',
  'proof.state.broken': 'roto y apartado',
  'proof.title.session': 'Qué está probado de esta sesión',
  'proof.title.log': 'Qué está probado de este historial',
  'proof.found': 'Qué no se sostiene',
  'proof.place': 'Flujo {stream}, registro {seq}',
  'proof.checked':
    'El {time} se volvió a calcular el hash de todo lo guardado de esta sesión, y es lo que se subió: en el historial del colector, hasta su entrada {count}.',
  'proof.checked-log': 'El {time} se volvió a calcular el hash del historial, y es lo que se firmó, hasta su entrada {count}.',
  'proof.records': '{count} registro|{count} registros',
  'proof.retention':
    '{count} eliminado al acabar su plazo de conservación; su compromiso queda|{count} eliminados al acabar su plazo de conservación; sus compromisos quedan',
  'proof.erased': '{count} borrado según una regla; su compromiso queda|{count} borrados según una regla; sus compromisos quedan',
  'proof.remasked':
    '{count} quitado por un enmascaramiento que se reforzó después; su compromiso queda|{count} quitados por un enmascaramiento que se reforzó después; sus compromisos quedan',
  'proof.signatures': 'Lotes de registros',
  'proof.count.enrolled':
    '{count} firmado con una clave con la que se registró el dispositivo|{count} firmados con una clave con la que se registró el dispositivo',
  'proof.count.self-asserted':
    '{count} firmado con una clave que solo nombran las propias subidas|{count} firmados con una clave que solo nombran las propias subidas',
  'proof.count.unsigned':
    '{count} sin firmar: cerrado antes de que el dispositivo tuviera una clave|{count} sin firmar: cerrados antes de que el dispositivo tuviera una clave',
  'proof.count.broken':
    '{count} con una firma incorrecta o una cadena rota, apartado y no mostrado como verdad|{count} con una firma incorrecta o una cadena rota, apartados y no mostrados como verdad',
  'proof.shows': 'Una firma demuestra',
  'proof.shows.profile': 'que este perfil de navegador registrado hizo estos registros, en este orden;',
  'proof.shows.unchanged': 'que desde entonces no se ha cambiado, añadido ni quitado nada en ellos.',
  'proof.hides': 'No demuestra',
  'proof.hides.agent': 'que lo hiciera el agente: una página hostil o un programa del dispositivo pueden actuar en su lugar;',
  'proof.hides.device': 'que no se manipulara el dispositivo ni se copiara su perfil antes de firmar;',
  'proof.hides.operator':
    'lo que haga desde el principio un operador que tiene el archivo de claves del historial: quien puede escribirlo puede escribir otro. Los dispositivos que conocían el anterior lo notan, y también quien guardó un punto de control.',
  'proof.key': 'La clave del historial',
  'proof.download': 'Descargar la prueba',
  'proof.download-hint': 'Un archivo que se comprueba en cualquier lugar con: node collector/main.ts verify',
} as const satisfies Catalogue<typeof english>;
