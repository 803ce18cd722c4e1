/** Spanish words: the collector's own pages. */
import type { Catalogue } from '../catalogue.ts';
import type { pages as english } from '../en/pages.ts';

export const pages = {
  'pages.offline': 'El colector no responde. ¿Sigue en marcha?',
  'pages.failed': 'No funcionó. Inténtelo de nuevo.',

  'pages.not-built.title': 'Colector de Cotrail',
  'pages.not-built.heading': 'El panel no está compilado',
  'pages.not-built.text': 'El colector está en marcha y acepta subidas. Para ver aquí el panel, compílelo y vuelva a cargar esta página:',

  'pages.open.title': 'Abriendo el panel · Cotrail',
  'pages.open.opening': 'Abriendo el panel…',
  'pages.open.spent': 'Este enlace ya se usó o ha caducado. El equipo del colector imprime uno nuevo.',
  'pages.open.opened-before': 'Si este navegador ya abrió el panel antes, quizá aún tenga acceso.',
  'pages.open.onward': 'Ir al panel',
  'pages.open.scripts': 'El panel necesita scripts.',

  'pages.pair.title': 'Vincular este navegador · Cotrail',
  'pages.pair.heading': 'Vincular este navegador con el colector',
  'pages.pair.click':
    'Haga clic en el icono de Cotrail de la barra de herramientas. Muestra todo lo que ajustará la vinculación antes de que la confirme.',
  'pages.pair.paste': 'O pegue este enlace en los ajustes de Cotrail. Funciona una sola vez, durante 15 minutos.',
  'pages.pair.link': 'Enlace de vinculación',
  'pages.pair.copy': 'Copiar el enlace',
  'pages.pair.copied': 'Copiado.',
  'pages.pair.not-copied': 'El navegador no deja que esta página copie. El enlace está seleccionado: cópielo con el teclado.',
  'pages.pair.no-code': 'Esta dirección no contiene un código de vinculación. Abra el enlace completo que imprimió el colector.',
  'pages.pair.scripts': 'Esta página necesita scripts para mostrar el enlace. También puede copiarlo de la barra de direcciones.',

  'pages.sign-in.title': 'Iniciar sesión · Cotrail',
  'pages.sign-in.heading': 'Iniciar sesión en Cotrail',
  'pages.sign-in.name': 'Nombre',
  'pages.sign-in.password': 'Contraseña',
  'pages.sign-in.button': 'Iniciar sesión',
  'pages.sign-in.with': 'Iniciar sesión con {provider}',
  'pages.sign-in.no-account':
    '¿No tiene cuenta? Pídala a un administrador de este colector. En su propio equipo, {command} imprime un enlace que funciona una vez.',
  'pages.sign-in.scripts': 'Para iniciar sesión hacen falta scripts.',
  'pages.set-up.heading': 'Elija una contraseña',
  'pages.set-up.new-password': 'Contraseña nueva',
  'pages.set-up.rule': 'Al menos 12 caracteres. Unas cuantas palabras seguidas se recuerdan mejor que los símbolos.',
  'pages.set-up.again': 'La misma otra vez',
  'pages.set-up.button': 'Establecer la contraseña',
  'pages.set-up.not-same': 'Las dos no coinciden: tecléela de nuevo.',
  'pages.set-up.done': 'Su contraseña está establecida: inicie sesión con ella.',

  'pages.problem.provider-unreachable':
    'El acceso de su organización no responde. Inténtelo de nuevo en un momento o pregunte a un administrador.',
  'pages.problem.provider-refused': 'El acceso de su organización no le dejó entrar o tardó demasiado. Inténtelo de nuevo.',
  'pages.problem.no-role': 'Ha iniciado sesión, pero nadie le ha dado aún un rol en Cotrail: pídalo a un administrador.',
  'pages.problem.disabled': 'Esta cuenta se desactivó: pregunte a un administrador.',
  'pages.problem.wrong': 'Este nombre y esta contraseña no corresponden.',
  'pages.problem.expired': 'Este enlace ya se usó o ha caducado: pida uno nuevo a un administrador.',
  'pages.problem.too-many': 'Han fallado demasiados intentos. Inténtelo de nuevo dentro de {seconds} s.',
} as const satisfies Catalogue<typeof english>;
