/** Japanese words: what a company sets by policy, and settings as a file. */
import type { Catalogue } from '../catalogue.ts';
import type { policy as english } from '../en/policy.ts';

export const policy = {
  'options.policy.locked': '会社による設定',
  'options.policy.problems': '会社のポリシーに誤りがあります',
  'options.policy.problems-text':
    'ここに挙げた項目は、修正されるまで何も設定しません。ポリシーのほかの部分は有効です。誤りのあるサイトの記録は、少なくなることはあっても多くなることはありません。',
  'options.policy.enrolling': '会社のポリシーによるこのブラウザの登録は、まだ完了していません',
  'options.policy.enrolling-again': '次の試行は {time} ごろです。それまで、すべてこのブラウザに残ります。',
  'options.policy.enrolling-ended':
    'このリンクでの再試行は行われません。管理者がポリシーに新しいリンクを設定する必要があります。それまで、すべてこのブラウザに残ります。',
  'options.policy.sites-need-consent': '自分でサイトを追加するには、まず記録内容を確認してください。',
  'options.policy.switched-on': '会社がこの記録を有効にしています',
  'options.policy.switched-on-text':
    '{date} から、会社のポリシーに載っているサイトが、ここで確認を求めることなく記録されています。その内容はこのページで説明しています。質問は会社にお問い合わせください。利用者への説明は会社の責任です。',
  'options.policy.own-sites': '自分で選んだサイトも記録するには、この説明を読んだことを確認してください。',
  'options.policy.stop': '会社の設定により、一時停止と停止はできません。自分で追加したサイトは、ここでいつでも削除できます。',
  'options.refused.set-by-company': '会社が設定している項目のため、変更されませんでした。',
  'options.refused.other-collector':
    '会社のポリシーにより、このブラウザの送信先は会社のコレクターに限られています。何も変更されていません。',
  'options.problem.enrolment.not-a-link':
    'ペアリングリンクではありません。https://cotrail.example/pair#code=… の形です。コードだけの場合は、「endpoint」の指定も必要です。',
  'options.problem.enrolment.other-collector': 'リンク先が「endpoint」とは別のコレクターです。',
  'options.problem.policy.unreadable': 'ブラウザがポリシーを読み取れません。前回の内容が引き続き有効です。',
  'options.problem.maskLevel': 'all、inputs、none のいずれかです。修正されるまで、すべてのテキストがマスクされます。',
  'options.problem.consent': 'by-person、by-company のいずれかです。修正されるまで、利用者に確認を求めます。',
  'options.problem.mayPause': 'true または false です。修正されるまで、利用者は一時停止できます。',
  'options.problem.locked.not-lockable': 'ロックできるのは endpoint、sites、retentionDays、personName だけです。',
  'options.problem.unknown-field': 'この設定は存在しません。つづりを確認してください。',
  'options.problem.invalid_type': '値の種類が違います。',
  'options.problem.sites.too_big': 'サイトは 500 件までです。',

  'options.file.intro': '別のブラウザを同じように設定するとき、またはこのブラウザを設定し直すときに使います。',
  'options.file.export': 'ファイルに保存',
  'options.file.export-hint':
    'コレクターのアドレス、自分のサイト、保存日数が含まれます。鍵、トークン、名前、確認の記録は含まれません。別のブラウザでは、改めてペアリングと確認が必要です。',
  'options.file.export-button': '設定を保存',
  'options.file.import': 'ファイルから読み込む',
  'options.file.file': '設定ファイル',
  'options.file.taken': '設定を読み込みました。',
  'options.file.problems': 'このファイルは読み込めません。何も変更されていません。',
  'options.file.changes': 'このファイルによる変更',
  'options.file.no-changes': 'このファイルによる変更はありません',
  'options.file.apply': '{count} 件の変更を適用',
  'options.file.endpoint': 'コレクター',
  'options.file.retentionDays': '保存日数',
  'options.file.none': 'なし',
  'options.file.not-listed': 'リストにありません',
  'options.file.now': '現在：{value}',
  'options.file.then': '変更後：{value}',
  'options.file.removed': '変更後：記録しない',
  'options.file.details': '変更後：詳細が異なる',
  'options.file.pair-again': 'コレクターが変わるため、このブラウザを改めてペアリングする必要があります。それまで、すべてここに残ります。',
  'options.problem.not-a-settings-file': 'Cotrail の設定ファイルではありません。',
  'options.problem.file-too-big': '設定ファイルとしては大きすぎます。',
  'options.problem.format': 'この Cotrail が対応していないバージョンのファイルです。',
} as const satisfies Catalogue<typeof english>;
