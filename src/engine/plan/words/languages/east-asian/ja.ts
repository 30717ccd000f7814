import { type Language, list } from '../language.ts';

export const japanese: Language = {
  code: 'ja',
  name: 'Japanese',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`禁止`,
    lookup: {
      stems: list`参考, 常用コマンド, 主要コマンド, トラブルシュ, 困ったとき, うまくいかない`,
      alone: list`サポート`,
    },
    about: {
      stems: list`はじめに, 対象, 次のステップ, テンプレート, 不要な, 概要, 目的, 背景, 費用`,
      alone: list`目次`,
    },
    rollback: list`ロールバック, 切り戻し, 切戻し, 巻き戻し, 元に戻す, 旧バージョンに戻`,
    failure: list`失敗した場合, 失敗時, うまくいかない場合`,
    signoff: list`承認`,
    contacts: list`連絡先, 連絡体制`,
    record: { alone: list`メモ` },
    maintain: list`保守, 定期メンテ`,
    recur: { first: list`毎日, 毎週, 毎月` },
    drill: [], // No Japanese document has used one yet.
    before: list`デプロイ前, リリース前, 公開前, 事前, 本番前`,
    during: list`デプロイ中, 当日`,
    after: list`デプロイ後, リリース後, 公開後, 本番後`,
    prepare: list`準備, 前提, 要件`,
    verify: list`スモーク, 検証, 確認`,
    success: list`成功の`,
    monitor: list`監視, モニタリング`,
    deploy: list`デプロイ, リリース, 公開`,
    build: list`ビルド, インストール`,
    emergency: list`緊急`,
    incident: [], // No Japanese document has used one yet.
    operate: list`バックアップ, 運用`,
    test: list`テスト`,
    quality: list`安全, 性能, 品質, 文件, セキュリティ`,
    setup: list`設定, 環境, データベース`,
    steps: { last: list`手順` },
    list: list`チェック`,
    symptom: list`失敗, 故障, エラー, 障害`,
    priority: list`必須, 重要, 推奨`,
    repository: list`推送, リポジトリ`,
    store: [], // No Japanese document has used one yet.
    address: { last: list`アドレス` },
  },
  sections: {
    parts: [], // No Japanese document has used one yet.
    phases: [], // No Japanese document has used one yet.
    counters: [], // No Japanese document has used one yet.
    participles: [], // No Japanese document has used one yet.
    longParticiples: [], // No Japanese document has used one yet.
    done: list`完了, 済み`,
    usedBefore: [], // No Japanese document has used one yet.
    releaseActs: [], // No Japanese document has used one yet.
    readyOnce: [], // No Japanese document has used one yet.
    beforeRelease: [], // No Japanese document has used one yet.
    completed: [], // No Japanese document has used one yet.
  },
  acts: {
    backup: list`バックアップ, スナップショット, ダンプ`,
    announce: list`告知, 周知, 通知, アナウンス, 連絡, お知らせ`,
    tidy: list`後片付け, クリーンアップ, 掃除, 不要ファイル, 削除, 片付け`,
    version: list`バージョン, 変更履歴, リリースノート, タグ付け`,
    migrate: list`マイグレーション, 移行, スキーマ`,
    switch: list`切り替え, 切替, 本番反映, dns, 有効化, カットオーバー, 公開`,
    stop: list`停止, シャットダウン, メンテナンスモード, 凍結, 無効化`,
    start: list`起動, 再起動, 開始`,
    install: list`インストール, 導入, 依存, 構築, パッケージ`,
    upload: list`アップロード, コピー, 転送, プッシュ, 配置, クローン, 反映`,
    watch: list`監視, モニタリング, 観察, ログ, メトリクス`,
    look: list`確認, 検証, テスト, チェック, 点検, 動作確認`,
    example: list`例, テンプレート, 付録, 参考, ヒント, 推奨事項`,
    trouble: list`トラブル, 問題, エラー, 障害, 緊急, 復旧, 対処, 対応フロー`,
    owner: list`担当, 責任者, 体制, スケジュール, 役割`,
  },
  thresholds: {
    below: [], // No Japanese document has used one yet.
    above: [], // No Japanese document has used one yet.
    atMost: [], // No Japanese document has used one yet.
    atLeast: [], // No Japanese document has used one yet.
    belowBehind: list`未満`,
    aboveBehind: list`超`,
    atMostBehind: list`以下, 以内`,
    atLeastBehind: list`以上`,
    recommended: [], // No Japanese document has used one yet.
    milliseconds: [], // No Japanese document has used one yet.
    seconds: list`秒`,
    minutes: list`分`,
    hours: list`時間`,
    days: [], // No Japanese document has used one yet.
    weeks: list`週`,
    lasting: [], // No Japanese document has used one yet.
    inARow: list`以上, 連続`,
    alertHeadings: { first: list`アラート` },
    triggerHeadings: list`トリガー`,
    whenHeadings: [], // No Japanese document has used one yet.
    setUp: [], // No Japanese document has used one yet.
    staysUp: [], // No Japanese document has used one yet.
    takesBack: [], // No Japanese document has used one yet.
    conditions: list`の場合`,
    achieved: list`成功, 完了`,
    andOr: [], // No Japanese document has used one yet.
    andOrInside: [], // No Japanese document has used one yet.
    counted: [], // No Japanese document has used one yet.
    recoveryTimes: [], // No Japanese document has used one yet.
    goals: list`目標`,
    refusals: [], // No Japanese document has used one yet.
    availability: list`可用性`,
    stopLabels: list`ロールバック条件, ロールバック基準, ロールバック判断, ロールバックトリガー, 中止条件, 中止基準, 切り戻し条件, 切り戻し基準, 切戻し基準, 停止条件`,
    alarmLabels: list`アラート, 警告`,
    goalLabels: list`成功指標, 成功基準, 受け入れ基準, 目標, 要件, kpi, slo`,
    goalColumns: list`目標, 要件, 基準値, 上限`,
    currentColumns: list`現在, 実績, 結果, 実測`,
    leastColumns: list`最小, 最低`,
    reactionColumns: list`応答時間, 対応時間, 対応目標`,
    alertColumns: list`警告, 危険, アラート, 注意`,
    stopColumns: list`ロールバック条件, ロールバック基準, トリガー, 発動条件, no-go`,
    severityColumns: list`重大度, 重要度, 対応, アクション, 優先度`,
    failureColumns: list`失敗時, 失敗した場合`,
    stops: list`中止する, 中止し, 続行しない, 進まない, 進めない, ロールバックする, ロールバックを実施, 切り戻す, 切り戻しを実施`,
    risingIsBad: list`エラー, 遅延, レイテンシ, 応答時間, 失敗, 使用率, 処理時間, 苦情`,
    fallingIsBad: list`成功率, 稼働率, 可用性, カバレッジ, 満足度, 可用率`,
    zero: { first: list`ゼロ` },
    faults: list`エラー, 警告, 障害, 不具合, インシデント, 事故`,
    shouldBe: list`であること`,
  },
  commands: {
    mistakes: [], // No Japanese document has used one yet.
    forbidden: list`禁止`,
    examples: list`例`,
    savesFile: list`作成, 保存`,
    alternatives: list`または`,
    runs: list`実行`,
    present: list`インストール`,
    notes: list`期待, 期待値`,
    expectations: list`期待`,
    expectationTitles: [], // No Japanese document has used one yet.
    shows: list`表示されます, 表示される, 出力されます, 出力される`,
  },
  instructions: {
    imperatives: {
      stems: list`
        確認する, 実行する, 設定する, 作成する, 更新する, 削除する, 追加する, 停止する, 起動する, 再起動する, 確認してください, 実行してください, してください, しておく, を確認,
        を実行, を設定, を作成, を更新, を削除, を追加, を停止, を起動, を再起動, を開く, を選択, をクリック, を入力, を保存, を取得, を登録, を有効化, を無効化,
        をテスト, を監視, を通知, に通知, を連絡, に連絡, を変更, を適用, を復元, をコピー, をアップロード, をダウンロード, を貼り付け, を待つ, を押す, に移動, にアクセス,
        にログイン, へ移動, へアクセス, を記録, をデプロイ, をインストール, を検証, を準備, を切り替え, を配置, を配布, を実施, を報告, を共有, を比較, を修正, を調整,
        を完了, を公開, を閉じる
      `,
    },
    options: list`方法, オプション, 案, パターン, 選択肢`,
    conditions: list`場合, もし, のみ, のときは`,
    optional: list`任意, オプション, 必要に応じて, 必要な場合, 初回のみ, 推奨`,
    duties: list`必要があります, しなければ, 必須`,
    states: list`です, ます, でした, されます, されている, できます, あります, なります`,
  },
  places: {
    toward: [], // No Japanese document has used one yet.
    machines: [], // No Japanese document has used one yet.
    atServer: list`サーバーで, サーバー上, サーバで, サーバ上`,
    servers: list`サーバ`,
    here: list`ローカル, 開発環境で, 手元の`,
  },
  people: {
    contacts: [], // No Japanese document has used one yet.
    roles: list`責任者, 担当`,
    approvals: list`承認`,
    signed: list`署名, 確認者, 確認, 承認者, 承認`,
    signatureColumns: list`署名, 承認`,
    signatures: list`署名`,
    roleColumns: [], // No Japanese document has used one yet.
    attributes: {
      alone: list`名前, 氏名, 電話, 電話番号, 携帯, メール, メールアドレス, slack, teams, チャンネル, 対応時間, 連絡先, 役割, 対象, email`,
    },
    owners: { alone: list`担当, 担当者, 責任者, 担当チーム` },
    onCall: list`オンコール, 当番`,
    ranks: { alone: list`主担当, 副担当, プライマリ, セカンダリ` },
    contactLabels: { last: list`緊急連絡先, エスカレーション先, 連絡窓口` },
    notified: list`通知先, 即時連絡, エスカレーション`,
    reaches: [], // No Japanese document has used one yet.
    tells: [], // No Japanese document has used one yet.
    approvalFrom: [], // No Japanese document has used one yet.
    neededApprovals: { alone: list`承認者, 承認, 最終承認` },
  },
  recurrence: {
    daily: list`毎日`,
    weekly: list`毎週`,
    monthly: list`毎月`,
    quarterly: list`四半期`,
    yearly: list`毎年`,
  },
  placeholders: {
    your: [], // No Japanese document has used one yet.
    yourSpelledOut: list`あなたの`,
    owned: [], // No Japanese document has used one yet.
    here: [], // No Japanese document has used one yet.
    logins: [], // No Japanese document has used one yet.
  },
};
