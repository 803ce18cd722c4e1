/** The words of the bar and the mark. They are few and travel to every visitor, so they stand here and not with the screens' catalogues. */

export interface Words {
  ask: string;
  more: string;
  yes: string;
  no: string;
  recording: string;
  paused: string;
  stop: string;
  share: string;
}

const catalogue = {
  en: {
    ask: 'May we record your visit to help you better? We see the pages and what you do on them. What you type and the texts you read are masked. You can stop at any time.',
    more: 'Privacy',
    yes: 'Allow',
    no: 'No, thanks',
    recording: 'This visit is recorded',
    paused: 'Recording is paused',
    stop: 'Stop',
    share: 'Share code',
  },
  es: {
    ask: '¿Podemos grabar su visita para ayudarle mejor? Vemos las páginas y lo que hace en ellas. Lo que escribe y los textos que lee se ocultan. Puede detenerlo cuando quiera.',
    more: 'Privacidad',
    yes: 'Permitir',
    no: 'No, gracias',
    recording: 'Esta visita se está grabando',
    paused: 'La grabación está en pausa',
    stop: 'Detener',
    share: 'Compartir código',
  },
  de: {
    ask: 'Dürfen wir Ihren Besuch aufzeichnen, um Ihnen besser zu helfen? Wir sehen die Seiten und was Sie dort tun. Was Sie eingeben und lesen, wird unkenntlich gemacht. Sie können jederzeit aufhören.',
    more: 'Datenschutz',
    yes: 'Erlauben',
    no: 'Nein, danke',
    recording: 'Dieser Besuch wird aufgezeichnet',
    paused: 'Die Aufzeichnung ist angehalten',
    stop: 'Beenden',
    share: 'Code zeigen',
  },
  ja: {
    ask: 'より良いサポートのため、このサイトでの操作を記録してもよろしいですか。記録されるのはページと操作です。入力内容と表示された文章は伏せられます。いつでも停止できます。',
    more: 'プライバシー',
    yes: '許可する',
    no: '許可しない',
    recording: '操作を記録しています',
    paused: '記録を一時停止しています',
    stop: '停止',
    share: 'コードを表示',
  },
  he: {
    ask: 'האם אפשר להקליט את הביקור שלך כדי לעזור לך טוב יותר? אנו רואים את הדפים ואת הפעולות בהם. מה שמוקלד והטקסטים המוצגים מוסתרים. אפשר להפסיק בכל רגע.',
    more: 'פרטיות',
    yes: 'אישור',
    no: 'לא, תודה',
    recording: 'הביקור הזה מוקלט',
    paused: 'ההקלטה מושהית',
    stop: 'הפסקה',
    share: 'הצגת קוד',
  },
} satisfies Record<string, Words>;

/** The words of the first language that is known; English where none is. */
export function chooseWords(wanted: string | undefined): { language: string; words: Words } {
  return chooseLanguage(catalogue, wanted ?? document.documentElement.lang);
}

export function chooseLanguage<Texts>(texts: Record<string, Texts> & { en: Texts }, wanted: string): { language: string; words: Texts } {
  const language = wanted.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(texts, language) ? { language, words: texts[language]! } : { language: 'en', words: texts.en };
}
