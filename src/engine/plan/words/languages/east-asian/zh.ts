import { type Language, list } from '../language.ts';

export const chinese: Language = {
  code: 'zh',
  name: 'Chinese',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`禁止, 不要`,
    lookup: {
      stems: list`
        参考, 參考, 常用命令, 常用指令, 主要命令, 主要指令, 常见问题, 常见错误, 常见故障, 常见問題, 常见錯誤, 常見问题, 常見错误, 常見故障, 常見問題, 常見錯誤, 故障排, 故障处理,
        问题排查, 問題排查, 获取帮助, 取得帮助
      `,
      alone: list`技术支持`,
    },
    about: {
      alone: list`目录, 目錄, 目次`,
      first: list`为什么, 為什麼`,
      stems: list`工作原理, 概述, 概要, 概览, 简介, 对比, 對比, 下一步, 费用, 費用, 模板, 组件, 目的, 背景`,
      last: list`說明, 说明, 不要`,
    },
    rollback: list`回滚, 回滾, 回退, 退回, 撤回, 恢复旧版本, 还原旧版本`,
    failure: list`如果失败, 失败时, 失败后`,
    signoff: list`签字, 簽核, 签署, 审批`,
    contacts: list`联系, 聯絡, 联络`,
    record: { alone: list`备注, 備註`, stems: list`記錄, 记录` },
    maintain: list`维护, 維護, 清理`,
    recur: { first: list`每日, 每周, 每月` },
    drill: [], // No Chinese document has used one yet.
    before: {
      stems: list`部署前, 上线前, 上線前, 发布前, 發布前, 更新前, 事前`,
      except: list`部署前端, 部署前台, 上线前端, 上线前台, 上線前端, 上線前台, 发布前端, 发布前台, 發布前端, 發布前台, 更新前端, 更新前台`,
    },
    during: list`部署中, 发布中`,
    after: {
      stems: list`部署后, 部署後, 上线后, 上线後, 上線后, 上線後, 发布后, 发布後, 發布后, 發布後`,
      except: list`
        部署后端, 部署后台, 部署後端, 部署後台, 上线后端, 上线后台, 上线後端, 上线後台, 上線后端, 上線后台, 上線後端, 上線後台, 发布后端, 发布后台, 发布後端, 发布後台, 發布后端,
        發布后台, 發布後端, 發布後台
      `,
    },
    prepare: list`准备, 準備, 前置, 前提, 要件`,
    verify: list`验证, 驗證, 验收, 驗收`,
    success: { stems: list`成功标志, 成功标准, 成功指标, 完成标准`, last: list`标准, 標準` },
    monitor: list`监控, 監控, 告警, 指标`,
    deploy: list`部署, 发布, 發布, 上线, 上線, 更新流程, 更新步骤, 更新步驟, 更新操作, 升级流程, 升级步骤, 升级步驟, 升级操作, 升級流程, 升級步骤, 升級步驟, 升級操作`,
    build: list`安装, 安裝, 构建`,
    emergency: list`应急, 應急, 緊急`,
    incident: [], // No Chinese document has used one yet.
    operate: list`备份, 備份, 运维, 維運, 重启, 重啟`,
    test: list`测试, 測試`,
    quality: list`安全, 性能, 质量, 文档`,
    setup: list`配置, 设置, 环境, 環境, 数据库, 資料庫`,
    steps: { last: list`步骤, 步驟, 流程` },
    list: list`检查, 檢查, 清单, 清單`,
    symptom: list`失败, 失敗, 故障, 无法, 無法, 异常, 報錯, 报错`,
    priority: list`必须, 必須, 必需, 可选, 可選, 重要, 推荐`,
    repository: list`仓库`,
    store: [], // No Chinese document has used one yet.
    address: { last: list`地址` },
  },
  sections: {
    parts: list`第`,
    phases: [], // No Chinese document has used one yet.
    counters: list`步, 阶段, 階段`,
    participles: [], // No Chinese document has used one yet.
    longParticiples: [], // No Chinese document has used one yet.
    done: list`已`,
    usedBefore: [], // No Chinese document has used one yet.
    releaseActs: [], // No Chinese document has used one yet.
    readyOnce: [], // No Chinese document has used one yet.
    beforeRelease: list`部署前, 上线前, 发布前`,
    completed: list`完成, 检查, 确认, 核对`,
  },
  acts: {
    backup: list`备份, 備份, 快照, 转储`,
    announce: list`公告, 通知, 通告, 沟通, 告知, 宣布`,
    tidy: list`清理, 清除, 删除旧, 归档, 下线旧, 收尾`,
    version: list`版本号, 更新日志, 变更日志, 发布说明, 版本说明, 打标签`,
    migrate: list`迁移, 数据库结构, 表结构, 初始化数据库, 导入数据`,
    switch: list`切换, 切流, 上线, 流量, 域名解析, 启用, 割接`,
    stop: list`停止, 停机, 停服, 关闭, 维护模式, 冻结, 下线`,
    start: list`启动, 重启, 运行项目, 拉起, 开启`,
    install: list`安装, 依赖, 环境准备, 环境搭建`,
    upload: list`上传, 拷贝, 复制, 推送, 同步, 拉取代码, 发布`,
    watch: list`监控, 观察, 日志, 指标`,
    look: list`验证, 检查, 测试, 校验, 确认, 自检, 查看`,
    example: list`示例, 例子, 模板, 附录, 参考, 建议, 技巧, 最佳实践`,
    trouble: list`故障, 问题, 排查, 错误, 报错, 异常, 应急, 紧急, 事故`,
    owner: list`负责人, 责任人, 团队, 时间表, 时间线, 角色`,
  },
  thresholds: {
    below: list`小于, 低于, 少于`,
    above: list`超过, 超過, 大于, 高于, 多于`,
    atMost: list`不超过, 不超過, 至多, 最多`,
    atLeast: list`至少, 不少于, 不低于`,
    belowBehind: [], // No Chinese document has used one yet.
    aboveBehind: list`超`,
    atMostBehind: list`以下, 以内, 以內`,
    atLeastBehind: list`以上`,
    recommended: [], // No Chinese document has used one yet.
    milliseconds: list`毫秒`,
    seconds: list`秒`,
    minutes: list`分, 分钟, 分鐘`,
    hours: list`小时, 小時`,
    days: list`天`,
    weeks: list`周, 週`,
    lasting: list`持续, 連續, 连续, 持續, 超过`,
    inARow: list`以上`,
    alertHeadings: { first: list`告警, 警报` },
    triggerHeadings: list`触发, 觸發`,
    whenHeadings: list`何时回滚, 何時回滾`,
    setUp: list`已配置, 已设置, 已設定, 已启用`,
    staysUp: list`不要回滚, 不需要回滚`,
    takesBack: list`回滚, 回滾`,
    conditions: list`如果, 当`,
    achieved: list`成功, 完成`,
    andOr: [], // No Chinese document has used one yet.
    andOrInside: list`或, 或者`,
    counted: list`得分, 评分`,
    recoveryTimes: list`恢复时间`,
    goals: list`目标, 目標`,
    refusals: [], // No Chinese document has used one yet.
    availability: list`可用`,
    stopLabels: list`回滚条件, 回滾條件, 回滚触发, 回滾觸發, 回滚标准, 回滾標準, 中止条件, 中止條件, 终止条件, 停止条件, 停止條件, 需要回滚的情况, 立即回滚`,
    alarmLabels: list`告警, 警报, 報警, 报警, 警告`,
    goalLabels: list`成功标准, 成功標準, 验收标准, 驗收標準, 目标, 目標, 指标, kpi, slo`,
    goalColumns: list`目标, 目標, 要求, 限制, 标准, 標準`,
    currentColumns: list`当前, 當前, 现在, 实际, 實際, 结果, 結果`,
    leastColumns: list`最低, 最小`,
    reactionColumns: list`响应时间, 回應時間, 响应时限, 处理时限`,
    alertColumns: list`警告, 严重, 嚴重, 告警, 报警`,
    stopColumns: list`回滚条件, 回滾條件, 触发条件, 觸發條件, 回滚阈值, no-go`,
    severityColumns: list`级别, 級別, 严重程度, 处理, 動作, 动作, 措施, 优先级`,
    failureColumns: list`失败时, 失敗時, 如果失败`,
    stops: list`停止发布, 停止部署, 终止发布, 中止发布, 不要继续, 不要繼續, 立即回滚, 执行回滚, 進行回滾, 则回滚`,
    risingIsBad: list`错误, 錯誤, 延迟, 延遲, 响应时间, 回應時間, 失败, 失敗, 使用率, 投诉, 超时, 处理时间`,
    fallingIsBad: list`成功率, 可用, 覆盖率, 覆蓋率, 得分, 评分, 命中率`,
    zero: { first: list`零` },
    faults: list`错误, 錯誤, 警告, 事故, 缺陷, 漏洞, 故障`,
    shouldBe: list`应为, 應為, 应该为, 必须为, 必須為`,
  },
  commands: {
    mistakes: list`错误`,
    forbidden: list`禁止, 不要`,
    examples: list`例如, 示例, 例`,
    savesFile: list`创建, 新建, 保存, 建立`,
    alternatives: list`或, 或者`,
    runs: list`运行, 執行, 执行`,
    present: list`已安装, 已配置`,
    notes: list`预期, 预期结果, 預期, 預期結果`,
    expectations: list`预期, 預期, 应该, 應該`,
    expectationTitles: list`预期, 預期`,
    shows: list`看到, 显示, 顯示, 输出, 輸出, 返回, 提示`,
  },
  instructions: {
    imperatives: {
      first: list`
        安装, 安裝, 按, 备份, 備份, 编辑, 編輯, 部署, 测试, 測試, 查看, 查詢, 查询, 重启, 重啟, 重新, 创建, 創建, 建立, 打开, 打開, 登录, 登入, 等待, 点击,
        點擊, 调整, 調整, 定期, 对, 发布, 發布, 复制, 複製, 更换, 更新, 关闭, 關閉, 观察, 觀察, 恢复, 恢復, 回滚, 回滾, 检查, 檢查, 监控, 監控, 将, 將,
        进入, 進入, 禁用, 开启, 開啟, 加入, 启动, 啟動, 启用, 啟用, 切换, 切換, 清理, 清除, 确保, 確保, 确认, 確認, 配置, 删除, 刪除, 上传, 上傳, 设置, 設定,
        设定, 使用, 授权, 刷新, 提交, 填写, 填寫, 添加, 停止, 通知, 推送, 修改, 选择, 選擇, 下载, 下載, 验证, 驗證, 运行, 運行, 执行, 執行, 在, 准备, 準備,
        制作, 导入, 匯入, 导出, 合并, 合併, 请, 請, 把, 为, 為, 然后, 然後, 接着, 最后, 升级, 升級, 生成, 收集, 联系, 記錄, 记录, 保存, 输入, 輸入, 跑,
        跟, 拉取, 构建, 檢視, 审查
      `,
    },
    options: list`方案, 方式, 方法, 选项, 選項, 选择`,
    conditions: list`如果, 若, 当, 當, 如, 仅当, 僅當, 出现, 假如`,
    optional: list`可选, 可選, 如需, 如有需要, 如果需要, 若需要, 选做, 首次, 第一次, 仅首次`,
    duties: list`必须, 必須, 应该, 應該, 需要`,
    states: list`是, 为, 已, 将, 可以, 包含, 显示, 顯示, 支持, 提供`,
  },
  places: {
    toward: [], // No Chinese document has used one yet.
    machines: [], // No Chinese document has used one yet.
    atServer: list`在 … 服务器, 在 … 伺服器, 在 … 主机, 服务器上, 服务器端, 伺服器上, 伺服器端`,
    servers: list`服务器, 伺服器, 遠端, 远程`,
    here: list`本地, 开发机, 开发环境中, 本机, 本機, 从外部, 從外部`,
  },
  people: {
    contacts: list`联系, 聯絡`,
    roles: list`负责人, 負責人, 经理, 經理, 开发, 测试, 运维, 产品`,
    approvals: list`审批, 批准, 签字`,
    signed: list`签名, 签字, 簽名, 审批人, 审批者, 审批, 批准人, 批准者, 批准, 审核人, 审核者, 审核, 核准人, 核准者, 核准`,
    signatureColumns: list`签字, 签名, 審批, 审批, 批准`,
    signatures: list`签字, 签名`,
    roleColumns: list`角色, 职务`,
    attributes: {
      alone: list`姓名, 名字, 电话, 電話, 手机, 手機, 邮箱, 郵箱, 邮件, 微信, 钉钉, 企业微信, 频道, 时间, 联系方式, 聯絡方式, 角色, email`,
    },
    owners: { alone: list`负责人, 負責人, 负责, 責任人, 责任人, 团队, 團隊` },
    onCall: list`值班, oncall`,
    ranks: { alone: list`主值班, 副值班, 主, 备, 备用` },
    contactLabels: { last: list`紧急联系人, 緊急聯絡人, 联系人, 聯絡人, 值班人` },
    notified: list`通知对象, 通知對象, 立即通知, 升级路径`,
    reaches: [], // No Chinese document has used one yet.
    tells: [], // No Chinese document has used one yet.
    approvalFrom: [], // No Chinese document has used one yet.
    neededApprovals: { alone: list`批准人, 审批人, 核准人, 签核, 簽核` },
  },
  recurrence: {
    daily: list`每日, 每天`,
    weekly: list`每周`,
    monthly: list`每月`,
    quarterly: list`每季`,
    yearly: list`每年`,
  },
  placeholders: {
    your: [], // No Chinese document has used one yet.
    yourSpelledOut: list`你的, 您的, 貴`,
    owned: [], // No Chinese document has used one yet.
    here: [], // No Chinese document has used one yet.
    logins: [], // No Chinese document has used one yet.
  },
};
