/** Hebrew words: what was said and done in one conversation. */
import type { Catalogue } from '../catalogue.ts';
import type { transcript as english } from '../en/transcript.ts';

export const transcript = {
  'transcript.title': 'תמלול של {conversation}',
  'transcript.link': 'תמלול',
  'transcript.list': 'מה שנאמר ומה שנעשה, לפי סדר הזמן',
  'transcript.agents': 'מענה: {names}',
  'transcript.sentiment': 'הסנטימנט של הלקוח: {sentiment}',
  'transcript.count': 'אירוע אחד|שני אירועים|{count} אירועים',
  'transcript.progress': 'נקראו עד כה {count}',
  'transcript.log': 'הצגה ביומן',
  'transcript.print': 'הדפסה',
  'transcript.save': 'שמירה כטקסט',
  'transcript.side.agent': 'נציג',
  'transcript.side.customer': 'לקוח',
  'transcript.side.unknown': 'לא ידוע',
  'transcript.event': '{who}: {event}',
  'transcript.change': '{event}: {change}',
  'transcript.no-text': 'הטקסט אינו מוקלט כאן.',
  'transcript.cut': 'הטקסט ממשיך: נשמרה רק תחילתו.',
  'transcript.masked': 'ממוסך',
  'transcript.replay': 'הפעלה חוזרת מ-{time}',
  'transcript.search': 'חיפוש בתמלול הזה',
  'transcript.search.none': 'לא נמצא',
  'transcript.search.place': '{place} מתוך {count}',
  'transcript.search.next': 'המקום הבא',
  'transcript.search.previous': 'המקום הקודם',
  'transcript.empty.title': 'דבר אינו ידוע על השיחה הזאת',
  'transcript.empty.text': 'אף אירוע שלה אינו מוקלט כאן, או שאין אירוע שמותר לך לראות. ייתכן שיוקלט מאוחר יותר, או שהוסר בתום תקופתו.',
  'transcript.empty.log': 'כל השיחות',
  'transcript.no-texts': 'אף טקסט של הודעה אינו מוקלט כאן. טקסטים נשמרים רק היכן שהדבר הופעל לאתר, ורק מאז.',
} as const satisfies Catalogue<typeof english>;
