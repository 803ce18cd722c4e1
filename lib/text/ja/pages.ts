/** Japanese words: the collector's own pages. */
import type { Catalogue } from '../catalogue.ts';
import type { pages as english } from '../en/pages.ts';

export const pages = {
  'pages.offline': 'コレクターが応答しません。起動していますか？',
  'pages.failed': '実行できませんでした。もう一度お試しください。',

  'pages.not-built.title': 'Cotrail コレクター',
  'pages.not-built.heading': 'ダッシュボードがビルドされていません',
  'pages.not-built.text':
    'コレクターは起動しており、アップロードを受け付けています。ここにダッシュボードを表示するには、ビルドしてからこのページを再読み込みしてください。',

  'pages.open.title': 'ダッシュボードを開いています · Cotrail',
  'pages.open.opening': 'ダッシュボードを開いています…',
  'pages.open.spent': 'このリンクは使用済みか、有効期限が切れています。コレクターのマシンで新しいリンクを発行してください。',
  'pages.open.opened-before': 'このブラウザーで以前にダッシュボードを開いたことがあれば、まだ入れる場合があります。',
  'pages.open.onward': 'ダッシュボードへ進む',
  'pages.open.scripts': 'ダッシュボードにはスクリプトが必要です。',

  'pages.pair.title': 'このブラウザーをペアリング · Cotrail',
  'pages.pair.heading': 'このブラウザーをコレクターとペアリング',
  'pages.pair.click': 'ツールバーの Cotrail アイコンをクリックしてください。確認の前に、ペアリングで設定される内容がすべて表示されます。',
  'pages.pair.paste': 'または、このリンクを Cotrail の設定に貼り付けてください。15 分以内に 1 回だけ使えます。',
  'pages.pair.link': 'ペアリングリンク',
  'pages.pair.copy': 'リンクをコピー',
  'pages.pair.copied': 'コピーしました。',
  'pages.pair.not-copied':
    'ブラウザーがこのページからのコピーを許可していません。リンクは選択されています。キーボードでコピーしてください。',
  'pages.pair.no-code': 'このアドレスにはペアリングコードがありません。コレクターが表示したリンク全体を開いてください。',
  'pages.pair.scripts': 'リンクを表示するにはスクリプトが必要です。代わりにアドレスバーからコピーできます。',

  'pages.sign-in.title': 'サインイン · Cotrail',
  'pages.sign-in.heading': 'Cotrail にサインイン',
  'pages.sign-in.name': '名前',
  'pages.sign-in.password': 'パスワード',
  'pages.sign-in.button': 'サインイン',
  'pages.sign-in.with': '{provider} でサインイン',
  'pages.sign-in.no-account':
    'アカウントがない場合は、このコレクターの管理者に依頼してください。コレクターのマシンでは、{command} で 1 回だけ使えるリンクを発行できます。',
  'pages.sign-in.scripts': 'サインインにはスクリプトが必要です。',
  'pages.set-up.heading': 'パスワードを設定',
  'pages.set-up.new-password': '新しいパスワード',
  'pages.set-up.rule': '12 文字以上。記号よりも、いくつかの単語を並べたほうが覚えやすくなります。',
  'pages.set-up.again': 'もう一度入力',
  'pages.set-up.button': 'パスワードを設定',
  'pages.set-up.not-same': '2 つが一致しません。もう一度入力してください。',
  'pages.set-up.done': 'パスワードを設定しました。このパスワードでサインインしてください。',

  'pages.problem.provider-unreachable': '組織のサインインが応答しません。しばらくしてからもう一度試すか、管理者にお問い合わせください。',
  'pages.problem.provider-refused': '組織のサインインで許可されなかったか、時間がかかりすぎました。もう一度お試しください。',
  'pages.problem.no-role': 'サインインしましたが、Cotrail のロールがまだ割り当てられていません。管理者に依頼してください。',
  'pages.problem.disabled': 'このアカウントは無効になっています。管理者にお問い合わせください。',
  'pages.problem.wrong': '名前とパスワードの組み合わせが正しくありません。',
  'pages.problem.expired': 'このリンクは使用済みか、有効期限が切れています。管理者に新しいリンクを依頼してください。',
  'pages.problem.too-many': '失敗した試行が多すぎます。{seconds} 秒後にもう一度お試しください。',
} as const satisfies Catalogue<typeof english>;
