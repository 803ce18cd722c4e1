/** Japanese words: what was said and done in one conversation. */
import type { Catalogue } from '../catalogue.ts';
import type { transcript as english } from '../en/transcript.ts';

export const transcript = {
  'transcript.title': '{conversation} の会話記録',
  'transcript.link': '会話記録',
  'transcript.list': '発言と操作（時刻順）',
  'transcript.agents': '対応者：{names}',
  'transcript.sentiment': '顧客の感情：{sentiment}',
  'transcript.count': '{count} 件',
  'transcript.progress': '{count} 件を読み込みました',
  'transcript.log': 'ログで表示',
  'transcript.print': '印刷',
  'transcript.save': 'テキストで保存',
  'transcript.side.agent': 'エージェント',
  'transcript.side.customer': '顧客',
  'transcript.side.unknown': '不明',
  'transcript.event': '{who}：{event}',
  'transcript.change': '{event}：{change}',
  'transcript.no-text': 'ここにはテキストが記録されていません。',
  'transcript.cut': '続きがあります。先頭部分だけが保存されています。',
  'transcript.masked': 'マスク済み',
  'transcript.replay': '{time} からリプレイ',
  'transcript.search': 'この会話記録内を検索',
  'transcript.search.none': '見つかりません',
  'transcript.search.place': '{count} 件中 {place} 件目',
  'transcript.search.next': '次へ',
  'transcript.search.previous': '前へ',
  'transcript.empty.title': 'この会話についての記録はありません',
  'transcript.empty.text':
    'この会話の記録がないか、表示を許可されたものがありません。これから記録されるか、保持期間が過ぎて削除された可能性があります。',
  'transcript.empty.log': 'すべての会話',
  'transcript.no-texts': 'メッセージのテキストは記録されていません。テキストは、サイトで有効にした場合に、それ以降の分だけ保存されます。',
} as const satisfies Catalogue<typeof english>;
