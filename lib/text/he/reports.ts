/** Hebrew words: reports of agents' activity. */
import type { Catalogue } from '../catalogue.ts';
import type { reports as english } from '../en/reports.ts';

export const reports = {
  'reports.title': 'דוחות',
  'reports.back': 'נציגים',
  'reports.kind.label': 'דוח',
  'reports.kind.status': 'סטטוס הנציגים',
  'reports.kind.level': 'רמת שירות',
  'reports.within': 'מענה בתוך (שניות)',
  'reports.range.default': '28 הימים האחרונים',
  'reports.act.print': 'הדפסה',
  'reports.act.xlsx': 'שמירה כ-XLSX',
  'reports.act.csv': 'שמירה כ-CSV',
  'reports.act.failed': 'לא היה אפשר לכתוב את הקובץ.',
  'reports.long.title': 'הטווח ארוך מדי',
  'reports.long.text':
    'דוח מכיל לכל היותר יום אחד: יש לבחור פחות.|דוח מכיל לכל היותר יומיים: יש לבחור פחות.|דוח מכיל לכל היותר {count} ימים: יש לבחור פחות.',
  'reports.empty.title': 'דבר לא הוקלט בטווח הזה',
  'reports.empty.text': 'זה שאיש לא הקליט אינו אומר שאיש לא עבד.',
  'reports.range': '{from} עד {to}',
  'reports.zones': 'הימים והשעות הם לפי אזור הזמן של כל נציג: {zones}.',
  'reports.unsure': 'המספר עשוי להיות אחר: לא הכול הוקלט',
  'reports.unsure.yes': 'כן',
  'reports.none': 'אף אחד לא נענה',

  'reports.section.total': 'כל הצ׳אטים',
  'reports.section.groups': 'לפי קבוצה',
  'reports.section.hours': 'לפי שעה',
  'reports.section.weekdays': 'לפי יום בשבוע',
  'reports.section.agents': 'לפי נציג',
  'reports.section.days': '{agent}, לפי יום',
  'reports.group.unknown': 'קבוצה לא ידועה',
  'reports.column.part': 'חלק',
  'reports.column.name': 'של',
  'reports.column.answered': 'נענו',
  'reports.column.in-time': 'בזמן',
  'reports.column.share': 'רמת שירות',
  'reports.column.unanswered': 'ללא מענה ראשון',
  'reports.column.unsure': 'לא ודאי',
  'reports.column.online': 'מחובר',
  'reports.column.busy': 'עסוק',
  'reports.column.away': 'לא זמין',
  'reports.column.offline': 'מנותק',
  'reports.column.other': 'סטטוס אחר',
  'reports.column.unknown': 'לא ידוע',
  'reports.column.logged-in': 'בתוך המערכת',
  'reports.column.in-chats': 'בצ׳אטים',
  'reports.column.out-of-chats': 'מחוץ לצ׳אטים',
  'reports.column.minutes': '{name} (דקות)',
  'reports.column.ratio': '{name} (0 עד 1)',

  'reports.define.level':
    'רמת שירות: מתוך הצ׳אטים שנענו, החלק שבו המענה הראשון הגיע בתוך שנייה אחת מההודעה הראשונה של הלקוח.|רמת שירות: מתוך הצ׳אטים שנענו, החלק שבו המענה הראשון הגיע בתוך שתי שניות מההודעה הראשונה של הלקוח.|רמת שירות: מתוך הצ׳אטים שנענו, החלק שבו המענה הראשון הגיע בתוך {count} שניות מההודעה הראשונה של הלקוח.',
  'reports.define.unanswered':
    'ללא מענה ראשון: צ׳אטים שהתחילו בטווח ואין להם בו מענה ראשון, או מענה שאפשר למדוד, למשל כשהנציג כתב ראשון. הם אינם נכללים באף חלק.',
  'reports.define.when': 'צ׳אט נספר בשעה וביום בשבוע שבהם התחיל לפי השעון של הנציג, תחת הקבוצה של השיחה.',
  'reports.define.status': 'הזמנים לפי סטטוס ו״לא ידוע״ מסתכמים בימים השלמים שמשהו מהם הוקלט.',
  'reports.define.in-chats':
    'בצ׳אטים: לפחות צ׳אט אחד היה פתוח. מחוץ לצ׳אטים: מחובר או עסוק, ואף צ׳אט לא היה פתוח. בתוך המערכת: נראתה כניסה לקונסולה.',
  'reports.define.unsure': 'לא ודאי: ביום שנספר יש פער במה שהוקלט, או ששעון הוזז, ולכן המספר עשוי להיות אחר.',
} as const satisfies Catalogue<typeof english>;
