/** Hebrew words: the collector's own pages. */
import type { Catalogue } from '../catalogue.ts';
import type { pages as english } from '../en/pages.ts';

export const pages = {
  'pages.offline': 'שרת האיסוף לא מגיב. האם הוא עדיין פועל?',
  'pages.failed': 'הפעולה לא הצליחה. אפשר לנסות שוב.',

  'pages.not-built.title': 'שרת האיסוף של Cotrail',
  'pages.not-built.heading': 'לוח הבקרה לא נבנה',
  'pages.not-built.text': 'שרת האיסוף פועל ומקבל העלאות. כדי לראות כאן את לוח הבקרה, יש לבנות אותו ולטעון את הדף מחדש:',

  'pages.open.title': 'לוח הבקרה נפתח · Cotrail',
  'pages.open.opening': 'לוח הבקרה נפתח…',
  'pages.open.spent': 'הקישור הזה כבר שימש או שפג תוקפו. המחשב של שרת האיסוף מנפיק קישור חדש.',
  'pages.open.opened-before': 'אם לוח הבקרה כבר נפתח פעם בדפדפן הזה, ייתכן שהגישה עדיין בתוקף.',
  'pages.open.onward': 'אל לוח הבקרה',
  'pages.open.scripts': 'לוח הבקרה זקוק לסקריפטים.',

  'pages.pair.title': 'צימוד הדפדפן הזה · Cotrail',
  'pages.pair.heading': 'צימוד הדפדפן הזה אל שרת האיסוף',
  'pages.pair.click': 'יש ללחוץ על הסמל של Cotrail בסרגל הכלים. לפני האישור יוצג כל מה שהצימוד קובע.',
  'pages.pair.paste': 'אפשר גם להדביק את הקישור הזה בהגדרות של Cotrail. הוא פועל פעם אחת, בתוך 15 דקות.',
  'pages.pair.link': 'קישור צימוד',
  'pages.pair.copy': 'העתקת הקישור',
  'pages.pair.copied': 'הועתק.',
  'pages.pair.not-copied': 'הדפדפן לא מאפשר לדף הזה להעתיק. הקישור מסומן: אפשר להעתיק אותו מהמקלדת.',
  'pages.pair.no-code': 'בכתובת הזאת אין קוד צימוד. יש לפתוח את הקישור המלא ששרת האיסוף הדפיס.',
  'pages.pair.scripts': 'הדף הזה זקוק לסקריפטים כדי להציג את הקישור. אפשר להעתיק אותו משורת הכתובת.',

  'pages.sign-in.title': 'התחברות · Cotrail',
  'pages.sign-in.heading': 'התחברות אל Cotrail',
  'pages.sign-in.name': 'שם',
  'pages.sign-in.password': 'סיסמה',
  'pages.sign-in.button': 'התחברות',
  'pages.sign-in.with': 'התחברות באמצעות {provider}',
  'pages.sign-in.no-account': 'אין לך חשבון? אפשר לפנות להנהלת המערכת. במחשב של שרת האיסוף, {command} מדפיס קישור שפועל פעם אחת.',
  'pages.sign-in.scripts': 'ההתחברות זקוקה לסקריפטים.',
  'pages.set-up.heading': 'בחירת סיסמה',
  'pages.set-up.new-password': 'סיסמה חדשה',
  'pages.set-up.rule': 'לפחות 12 תווים. כמה מילים ברצף קלות יותר לזכירה מסימנים.',
  'pages.set-up.again': 'שוב אותה סיסמה',
  'pages.set-up.button': 'קביעת הסיסמה',
  'pages.set-up.not-same': 'שתי הסיסמאות אינן זהות: יש להקליד שוב.',
  'pages.set-up.done': 'הסיסמה נקבעה: אפשר להתחבר איתה עכשיו.',

  'pages.problem.provider-unreachable': 'שירות ההתחברות של הארגון לא מגיב. אפשר לנסות שוב עוד מעט או לפנות להנהלת המערכת.',
  'pages.problem.provider-refused': 'שירות ההתחברות של הארגון לא אישר כניסה, או שהתהליך נמשך זמן רב מדי. אפשר לנסות שוב.',
  'pages.problem.no-role': 'ההתחברות הצליחה, אבל עדיין לא הוקצה לך תפקיד ב־Cotrail: יש לפנות להנהלת המערכת.',
  'pages.problem.disabled': 'החשבון הזה הושבת: יש לפנות להנהלת המערכת.',
  'pages.problem.wrong': 'השם והסיסמה לא מתאימים זה לזה.',
  'pages.problem.expired': 'הקישור הזה כבר שימש או שפג תוקפו: יש לבקש קישור חדש מהנהלת המערכת.',
  'pages.problem.too-many': 'יותר מדי ניסיונות נכשלו. אפשר לנסות שוב בעוד {seconds} שנ׳.',
} as const satisfies Catalogue<typeof english>;
