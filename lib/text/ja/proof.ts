/** Japanese words about what is proved: signatures, the log's checkpoints, and what neither shows. */
import type { Catalogue } from '../catalogue.ts';
import type { proof as english } from '../en/proof.ts';

export const proof = {
  'proof.alarm.title': 'このコレクターのログは、このデバイスが知っていたログの続きではありません',
  'proof.alarm.forked': '以前に記載されていたものが、変更または削除されています。',
  'proof.alarm.shorter': '以前より短くなっています。末尾が切り取られたか、古いコピーに戻されています。',
  'proof.alarm.other-key': '別の鍵で署名されています。',
  'proof.alarm.not-signed': '最新のチェックポイントが、その鍵で署名されていません。',
  'proof.alarm.not-proved': '続きであることの証明が得られなくなりました。',
  'proof.alarm.kept':
    '{time} に検出しました。アップロードは続き、データは失われません。このデバイスが知っていたログの情報は保持され、検出の事実も記録されました。管理者または監査者に連絡してください。',

  'proof.verified': '{time} まで検証済み（エントリ {count} 件）',
  'proof.checking': '検証しています…',
  'proof.unread': '検証できませんでした',
  'proof.unread-why': 'コレクターが応答しませんでした：{message}',
  'proof.nothing': '検証するものはまだありません',
  'proof.nothing-why': 'このコレクターのログには、まだ何もアップロードされていません。',
  'proof.broken': '検証に失敗',
  'proof.state.enrolled': '署名あり',
  'proof.state.self-asserted': '署名あり、鍵の保証なし',
  'proof.state.unsigned': '署名なし',
  'proof.state.broken': '不正なものを隔離',
  'proof.title.session': 'このセッションについて証明されていること',
  'proof.title.log': 'このログについて証明されていること',
  'proof.found': '成り立たないこと',
  'proof.place': 'ストリーム {stream}、レコード {seq}',
  'proof.checked':
    'このセッションの保存データは {time} にすべてハッシュを再計算し、アップロードされたものと一致しました（コレクターのログのエントリ {count} まで）。',
  'proof.checked-log': 'ログは {time} にハッシュを再計算し、署名されたものと一致しました（エントリ {count} まで）。',
  'proof.records': 'レコード {count} 件',
  'proof.erased': '規則により消去されたもの {count} 件（コミットメントは残ります）',
  'proof.retention': '保持期間の終了により削除されたもの {count} 件（コミットメントは残ります）',
  'proof.remasked': '後からのマスキング強化により削除されたもの {count} 件（コミットメントは残ります）',
  'proof.signatures': 'レコードのバッチ',
  'proof.count.enrolled': '{count} 個：デバイス登録時の鍵による署名',
  'proof.count.self-asserted': '{count} 個：アップロード自体だけが示す鍵による署名',
  'proof.count.unsigned': '{count} 個：署名なし（デバイスに鍵がない頃に封印）',
  'proof.count.broken': '{count} 個：署名の誤りまたは連鎖の破損（隔離され、事実としては表示されません）',
  'proof.shows': '署名が示すこと',
  'proof.shows.profile': '登録されたこのブラウザプロファイルが、これらのレコードをこの順序で作成したこと',
  'proof.shows.unchanged': 'それ以降、変更・追加・削除がないこと',
  'proof.hides': '署名が示さないこと',
  'proof.hides.agent': 'エージェント本人が行ったこと（悪意のあるページやデバイス上のプログラムが、エージェントに代わって操作できるため）',
  'proof.hides.device': '署名の前に、デバイスの改ざんやプロファイルの複製がなかったこと',
  'proof.hides.operator':
    'ログの鍵ファイルを持つ運用者が、最初から何をしたか（ログを書ける人は、別のログも書けるため）。古いログを知っているデバイスや、チェックポイントを保管している人は、それに気づきます。',
  'proof.key': 'ログの鍵',
  'proof.download': '証明をダウンロード',
  'proof.download-hint': '1 つのファイルです。どこでも次のコマンドで検証できます：node collector/main.ts verify',
} as const satisfies Catalogue<typeof english>;
