/** Hebrew words about what is proved: signatures, the log's checkpoints, and what neither shows. */
import type { Catalogue } from '../catalogue.ts';
import type { proof as english } from '../en/proof.ts';

export const proof = {
  'proof.alarm.title': 'היומן של שרת האיסוף אינו המשך של היומן שהמכשיר הזה הכיר',
  'proof.alarm.forked': 'מה שנרשם בו קודם שונה או הוסר.',
  'proof.alarm.shorter': 'הוא קצר משהיה: סופו נחתך, או שהוחזר עותק ישן.',
  'proof.alarm.other-key': 'הוא חתום במפתח אחר.',
  'proof.alarm.not-signed': 'נקודת הביקורת האחרונה שלו אינה חתומה במפתח שלו.',
  'proof.alarm.not-proved': 'הוא אינו מספק עוד הוכחה שהוא המשך.',
  'proof.alarm.kept':
    'התגלה ב-{time}. ההעלאות נמשכות ושום דבר לא אבד; מה שהמכשיר הזה ידע על היומן נשמר, והממצא תועד. יש לפנות למנהל/ת או למבקר/ת.',

  'proof.verified': 'אומת עד {time} (רשומת יומן אחת)|אומת עד {time} (שתי רשומות יומן)|אומת עד {time} ({count} רשומות יומן)',
  'proof.checking': 'באימות…',
  'proof.unread': 'לא ניתן היה לאמת',
  'proof.unread-why': 'שרת האיסוף לא הגיב: {message}',
  'proof.nothing': 'עדיין אין מה לאמת',
  'proof.nothing-why': 'עדיין לא הועלה דבר ליומן של שרת האיסוף הזה.',
  'proof.broken': 'האימות נכשל',
  'proof.state.enrolled': 'חתום',
  'proof.state.self-asserted': 'חתום, במפתח ללא ערובה',
  'proof.state.unsigned': 'לא חתום',
  'proof.state.broken': 'פגומים הועברו להסגר',
  'proof.title.session': 'מה מוכח לגבי הסשן הזה',
  'proof.title.log': 'מה מוכח לגבי היומן הזה',
  'proof.found': 'מה אינו מתקיים',
  'proof.place': 'זרם {stream}, רשומה {seq}',
  'proof.checked': 'כל מה ששמור מהסשן הזה עבר גיבוב מחדש ב-{time}, והוא זהה למה שהועלה: ביומן של שרת האיסוף, עד רשומת יומן {count}.',
  'proof.checked-log': 'היומן עבר גיבוב מחדש ב-{time}, והוא זהה למה שנחתם, עד רשומת יומן {count}.',
  'proof.records': 'רשומה אחת|שתי רשומות|{count} רשומות',
  'proof.erased':
    'רשומה אחת נמחקה לצמיתות לפי כלל; ההתחייבות שלה נשארת|שתי רשומות נמחקו לצמיתות לפי כלל; ההתחייבויות שלהן נשארות|{count} רשומות נמחקו לצמיתות לפי כלל; ההתחייבויות שלהן נשארות',
  'proof.retention':
    'רשומה אחת נמחקה בתום תקופת השמירה; ההתחייבות שלה נשארת|שתי רשומות נמחקו בתום תקופת השמירה; ההתחייבויות שלהן נשארות|{count} רשומות נמחקו בתום תקופת השמירה; ההתחייבויות שלהן נשארות',
  'proof.remasked':
    'רשומה אחת הוסרה במיסוך שהוחמר מאוחר יותר; ההתחייבות שלה נשארת|שתי רשומות הוסרו במיסוך שהוחמר מאוחר יותר; ההתחייבויות שלהן נשארות|{count} רשומות הוסרו במיסוך שהוחמר מאוחר יותר; ההתחייבויות שלהן נשארות',
  'proof.signatures': 'אצוות של רשומות',
  'proof.count.enrolled': '{count} חתומות במפתח שבו נרשם המכשיר',
  'proof.count.self-asserted': '{count} חתומות במפתח שרק ההעלאות עצמן מציינות',
  'proof.count.unsigned': '{count} לא חתומות: נסגרו לפני שהיה למכשיר מפתח',
  'proof.count.broken': '{count} עם חתימה שגויה או שרשרת שבורה, הועברו להסגר ואינן מוצגות כעובדה',
  'proof.shows': 'חתימה מראה',
  'proof.shows.profile': 'שפרופיל הדפדפן הרשום הזה יצר את הרשומות האלה, בסדר הזה;',
  'proof.shows.unchanged': 'שמאז לא שונה בהן דבר, לא נוסף ולא הוסר.',
  'proof.hides': 'היא אינה מראה',
  'proof.hides.agent': 'שהנציג/ה עשה/תה זאת: דף עוין או תוכנה במכשיר יכולים לפעול במקומו/ה;',
  'proof.hides.device': 'שלא נעשתה חבלה במכשיר, ושהפרופיל שלו לא הועתק, לפני שחתם;',
  'proof.hides.operator':
    'מה עושה מלכתחילה מי שמפעיל את השרת ומחזיק בקובץ המפתח של היומן: מי שיכול לכתוב את היומן יכול לכתוב יומן אחר. מכשירים שהכירו את היומן הישן יבחינו בכך, וגם מי ששמר נקודת ביקורת.',
  'proof.key': 'המפתח של היומן',
  'proof.download': 'הורדת ההוכחה',
  'proof.download-hint': 'קובץ אחד, שאפשר לבדוק בכל מקום באמצעות: node collector/main.ts verify',
} as const satisfies Catalogue<typeof english>;
