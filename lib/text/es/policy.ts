/** Spanish words: what a company sets by policy, and settings as a file. */
import type { Catalogue } from '../catalogue.ts';
import type { policy as english } from '../en/policy.ts';

export const policy = {
  'options.policy.locked': 'Lo ha fijado su empresa',
  'options.policy.problems': 'La directiva de su empresa contiene errores',
  'options.policy.problems-text':
    'Lo que se nombra aquí no tiene efecto hasta que se corrija; todo lo demás de la directiva vale. Un sitio con un error se graba menos, nunca más.',
  'options.policy.enrolling': 'La directiva de su empresa registra este navegador; aún no ha funcionado',
  'options.policy.enrolling-again': 'Próximo intento hacia el {time}. Hasta entonces todo se queda en este navegador.',
  'options.policy.enrolling-ended':
    'No se vuelve a intentar con este enlace: su administrador tiene que poner uno nuevo en la directiva. Hasta entonces todo se queda en este navegador.',
  'options.policy.sites-need-consent': 'Para añadir sitios propios, confirme antes lo que se graba.',
  'options.policy.switched-on': 'Su empresa ha activado esto',
  'options.policy.switched-on-text':
    'La directiva de su empresa graba desde el {date} los sitios que enumera, sin preguntarle aquí. Esta página dice qué significa eso. Las preguntas al respecto son para su empresa, que responde de haberle informado.',
  'options.policy.own-sites': 'Para que se graben también sus propios sitios, confirme que ha leído esto.',
  'options.policy.stop': 'Su empresa no permite pausar ni detener. Los sitios que añadió usted puede quitarlos aquí en cualquier momento.',
  'options.refused.set-by-company': 'Lo ha fijado su empresa, así que no se cambió.',
  'options.refused.other-collector':
    'La directiva de su empresa permite a este navegador enviar solo a su propio colector. No se cambió nada.',
  'options.problem.enrolment.not-a-link':
    'Esto no es un enlace de vinculación. Tiene esta forma: https://cotrail.example/pair#code=…; un código solo necesita además «endpoint».',
  'options.problem.enrolment.other-collector': 'El enlace lleva a un colector distinto del que nombra «endpoint».',
  'options.problem.policy.unreadable': 'El navegador no puede leer la directiva. Sigue valiendo lo último que decía.',
  'options.problem.maskLevel': 'Uno de all, inputs, none. Hasta que se corrija, se enmascara todo el texto.',
  'options.problem.consent': 'Uno de by-person, by-company. Hasta que se corrija, se pregunta a la persona.',
  'options.problem.mayPause': 'true o false. Hasta que se corrija, se puede pausar.',
  'options.problem.locked.not-lockable': 'Solo se pueden bloquear endpoint, sites, retentionDays y personName.',
  'options.problem.unknown-field': 'No existe ese ajuste. Compruebe cómo está escrito.',
  'options.problem.invalid_type': 'Aquí hace falta un valor de otro tipo.',
  'options.problem.sites.too_big': '500 sitios como máximo.',

  'options.file.intro': 'Para configurar igual otro navegador, o este de nuevo.',
  'options.file.export': 'Guardar en un archivo',
  'options.file.export-hint':
    'La dirección del colector, sus propios sitios y los días que se conserva. Ninguna clave, ningún token, ni su nombre ni su confirmación: otro navegador se vincula y se confirma por sí mismo.',
  'options.file.export-button': 'Guardar los ajustes',
  'options.file.import': 'Importar de un archivo',
  'options.file.file': 'Un archivo de ajustes',
  'options.file.taken': 'Los ajustes se han importado.',
  'options.file.problems': 'Este archivo no se puede importar. No se cambió nada.',
  'options.file.changes': 'Qué cambia este archivo',
  'options.file.no-changes': 'Este archivo no cambia nada',
  'options.file.apply': 'Hacer {count} cambio|Hacer {count} cambios',
  'options.file.endpoint': 'Colector',
  'options.file.retentionDays': 'Días que se conserva',
  'options.file.none': 'ninguno',
  'options.file.not-listed': 'no está en su lista',
  'options.file.now': 'Ahora: {value}',
  'options.file.then': 'Después: {value}',
  'options.file.removed': 'Después: ya no se graba',
  'options.file.details': 'Después: con otros detalles',
  'options.file.pair-again': 'Con otro colector, este navegador tiene que vincularse de nuevo; hasta entonces todo se queda aquí.',
  'options.problem.not-a-settings-file': 'Esto no es un archivo de ajustes de Cotrail.',
  'options.problem.file-too-big': 'Este archivo es demasiado grande para ser un archivo de ajustes.',
  'options.problem.format': 'Este archivo es de una versión que este Cotrail no conoce.',
} as const satisfies Catalogue<typeof english>;
