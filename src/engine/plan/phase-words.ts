import type { PhaseKind } from '../../shared/plan.ts';

/**
 * What a heading's words say. Beside the kinds themselves there are senses whose kind depends on where they stand:
 * `before` and `after` name the deployment they precede or follow, `check` lists what has to be in order, `setup`
 * prepares something, `upkeep` is ordinary operation, `emergency` may be the way back, `ondemand` is looked up.
 */
export type HeadingSense =
  | PhaseKind
  | 'before'
  | 'after'
  | 'check'
  | 'setup'
  | 'upkeep'
  | 'emergency'
  | 'ondemand';

/**
 * Most decisive first: "When not to roll back" is advice, "Rollback verification" is part of the way back,
 * "Pre-deployment monitoring" comes before. English, German, French, Spanish, Portuguese, Italian, Russian, Chinese,
 * Japanese, Korean. Texts are lower case, without emoji and numbering.
 */
export const headingWords: readonly (readonly [HeadingSense, RegExp])[] = [
  [
    'reference',
    /\b(?:never|forbidden|prohibited|don'?ts?)\b|\b(?:when|what) not\b|do not\b|❌|\bwrong\b|niemals|falsch|verboten|interdit|jamais|\bnunca\b|proibid|prohibid|никогда|запрещ|нельзя|(?:чего|что) не делать|qué no |o que não |was (?:man )?nicht |à ne pas |ne faut pas|cosa non |禁止|不要|금지/,
  ],
  [
    'reference',
    /trouble[\s-]?shoot|\bfaq\b|common (?:issues?|problems?|errors?|failures?|pitfalls)|known issues|(?:what|in case of|if you (?:have|encounter|run into)) .*(?:problems?|issues)|quick (?:reference|commands?|start|links?)|(?:useful|handy|common) (?:commands|links)|(?:^|further |more |external )resources?$|referen(?:ces?|cias?|zen)$|références$|^(?:ссылки|参考(?:资料)?|參考(?:資料)?|참고(?: ?자료)?|limitations?|known limitations|out of scope)$|glossary|^appendix\b(?!.*roll)|overview|table of contents|^how\b.*\bworks?$|^wie .*funktioniert|^comment .*fonctionne|^c[oó]mo funciona|^как .*работает|工作原理|동작 원리|^(?:suporte|soporte|ajuda|ayuda|hilfe|aide|поддержка|помощь|技术支持|지원|サポート)$|(?:comandos|commandes|befehle|comandi) (?:[úu]te(?:is|s)|rápidos|útiles|utiles|utili)|nützliche befehle|полезные команды|常用(?:命令|指令)|유용한 명령|^(?:sources|see also|tl;?dr|objectives?|purpose|scope|principles|background|introduction|summary|support)$|\brisks?\b|\btimeline\b|^(?:config\w*|environment|log) files?$|^(?:key )?ports$|^(?:data )?persistence$|settings summary|(?:deploy\w*|release) (?:schedule|windows?)|^versioning$|version (?:tracking|numbering)|^next (?:steps?|phases?|actions?)\b|(?:security|important|additional) notes|comparison|data loss prevention/,
  ],
  [
    'reference',
    /fehlerbehebung|problembehandlung|häufige (?:fehler|probleme)|risiken|hinweise|dépannage|en cas de (?:panne|problème)|problèmes (?:courants|fréquents)|problemas (?:comuns|comunes)|solu(?:ção|ción) de problemas|em caso de problemas|en caso de problemas|risoluzione dei problemi|^(?:objetivo|ambientes|visão geral|resumen|überblick|übersicht)$|траблшутинг|устранение|решение проблем|частые (?:проблемы|ошибки)|常见(?:问题|错误|故障)|常見(?:問題|錯誤)|故障排|问题排查|問題排查|トラブルシュ|よくある|문제 해결|트러블슈팅|자주 묻는/,
  ],
  ['monitor', /\bpost[\s-]?(?:launch|deploy\w*|release) monitoring|monitoring (?:after|post)/],
  ['maintenance', /roll(?:ing)?[\s-]?back (?:tests?|testing|drills?|rehearsals?)\b/],
  [
    'monitor',
    /^monitor\w*\b(?!.*(?:verif|check))|^(?:überwachung|surveillance|monitoreo|monitoramento|мониторинг|监控|監控|監視|모니터링)/,
  ],
  [
    'rollback',
    /roll(?:ing|s|ed)?[\s-]?back|\brevert|back[\s-]?out|if (?:something|anything|things?|deployment|deploy|it|release|issues?|problems?|errors?|the deployment) (?:are |is )?(?:goes|go|fails?|went|detected|found|occurs?|arises?)|zurückroll|rückfall|rückabwicklung|retour (?:en )?arrière|reversión|reversão|revertir|reverter|ripristino|откат|回滚|回滾|回退|ロールバック|切り戻し|롤백/,
  ],
  [
    'signoff',
    /sign[\s-]?offs?\b|approvals?\b|signatures?\b|freigaben?\b|abnahme|unterschrift|aprobaci|aprova[cç]|assinatura|\bfirmas?\b|approvazion|утвержд|согласован|подпис|签字|簽核|签署|审批|承認|승인|서명/,
  ],
  [
    'contacts',
    /contacts?\b|on[\s-]?call|escalation|support channels?|kontakte?\b|ansprechpartner|eskalation|contatos?\b|contactos?\b|contatti|escalada|контакт|эскалац|联系|聯絡|联络|連絡先|연락|비상/,
  ],
  [
    'record',
    /^(?:(?:post|pre)[\s-]?\w+ )?notes?$|^notes? post|^(?:notizen|notas|примечани\w*|заметки|备注|備註|비고|メモ)$|\b(?:execution|decision|change|deployment|release|incident) log$|protokoll$|журнал|deploy\w* (?:records?|summary$|history|dates?|details$)|issues encountered|部署记录|記錄|배포 기록/,
  ],
  [
    'maintenance',
    /maintenance(?! (?:mode|window|page))|wartung(?!s(?:modus|fenster))|entretien|mantenimiento|manuten[cç]|manutenzione|обслуживан|维护|維護|保守|유지보수|^(?:daily|weekly|monthly|quarterly|yearly|annual|täglich|wöchentlich|monatlich|quotidien|hebdomadaire|mensuel|diari|semanal|mensual|mensal|ежедневн|еженедельн|ежемесячн|每日|每周|每月|매일|매주|매월)|first (?:\d+ hours?|day|week|month)\b|(?:erste|premier|primeir|primer)\w* (?:\d+ )?(?:stunden|woche|semaine|mois|semana|mes|mês)|\b(?:regular|recurring|periodic) (?:checks?|tasks?)|clean[\s-]?up\b|post[\s-]?(?:launch|deployment|release) (?:tasks|checklist$)|aufräum|nettoyage|limpieza|limpeza|очистк|清理|정리/,
  ],
  [
    'before',
    /\bpre[\s-]?(?:deploy|flight|launch|release|production|go|check|migration|upgrade|implementation|rollout|cut)|before (?:you |we |the |each |every |any )*(?:deploy|start|begin|release|launch|going|go|merg|publish|roll|ship|upgrad|migrat)|morning of|\bt-\s?\d|vor (?:dem|jedem|der|jeder) |avant (?:le |la |de |chaque )|pr[eé][\s-]?(?:déploiement|deploy|despliegue|implanta|produ|lanzamiento|lançamento|requis)|antes (?:de|do|da)\b|prima (?:di|del)|перед|до (?:деплоя|развертывания|релиза)|пред(?:релиз|деплой)|部署前(?!端|台)|上线前(?!端|台)|上線前(?!端|台)|发布前(?!端|台)|發布前(?!端|台)|更新前(?!端|台)|デプロイ前(?!端|台)|リリース前(?!端|台)|배포 전|출시 전|사전/,
  ],
  [
    'after',
    /\bpost?[\s-]?(?:deploy|launch|release|production|migration|upgrade|flight|check|install|implementation|go|rollout)|after (?:the |each |every )?(?:deploy|release|launch|going|migrat|upgrad|rollout)|nach (?:dem|jedem|der) |après (?:le |la |chaque )?|después|após|depois|p[oó]s[\s-](?:deploy|implanta|produ)|post[\s-]?(?:déploiement|despliegue|produ)|dopo (?:il|la)|после|部署后(?!端|台)|部署後(?!端|台)|上线后(?!端|台)|上線後(?!端|台)|发布后(?!端|台)|發布後(?!端|台)|デプロイ後(?!端|台)|リリース後(?!端|台)|배포 후|출시 후/,
  ],
  ['ondemand', /\bhot-?fix(?:es)?\b/],
  ['ondemand', /^(?:release|build|script|tool)\w* dependencies$/],
  ['verify', /checklist summary|release summary/],
  [
    'preflight',
    /\bprerequisites?|\bpre-?conditions?\b|préconditions|precondici|pré-condi|предуслов|\bpre[\s-]?requisites?|readiness|preparation|\brequire[dm]|requirements|go\/no[\s-]?go|vorbereitung|voraussetzung|prérequis|préparation|requisitos|prepara(?:ción|ção|zione)|requisiti|подготовк|требован|предварительн|准备|準備|前置|前提|要件|준비|요구 ?사항/,
  ],
  [
    'verify',
    /verif(?:y|ied|ication|ying)|smoke|validat(?:ion|e|ing)|final (?:checks?|checklist|tests?)|success criteria|acceptance test|health|überprüf|verifizier|validierung|abschließende|erfolgskriterien|gesundheit|vérif|santé|verifi[cq]|comprobaci|criterios de|salud|saúde|conclu[ií]d|(?:deploy\w*|despliegue|déploiement) (?:complet|terminé|done)|проверк|валидац|критерии|验证|驗證|验收|驗收|確認|動作確認|검증|확인|헬스/,
  ],
  [
    'monitor',
    /monitor|\balert|metrics|observab|dashboards\b|\bsl[oai]s?\b|recovery (?:time|point)|\brto\b|\brpo\b|überwachung|surveillance|supervision|alertes|métricas|monitoreo|monitoramento|alertas|monitoraggio|мониторинг|метрик|алерт|监控|監控|告警|指标|監視|モニタリング|모니터링|알림/,
  ],
  [
    'deploy',
    /deploy|\breleas|launch|go[\s-]?live|roll[\s-]?out|publish|ship(?:ping)?\b|cut[\s-]?over|install|upgrade|migrat|\bbuild\b|start (?:the )?(?:server|services?|app)|server[\s-]start|deployment|bereitstell|veröffentlich|ausrollen|inbetriebnahme|aktualisier|déploi|mise (?:en (?:prod|ligne|service)|à jour)|despliegue|desplegar|lanzamiento|implanta|lançamento|publica[cç]|atualiza[cç]|actualizaci|distribuzione|rilascio|развертыван|развёртыван|деплой|выкатк|релиз|запуск|установк|обновлени|部署|发布|發布|上线|上線|(?:更新|升级|升級)(?:流程|步骤|步驟|操作)|安装|安裝|デプロイ|リリース|배포|출시|릴리[스즈]|설치/,
  ],
  [
    'emergency',
    /emergency|disaster|contingency|notfall|secours|urgence|emergencia|emergência|аварийн|экстренн|应急|應急|緊急|긴급/,
  ],
  [
    'ondemand',
    /issue response|incident|communication plan|severity|support$|kommunikationsplan|plan de communication|plan de comunica/,
  ],
  [
    'upkeep',
    /\bbackups?\b|restart|\bstop(?:ping)?\b|shut ?down|recovery|operations?$|\bmanagement$|sicherung|betrieb|neustart|sauvegarde|redémarr|arrêt|exploitation|copias? de seguridad|respaldo|reinici|operaci[oó]n|recupera[cç]|backup|резервн|управление|перезапуск|эксплуатац|备份|備份|运维|維運|重启|重啟|백업|운영|재시작/,
  ],
  [
    'check',
    /\btest|security|performance|quality|code review|checks?\b|check-?list|compliance|acceptance|documentation|sicherheit|qualität|prüf|tests?\b|sécurité|qualité|contrôle|seguridad|rendimiento|calidad|pruebas|lista de|segurança|desempenho|qualidade|\btestes?\b|documenta|sicurezza|безопасност|производительност|тест|качеств|чек-?лист|документац|安全|性能|测试|測試|检查|檢查|清单|清單|品質|质量|文档|文件|テスト|セキュリティ|チェック|보안|성능|테스트|점검|체크/,
  ],
  [
    'setup',
    /configur|\bset[\s-]?up\b|environments?|infrastructure|database|secrets|variables|einrichtung|konfiguration|umgebung|configuration|environnement|configuraci|entorno|configura[cç]|variáveis|configurazione|настройк|конфигурац|окружени|配置|设置|設定|环境|環境|구성|설정|환경/,
  ],
];

/** Words that make a heading a test of what was done, rather than a quality to look after. */
export const testWords =
  /\btest|verif|vérif|smoke|final|überprüf|prüfung|\bprueba|comprob|проверк|тест|验证|驗證|测试|測試|テスト|테스트|검증/;

/** Headings that list the steps of a procedure: what they number "1. Pre-deployment" is done in that order. */
export const stepsWords = /\bsteps?$|\bschritte$|\bétapes$|\bpasos$|\bpassos$|шаги$|步骤$|步驟$|手順$|단계$/;

/** Headings that are about ordinary operation itself, whatever stands under them. */
export const upkeepWords =
  /maint(?!ained)|wartung|entretien|manten|manuten|обслуж|维护|維護|유지보수|operations?$|betrieb/;

/** A first sentence that says when the whole list is to be gone through. */
export const usedBefore =
  /^\W*(?:please )?(?:use|run|complete|go through|work through|follow|check|finish)\b.{0,80}\bbefore (?!or after)(?:\w+ ){0,3}?(?:deploy|promot|releas|production|launch|go(?:ing)? live|go-live|merg|ship|publish)|^\W*(?:vor|avant|antes de|prima di|перед)\b.{0,40}(?:deploy|bereitstell|déploi|mise en|desplegar|implantar|publicar|rilasci|деплоем|релизом)|(?:部署|上线|发布)前.{0,20}(?:完成|检查|确认|核对)/i;
