/** What a visitor reads while a code is out or an agent is with them. Loaded with the part that shows it. */
import { chooseLanguage } from './words.ts';

export interface CobrowseWords {
  read: string;
  expired: string;
  again: string;
  failed: string;
  badLink: string;
  /** `{name}` is the agent. */
  named: string;
  someone: string;
  over: string;
  end: string;
  close: string;
}

const catalogue = {
  en: {
    read: 'Read this code to the agent',
    expired: 'The code has expired.',
    again: 'New code',
    failed: 'There is no code now. Please try again in a moment.',
    badLink: 'This link is no longer good. Please ask the agent for a new one.',
    named: '{name} is with you on this page',
    someone: 'An agent is with you on this page',
    over: 'The agent is no longer with you.',
    end: 'End',
    close: 'Close',
  },
  es: {
    read: 'Lea este código al agente',
    expired: 'El código ha caducado.',
    again: 'Código nuevo',
    failed: 'Ahora no hay ningún código. Inténtelo de nuevo en un momento.',
    badLink: 'Este enlace ya no es válido. Pida otro al agente.',
    named: '{name} le acompaña en esta página',
    someone: 'Un agente le acompaña en esta página',
    over: 'El agente ya no le acompaña.',
    end: 'Terminar',
    close: 'Cerrar',
  },
  de: {
    read: 'Lesen Sie diesen Code vor',
    expired: 'Der Code ist abgelaufen.',
    again: 'Neuer Code',
    failed: 'Es gibt gerade keinen Code. Bitte versuchen Sie es gleich noch einmal.',
    badLink: 'Dieser Link gilt nicht mehr. Bitten Sie um einen neuen.',
    named: '{name} begleitet Sie auf dieser Seite',
    someone: 'Jemand vom Service begleitet Sie auf dieser Seite',
    over: 'Sie werden nicht mehr begleitet.',
    end: 'Beenden',
    close: 'Schließen',
  },
  ja: {
    read: 'このコードを担当者にお伝えください',
    expired: 'コードの有効期限が切れました。',
    again: '新しいコード',
    failed: '今はコードを表示できません。しばらくしてからもう一度お試しください。',
    badLink: 'このリンクは使えなくなりました。担当者に新しいリンクをお求めください。',
    named: '{name}さんがこのページを一緒に見ています',
    someone: '担当者がこのページを一緒に見ています',
    over: '担当者との共有は終了しました。',
    end: '終了',
    close: '閉じる',
  },
  he: {
    read: 'יש להקריא את הקוד הזה לנציג',
    expired: 'תוקף הקוד פג.',
    again: 'קוד חדש',
    failed: 'אין קוד כרגע. אפשר לנסות שוב עוד רגע.',
    badLink: 'הקישור הזה כבר אינו תקף. אפשר לבקש קישור חדש מהנציג.',
    named: '{name} איתך בדף הזה',
    someone: 'נציג איתך בדף הזה',
    over: 'הנציג כבר לא איתך.',
    end: 'סיום',
    close: 'סגירה',
  },
} satisfies Record<string, CobrowseWords>;

export function chooseCobrowseWords(wanted: string): CobrowseWords {
  return chooseLanguage(catalogue, wanted).words;
}
