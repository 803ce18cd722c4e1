/** Hebrew words: what a company sets by policy, and settings as a file. What in a sentence begins or ends with a sign and reads from the left stands in an isolate, `\u2066` … `\u2069`. */
import type { Catalogue } from '../catalogue.ts';
import type { policy as english } from '../en/policy.ts';

export const policy = {
  'options.policy.locked': 'נקבע על ידי החברה',
  'options.policy.problems': 'יש שגיאות במדיניות של החברה',
  'options.policy.problems-text': 'מה שמפורט כאן אינו קובע דבר עד שיתוקן; כל השאר במדיניות תקף. אתר עם שגיאה מוקלט פחות, לעולם לא יותר.',
  'options.policy.enrolling': 'מדיניות החברה רושמת את הדפדפן הזה; הרישום עדיין לא הצליח',
  'options.policy.enrolling-again': 'הניסיון הבא בסביבות {time}. עד אז הכול נשאר בדפדפן הזה.',
  'options.policy.enrolling-ended':
    'לא יבוצע ניסיון נוסף עם הקישור הזה: צריך שיוגדר במדיניות קישור חדש, דרך הנהלת המערכת. עד אז הכול נשאר בדפדפן הזה.',
  'options.policy.sites-need-consent': 'כדי להוסיף אתרים משלך, צריך קודם לאשר מה מוקלט.',
  'options.policy.switched-on': 'החברה שלך הפעילה את ההקלטה',
  'options.policy.switched-on-text':
    'מדיניות החברה מקליטה את האתרים שברשימה שלה, מאז {date}, בלי לבקש כאן את הסכמתך. הדף הזה מסביר מה המשמעות. שאלות בנושא יש להפנות לחברה; האחריות ליידע אותך היא שלה.',
  'options.policy.own-sites': 'כדי להקליט גם אתרים משלך, יש לאשר שקראת את זה.',
  'options.policy.stop': 'החברה שלך אינה מאפשרת השהיה או עצירה. אתרים שהוספת בעצמך אפשר להסיר כאן בכל עת.',
  'options.refused.set-by-company': 'ההגדרה נקבעה על ידי החברה, ולכן לא השתנתה.',
  'options.refused.other-collector': 'מדיניות החברה מאפשרת לדפדפן הזה לשלוח רק לשרת האיסוף שלה. שום דבר לא השתנה.',
  'options.problem.enrolment.not-a-link':
    'זה לא קישור צימוד. הוא נראה כך: \u2066https://cotrail.example/pair#code=…\u2069; לקוד לבדו צריך גם "endpoint".',
  'options.problem.enrolment.other-collector': 'הקישור מוביל לשרת איסוף אחר מזה שמצוין ב-"endpoint".',
  'options.problem.policy.unreadable': 'הדפדפן אינו מצליח לקרוא את המדיניות. מה שנקבע בה לאחרונה עדיין תקף.',
  'options.problem.maskLevel': 'אחד מאלה: all, inputs, none. עד שיתוקן, כל הטקסט ממוסך.',
  'options.problem.consent': 'אחד מאלה: by-person, by-company. עד שיתוקן, מוצגת בקשת אישור.',
  'options.problem.mayPause': 'true או false. עד שיתוקן, אפשר להשהות.',
  'options.problem.locked.not-lockable': 'אפשר לנעול רק את endpoint, sites, retentionDays ו-personName.',
  'options.problem.unknown-field': 'אין הגדרה כזו. כדאי לבדוק את האיות.',
  'options.problem.invalid_type': 'נדרש כאן ערך מסוג אחר.',
  'options.problem.sites.too_big': '500 אתרים לכל היותר.',

  'options.file.intro': 'להגדרה זהה של דפדפן אחר, או להגדרה מחדש של הדפדפן הזה.',
  'options.file.export': 'שמירה לקובץ',
  'options.file.export-hint':
    'כתובת שרת האיסוף, האתרים שלך ומספר ימי השמירה. ללא מפתח, אסימון, השם שלך או האישור שלך: בדפדפן אחר הצימוד והאישור נעשים בנפרד.',
  'options.file.export-button': 'שמירת ההגדרות',
  'options.file.import': 'טעינה מקובץ',
  'options.file.file': 'קובץ הגדרות',
  'options.file.taken': 'ההגדרות נטענו.',
  'options.file.problems': 'לא ניתן לטעון את הקובץ. שום דבר לא השתנה.',
  'options.file.changes': 'מה הקובץ משנה',
  'options.file.no-changes': 'הקובץ אינו משנה דבר',
  'options.file.apply': 'ביצוע שינוי אחד|ביצוע שני שינויים|ביצוע {count} שינויים',
  'options.file.endpoint': 'שרת איסוף',
  'options.file.retentionDays': 'ימי שמירה',
  'options.file.none': 'אין',
  'options.file.not-listed': 'לא ברשימה שלך',
  'options.file.now': 'עכשיו: {value}',
  'options.file.then': 'אחרי: {value}',
  'options.file.removed': 'אחרי: לא יוקלט עוד',
  'options.file.details': 'אחרי: עם פרטים אחרים',
  'options.file.pair-again': 'עם שרת איסוף אחר צריך לצמד מחדש את הדפדפן הזה; עד אז הכול נשאר כאן.',
  'options.problem.not-a-settings-file': 'זה לא קובץ הגדרות של Cotrail.',
  'options.problem.file-too-big': 'הקובץ גדול מדי לקובץ הגדרות.',
  'options.problem.format': 'הקובץ בגרסה ש-Cotrail הזה אינו מכיר.',
} as const satisfies Catalogue<typeof english>;
