/**
 * What the words of a heading may be about. A heading may name several topics; none of them decides alone, each only
 * gives evidence (`word-weights.ts`). By stem, in English, German, Dutch, French, Spanish, Portuguese, Italian,
 * Russian, Ukrainian, Bulgarian, Polish, Turkish, Vietnamese, Indonesian, Chinese, Japanese and Korean. Texts are lower case, without emoji and numbering.
 */
export const topics = [
  'avoid',
  'lookup',
  'about',
  'rollback',
  'failure',
  'signoff',
  'contacts',
  'record',
  'maintain',
  'recur',
  'drill',
  'before',
  'during',
  'after',
  'prepare',
  'verify',
  'success',
  'monitor',
  'deploy',
  'build',
  'emergency',
  'incident',
  'operate',
  'test',
  'quality',
  'setup',
  'steps',
  'list',
  'address',
  'symptom',
  'priority',
  'repository',
  'store',
] as const;
export type Topic = (typeof topics)[number];

export const topicWords: Readonly<Record<Topic, RegExp>> = {
  avoid:
    /\b(?:never|forbidden|prohibited|don'?ts?)\b|\b(?:when|what) not\b|do not\b|❌|red flags?|\bwrong\b|niemals|falsch|verboten|interdit|jamais|\bnunca\b|proibid|prohibid|никогда|запрещ|нельзя|(?:чего|что) не делать|qué no |o que não |was (?:man )?nicht |à ne pas |ne faut pas|cosa non |禁止|不要|금지/,
  lookup:
    /trouble[\s-]?shoot|\bfaq\b|(?:common|known) (?:issues?|problems?|errors?|failures?|pitfalls|failure)|(?:what|in case of|if you (?:have|encounter|run into)) .*(?:problems?|issues)|quick (?:reference|commands?|start|links?)|(?:useful|handy|common|main|key) (?:commands|links)|resources?$|referen(?:ces?|cias?|zen)$|références$|ссылки|参考|參考|참고|(?:comandos|commandes|befehle|comandi) (?:[úu]te(?:is|s)|rápidos|útiles|utiles|utili|princip)|(?:nützliche|wichtige) befehle|полезные команды|(?:常用|主要)(?:命令|指令|コマンド)|유용한 명령|fehlerbehebung|problembehandlung|häufige (?:fehler|probleme)|dépannage|en cas de (?:panne|problème)|problèmes (?:courants|fréquents)|problemas (?:comuns|comunes|frecuentes|frequentes)|solu(?:ção|ción) de problemas|(?:em|en) caso de problemas|risoluzione dei problemi|траблшутинг|устранение|решение проблем|отстраняване|частые (?:проблемы|ошибки|вопросы)|(?:常见|常見)(?:问题|错误|故障|問題|錯誤)|故障(?:排|处理)|问题排查|問題排查|トラブルシュ|よくある|문제 해결|트러블슈팅|자주 묻는|\bhelp\b|^(?:suporte|soporte|ajuda|ayuda|hilfe|aide|поддержка|помощь|技术支持|지원|サポート|support)$|(?:获取|取得)帮助|recursos|ressources|\btips?\b|cheat ?sheet|see also|glossar|\bappendix\b|(?:security|important|additional) notes|reminders?\b|limitations?|out of scope|accepted risks|constraints|probleemoplossing|veelgestelde vragen|sorun giderme|sık sorulan|khắc phục (?:sự cố|lỗi)|xử lý (?:sự cố|lỗi)|câu hỏi thường gặp|pemecahan masalah|rozwiązywanie problemów|усунення (?:несправностей|проблем)|困ったとき|うまくいかない/,
  about:
    /overview|table of contents|table des matières|inhalt|índice|indice|sommaire|^目[录錄次]$|^objectives?$|\b(?:tl;?dr|purpose|scope|principles|background|introduction|summary|motivation|rationale)\b|^how\b.*\bworks?$|^wie .*funktioniert|^comment .*fonctionne|^c[oó]mo funciona|^как .*работает|^(?:why|warum|pourquoi|por ?qu[eéê]|почему|зачем|защо|为什么|為什麼|왜)\b|^(?:为什么|為什麼|защо|зачем)|工作原理|동작 원리|^(?:objetivo|ambientes|visão geral|resumen|resumo|überblick|übersicht)|概述|概要|概览|简介|說明$|说明$|はじめに|개요|\brisks?\b|risiken|\btimeline\b|architect|comparison|对比|對比|対象|schedule|(?:deploy\w*|release) windows?|^versioning$|version (?:tracking|numbering)|\bnext (?:steps?|phases?|actions?)\b|próximos passos|próximos pasos|prochaines étapes|nächste schritte|следующие шаги|下一步|次のステップ|다음 단계|current (?:state|status)|status (?:atual|actual)|^(?:config\w*|environment|log) files?$|^(?:key )?ports$|persistence$|settings summary|data loss prevention|\bcosts?\b|pricing|co[uû]ts?\b|kosten|\bcustos?\b|\bcostes?\b|费用|費用|expected (?:output|results?)|what happens|announcement|package contents|template|vorlage|modèle|plantilla|\bmodelo\b|шаблон|模板|テンプレート|anti-?patterns?|features?\b|hinweise|matri[xz]|matrice|règles|rules\b|stratég|strategy|scenarios?|cenário|scénario|recomenda|recommendations?|component|组件|服务组件|not (?:needed|required)|不要な|不要$|\boverzicht\b|\bdoel\b|panoramica|scopo\b|genel bakış|\bamaç\b|tổng quan|mục (?:tiêu|đích)|ringkasan|tujuan\b|przegląd|\bcel\b|огляд|мета\b|目的|背景/,
  rollback:
    /roll(?:ing|s|ed)?[\s-]?back|\brevert|back[\s-]?out|zurückroll|rückfall|rückabwicklung|retour (?:en )?arrière|reversión|reversão|revertir|reverter|ripristino|откат|връщане назад|回滚|回滾|回退|ロールバック|切り戻し|롤백|terugdraai|terugrollen|geri al(?:ma|ım)|hoàn tác|khôi phục phiên bản|pengembalian|wycofani|відкат|відкот/,
  failure:
    /if (?:something|anything|things?|deployment|deploy|it|release|issues?|problems?|errors?|the deployment|critical)\b.*(?:goes|go|fails?|went|detected|found|occurs?|arises?)|goes wrong|bei fehlschlag|schlägt fehl|en cas d'échec|si (?:algo|quelque chose) |se algo |если что|als (?:er )?iets misgaat|se qualcosa va|bir şeyler ters|nếu có lỗi|jika (?:ada masalah|gagal)/,
  signoff:
    /sign[\s-]?offs?\b|\bapprovals?\b(?! gate)|signatures?\b|freigaben?\b|abnahme$|unterschrift|aprobaci|aprova[cç]|assinatura|\bfirmas?\b|approvazion|утвържд|утвержд|согласован|подпис|签字|簽核|签署|审批|承認|승인|서명|goedkeuring|ondertekening|autorisatie|autorizzazion|onay(?:lar)?\b|imza|phê duyệt|persetujuan|zatwierdzen|akceptacj|погоджен|autoris(?:ation|ierung)/,
  contacts:
    /contacts?\b|on[\s-]?call|escalation|support channels?|kontakte?\b|ansprechpartner|eskalation|contatos?\b|contactos?\b|contatti|escalada|контакт|эскалац|联系|聯絡|联络|連絡先|연락|비상|contactpersonen|iletişim|liên hệ|kontak\b|kontaktowe|kontakty|контакти|連絡体制/,
  record:
    /^(?:(?:post|pre)[\s-]?\w+ )?notes?$|^notes? post|^(?:notizen|notas|примечани\w*|заметки|备注|備註|비고|メモ)$|\b(?:execution|decision|change|deployment|release|incident) log$|protokoll$|журнал|deploy\w* (?:records?|summary$|history|dates?|details$)|\brecord\b|issues encountered|部署记录|記錄|记录|배포 기록|history$/,
  maintain:
    /maintenance(?! (?:mode|window|page))|wartung(?!s(?:modus|fenster))|entretien|mantenimiento|manuten[cç]|manutenzione|обслуживан|поддръжка|维护|維護|保守|유지보수|\b(?:regular|recurring|periodic) (?:checks?|tasks?)|clean[\s-]?up\b|aufräum|nettoyage|limpieza|limpeza|очистк|清理|정리|post[\s-]?(?:launch|deployment|release) (?:tasks|checklist$)|future updates?|(?:mises? à jour|actualizaciones|atualizações) futur|künftige|support plan|operating tasks|routine|onderhoud|\bbakım\b|bảo trì|pemeliharaan|konserwacj|utrzymani|обслуговуван|cập nhật (?:code |ứng dụng )?sau này|定期メンテ/,
  recur:
    /^(?:daily|weekly|monthly|routine|ongoing|quarterly|yearly|annual|täglich|wöchentlich|monatlich|quotidien|hebdomadaire|mensuel|(?:operaci[oó]n|opera[cç][aã]o|rutina|rotina)? ?di[aá]ri|semanal|mensual|mensal|ежедневн|еженедельн|ежемесячн|每日|每周|每月|매일|매주|매월)|first (?:\d+ hours?|day|week|month)\b|(?:erste|premier|primeir|primer|перв|първ)\p{L}* (?:\d+ )?(?:stunden|tag|woche|jour|semaine|mois|d[ií]a|semana|mes|mês|день|недел|месяц|ден|седмиц)|^(?:dagelijks|wekelijks|maandelijks|günlük|haftalık|aylık|hàng (?:ngày|tuần|tháng)|harian|mingguan|bulanan|codzienn|tygodniow|miesięczn|щоденн|щотижн|щомісячн|毎日|毎週|毎月)|ilk (?:gün|hafta)|eerste (?:dag|week)|primo giorno|prima settimana|pierwsz\w+ (?:dzień|tydzień)/u,
  drill: /roll(?:ing)?[\s-]?back (?:tests?|testing|drills?|rehearsals?)\b|\bdrills?\b/,
  before:
    /\bpre[\s-]?(?:deploy|flight|launch|release|production|go|check|migration|upgrade|implementation|rollout|cut)|before (?:you |we |the |each |every |any |first )*(?:deploy|start|begin|release|launch|going|go|merg|publish|roll|ship|upgrad|migrat)|hours? before|^before\b|morning of|\bt-\s?\d|\bvor (?:dem|jedem|der|jeder|go)|\bvorab|avant (?:le |la |de |chaque |mise )|pr[eé][\s-]?(?:déploiement|deploy|despliegue|implanta|produ|lanzamiento|lançamento)|antes (?:de|do|da)\b|horas? antes|prima (?:di|del)|перед|преди|до (?:деплоя|развертывания|релиза)|пред(?:релиз|деплой)|(?:部署|上线|上線|发布|發布|更新)前(?!端|台)|(?:デプロイ|リリース|公開)前|事前|(?:배포|출시) ?전|사전|(?:^|[\s(])v[oó]{1,2}r(?:af)?(?:[\s,:]|$)|voorafgaand|önces?i|trước khi|\bsebelum\b|\bpra-|przed (?:wdrożen|publikacj|wydani|startem)|перед|公開前|本番前/,
  during:
    /\bduring\b|während|pendant|durante|во время|部署中|发布中|デプロイ中|배포 중|release day|deployment day|tijdens\b|sırasında|trong khi|selama\b|podczas|під час|当日/,
  after:
    /\bpost?[\s-]?(?:deploy|launch|release|production|migration|upgrade|flight|check|install|implementation|go|rollout)|after (?:the |each |every |first )*(?:deploy|release|launch|going|migrat|upgrad|rollout)|^after\b|nach (?:dem|jedem|der) |après (?:le |la |chaque )?|después|após|depois|p[oó]s[\s-](?:deploy|implanta|produ)|post[\s-]?(?:déploiement|despliegue|produ)|dopo (?:il|la)|после|(?:^|[\s.])след |(?:部署|上线|上線|发布|發布)[后後](?!端|台)|(?:デプロイ|リリース|公開)後|(?:배포|출시) ?후|(?:^|\s)na (?:de |het |elke )?(?:deploy|uitrol|release|livegang|implementatie)|sonras[ıi]|sau khi|\bsetelah\b|\bsesudah\b|\bpasca-|po (?:wdrożeni|publikacj|wydani)|після|公開後|本番後/,
  prepare:
    /\bprerequisites?|\bpre-?conditions?\b|préconditions|precondici|pré-condi|предуслов|\bpre[\s-]?requisites?|readiness|ready\b|prontidão|preparation|\brequire[dm]|requirements|go\/no[\s-]?go|\bgate\b|vorbereitung|voraussetzung|prérequis|pr[ée]-?requis|préparation|requisitos|prepara(?:ción|ção|zione)|requisiti|подготовк|требован|изисквани|предварительн|准备|準備|前置|前提|要件|준비|요구 ?사항|obrigatóri|обязательн|задължителн|voorbereid|vereisten|voorwaarden|hazırlık|gereksinim|ön koşul|chuẩn bị|yêu cầu|persiapan|persyaratan|prasyarat|przygotowan|wymagan|підготовк|вимог/,
  verify:
    /verif(?:y|ied|ication|ying)|smoke|スモーク|validat(?:ion|e|ing)|health|überprüf|verifizier|validierung|abschließende|gesundheit|vérif|santé|verifi[cq]|valida[cç]|comprobaci|salud|saúde|conclu[ií]d|(?:deploy\w*|despliegue|déploiement) (?:complet|terminé|done)|проверк|валидац|验证|驗證|验收|驗收|検証|確認|검증|확인|헬스|controleren|verificatie|doğrula|kiểm tra|xác (?:nhận|minh)|verifikasi|weryfikacj|sprawdzen|перевірк/,
  success:
    /success (?:criteria|metrics|indicators?|signs?|markers?)|signs of success|acceptance|final (?:checks?|checklist|tests?|verif\w*|validation)|erfolgskriterien|criterios? de|critérios? de|critères|indicat(?:eurs|ores) de (?:succès|éxito|sucesso)|критерии|成功(?:标志|标准|指标|の)|完成标准|标准$|標準$|완료 기준|checklist summary|release summary|succescriteria|criteri di successo|başarı kriter|tiêu chí|kriteria keberhasilan|kryteria|abschluss-?checkliste|finale checklist/,
  monitor:
    /monitor|\balert|metrics|observab|dashboards\b|\bsl[oai]s?\b|recovery (?:time|point|objectives?)|\brto\b|\brpo\b|überwachung|surveillance|supervision|alertes|métricas|monitoreo|alertas|monitoraggio|мониторинг|метрик|алерт|наблюдение|监控|監控|告警|指标|監視|モニタリング|모니터링|알림|bewaking|izleme|giám sát|theo dõi|pemantauan|monitorowan|моніторинг/,
  deploy:
    /deploy|\breleas|launch|go[\s-]?live|roll[\s-]?out|publish|ship(?:ping)?\b|cut[\s-]?over|bereitstell|veröffentlich|ausrollen|inbetriebnahme|live (?:schalten|gehen|stellen)|déploi|déployer|publier|mise (?:en (?:prod|ligne|service)|à jour)|despliegue|desplegar|lanzamiento|implanta|lançamento|publica[cç]|publicar|subir a |distribuzione|rilascio|развертыван|развёртыван|деплой|внедряване|выкатк|выкладк|публикац|релиз|запуск|部署|发布|發布|上线|上線|デプロイ|リリース|公開|배포|출시|릴리[스즈]|(?:更新|升级|升級)(?:流程|步骤|步驟|操作)|uitrol|livegang|implementatie|messa in (?:produzione|linea)|pubblicazione|dağıtım|yayın(?:a|la)|canlıya|triển khai|phát hành|đẩy (?:code|lên)|penerapan|peluncuran|rilis|wdroże|publikacj|wydani|розгортан|випуск/,
  build:
    /install|start-?up\b|upgrade|migrat|\bbuild\b|compil|start (?:the )?(?:server|services?|app)|server[\s-]start|aktualisier|atualiza[cç]|actualizaci|instala[cç]|миграц|установк|обновлени|инсталиран|安装|安裝|构建|ビルド|インストール|설치|빌드|installatie|installazione|kurulum|cài đặt|instalasi|instalacj|встановлен|aggiornament|güncelle|cập nhật|pembaruan|aktualizacj|оновлен|nâng cấp/,
  emergency:
    /emergency|disaster|contingency|notfall|secours|urgence|emergencia|emergência|аварийн|экстренн|应急|應急|緊急|긴급|noodgeval|emergenza|acil\b|khẩn cấp|darurat|awaryjn|аварійн/,
  incident:
    /issue response|incident|communication plan|severity|kommunikationsplan|plan de communication|plan de comunica|\bhot-?fix(?:es)?\b|\bon[\s-]?demand|ad[\s-]?hoc|^(?:release|build|script|tool)\w* dependencies$/,
  operate:
    /\bbackups?\b|restart|\bstop(?:ping)?\b|shut ?down|recovery|operations?$|\bops$|\bmanagement$|sicherung|betrieb|neustart|sauvegarde|redémarr|arrêt|exploitation|copias? de seguridad|respaldo|reinici|operaci[oó]n|recupera[cç]|резервн|управление|перезапуск|эксплуатац|备份|備份|バックアップ|运维|維運|運用|重启|重啟|백업|운영|재시작|\bherstart|yedek|sao lưu|cadangan|kopia zapasow|kopie zapasow|резервн|riavvi|khởi động lại|bedrijf/,
  test: /\btest|\btestes?\b|\bprueba|тест|测试|測試|テスト|테스트|e2e|kiểm thử|pengujian|testy\b|тестуван/,
  quality:
    /security|performance|quality|code review|compliance|documentation|accessib|sicherheit|qualität|datenschutz|sécurité|qualité|seguridad|rendimiento|calidad|segurança|desempenho|qualidade|conformi|documenta|sicurezza|безопасност|производительност|качеств|документац|сигурност|安全|性能|品質|质量|文档|文件|セキュリティ|보안|성능|beveiliging|prestaties|kwaliteit|prestazioni|qualità|güvenlik|performans|kalite|bảo mật|hiệu (?:năng|suất)|chất lượng|keamanan|kinerja|bezpieczeństw|wydajnoś|jakoś|безпек|продуктивн|якіст|documentatie|documentazione|dokümantasyon|tài liệu|dokumentac/,
  setup:
    /configur|\bset[\s-]?up\b|environments?|infrastructure|infrastruktur|infraestrutura|infraestructura|database|datenbank|base de donn|base de datos|banco de dados|secrets|variables|dns\b|domains?\b|einrichtung|konfiguration|umgebung|environnement|configuraci|entorno|configura[cç]|variáveis|configurazione|настройк|конфигурац|окружени|променливи|база данни|配置|设置|設定|环境|環境|数据库|資料庫|データベース|구성|설정|환경|데이터베이스|configuratie|omgeving|yapılandırma|ortam\b|veritaban|cấu hình|môi trường|cơ sở dữ liệu|konfigurasi|lingkungan|basis data|konfigurac|środowisk|baza danych|налаштуван|середовищ|база даних/,
  steps:
    /\b(?:steps?|procedures?|process|flow|workflow)$|\bschritte$|ablauf$|\bétapes$|procédure|\bpasos$|\bpassos$|procedimento|шаги$|步骤$|步驟$|流程$|手順$|단계$|절차$|stappen$|adımlar[ıi]?$|(?:các )?bước$|^bước \d|^phần \d|langkah|kroki$|кроки$/,
  list: /\bchecks?\b|check-?list|contrôle|liste|prüf|lista de|чек-?лист|检查|檢查|清单|清單|チェック|점검|체크|controlelijst|kontrol listesi|danh sách kiểm tra|daftar periksa|lista kontrolna|перелік/,
  // What one sees when something is broken: sections of runbooks, looked up when it happens.
  symptom:
    /\b(?:failures?|unavailable|outages?|degraded|not (?:responding|working|starting|found|authenticated)|won'?t|does(?:n'?t| not)|fails?|failing|stuck|slow|errors?|crash\w*|timeouts?|lost|corrupt\w*|leaks?|denied|expired?|unreachable|down)\b|ausfall|störung|panne|échoue|erreur|\bfall[oa]s?\b|\berros?\b|сбой|ошибк|не (?:работает|запускается|отвечает)|失败|失敗|故障|无法|無法|异常|報錯|报错|エラー|障害|실패|오류|장애|storing|foutmelding|sorun\b|hatas[ıi]\b|\blỗi\b|sự cố|\bgagal\b|kesalahan|awari[ai]|błąd|помилк|збій/,
  // How much a part of a list matters, which says nothing about when it is done.
  priority:
    /\b(?:critical|important|optional|must[\s-]have|nice[\s-]to[\s-]have|should have|recommended|(?:high|medium|low) priority|bloquants?|critique|facultatif|optionnel|recommandés?|wichtig|optional|kritisch|empfohlen|obligatorios?|opcional(?:es)?|importantes?|crítico|recomendad[oa]s?)\b|важно|критич|необязательн|рекоменд|必须|必須|必需|可选|可選|重要|推荐|推奨|필수|선택|중요|kritieke?|belangrijk|optioneel|zorunlu|isteğe bağlı|önemli|bắt buộc|tùy chọn|quan trọng|wajib|opsional|penting|ważne|opcjonaln|обов.язков|необов/,
  repository:
    /\bgit(?:hub|lab)?\b|\bcommits?\b|\brepositor(?:y|ies)\b|\brepo\b|\bbranch(?:es)?\b|\btags?\b|\bmerge\b|pull requests?|\bpush(?:ing|er)?\b|dépôt|repositorio|repositório|репозитор|仓库|推送|リポジトリ|저장소/,
  store: /(?:app|play|web) store|testflight|app store connect|play console|google play|marketplace|\bstore\b/,
  address: /(?:\burls?|address\w*|adress\w*|地址|주소|アドレス|адрес\p{L}*)$/iu,
};

/** A first sentence that says when the whole list is to be gone through. */
export const usedBefore =
  /^\W*(?:please )?(?:use|run|complete|go through|work through|follow|check|finish)\b.{0,80}\b(?:before (?!or after)(?:\w+ ){0,3}?(?:deploy|promot|releas|production|launch|go(?:ing)? live|go-live|merg|ship|publish)|ready for)|^\W*(?:vor|avant|antes de|prima di|перед)\b.{0,40}(?:deploy|bereitstell|déploi|mise en|desplegar|implantar|publicar|rilasci|деплоем|релизом)|(?:está|esté|soit|est) (?:pronto|listo|prêt)|(?:部署|上线|发布)前.{0,20}(?:完成|检查|确认|核对)/i;
