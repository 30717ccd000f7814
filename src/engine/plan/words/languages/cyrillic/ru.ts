import { type Language, list } from '../language.ts';

export const russian: Language = {
  code: 'ru',
  name: 'Russian',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`никогда, запрещ, нельзя, чего не делать, что не делать`,
    lookup: {
      stems: list`
        ссылки, полезные команды, траблшутинг, устранение, решение проблем, частые проблемы, частые ошибки,
        частые вопросы
      `,
      alone: list`поддержка, помощь`,
    },
    about: { first: list`как … работает…, почему…, зачем…`, stems: list`следующие шаги, шаблон` },
    rollback: list`откат, возврат к предыдущей, возврат на предыдущую, возврат назад, вернуться назад`,
    failure: list`если что`,
    signoff: list`утвержд, согласован, подпис`,
    contacts: list`контакт, эскалац`,
    record: { alone: list`примечание, примечания, примечаний, заметки`, stems: list`журнал` },
    maintain: list`обслуживан, очистк`,
    recur: {
      first: list`ежедневн…, еженедельн…, ежемесячн…`,
      stems: list`
        первый # день, первый # недел, первый # месяц, первый день, первый недел, первый месяц, первая # день,
        первая # недел, первая # месяц, первая день, первая недел, первая месяц, первую # день,
        первую # недел, первую # месяц, первую день, первую недел, первую месяц, первые # день,
        первые # недел, первые # месяц, первые день, первые недел, первые месяц, первое # день,
        первое # недел, первое # месяц, первое день, первое недел, первое месяц, первого # день,
        первого # недел, первого # месяц, первого день, первого недел, первого месяц, первой # день,
        первой # недел, первой # месяц, первой день, первой недел, первой месяц, первых # день,
        первых # недел, первых # месяц, первых день, первых недел, первых месяц
      `,
    },
    drill: [], // No Russian document has used one yet.
    before: list`перед, до деплоя, до развертывания, до релиза, предрелиз, преддеплой`,
    during: list`во время`,
    after: list`после`,
    prepare: list`предуслов, подготовк, требован, предварительн, обязательн`,
    verify: list`проверк, валидац`,
    success: list`критерии`,
    monitor: list`мониторинг, метрик, алерт, наблюдение`,
    deploy: list`развертыван, развёртыван, деплой, выкатк, выкладк, публикац, релиз, запуск`,
    build: list`миграц, установк, обновлени`,
    emergency: list`аварийн, экстренн`,
    incident: [], // No Russian document has used one yet.
    operate: list`резервн, управление, перезапуск, эксплуатац`,
    test: list`тест`,
    quality: list`безопасност, производительност, качеств, документац`,
    setup: list`настройк, конфигурац, окружени`,
    steps: { last: list`…шаги` },
    list: list`чек-лист, чеклист`,
    symptom: list`сбой, ошибк, не работает, не запускается, не отвечает`,
    priority: list`важно, критич, необязательн, рекоменд`,
    repository: list`репозитор`,
    store: [], // No Russian document has used one yet.
    address: { last: list`…адреса, …адресов, …адрес` },
  },
  sections: {
    parts: list`шаг, этап, фаза`,
    phases: list`шаг, этап, фаза`,
    counters: [], // No Russian document has used one yet.
    participles: [], // No Russian document has used one yet.
    longParticiples: list`ен, ена, ено, ены, ан, ана, ано, аны`,
    done: [], // No Russian document has used one yet.
    usedBefore: list`перед`,
    releaseActs: list`деплоем, релизом`,
    readyOnce: [], // No Russian document has used one yet.
    beforeRelease: [], // No Russian document has used one yet.
    completed: [], // No Russian document has used one yet.
  },
  acts: {
    backup: list`резервн, бэкап, бекап, дамп, снимок, снапшот`,
    announce: list`анонс, оповещ, уведом, объявл, коммуникац, сообщить`,
    tidy: list`очист, уборк, удалени, удалить стар, архивац`,
    version: list`верси, журнал изменений, changelog, список изменений, примечания к выпуску`,
    migrate: list`миграц, схема бд, схемы бд`,
    switch: { stems: list`переключ, перевод трафика, активац, ввод в эксплуатац`, words: list`dns, днс` },
    stop: list`останов, отключ, режим обслуживания, техработ, заморозк`,
    start: list`запуск, запустить, перезапуск, перезагруз, старт`,
    install: list`установк, установить, зависимост, пакет`,
    upload: list`загрузк, загрузить, копирован, выгруз, клонирован, публикац`,
    watch: list`мониторинг, наблюд, логи, метрик`,
    look: list`проверк, проверить, тестирован, тест, валидац, приёмк, приемк`,
    example: list`пример, шаблон, приложение, справк, советы, полезн`,
    trouble: list`проблем, ошибк, сбой, авари, инцидент, экстренн, устранен`,
    owner: list`ответственн, команда, график, расписани, роли`,
  },
  thresholds: {
    below: list`менее, меньше, ниже`,
    above: list`более, больше, выше, свыше, превыш…`,
    atMost: list`не более, до, в течение`,
    atLeast: list`не менее, минимум`,
    belowBehind: [], // No Russian document has used one yet.
    aboveBehind: [], // No Russian document has used one yet.
    atMostBehind: [], // No Russian document has used one yet.
    atLeastBehind: [], // No Russian document has used one yet.
    recommended: [], // No Russian document has used one yet.
    milliseconds: list`мс`,
    seconds: list`сек…`,
    minutes: list`мин…`,
    hours: list`час…`,
    days: list`дн…`,
    weeks: list`недел…`,
    lasting: list`в течение, дольше`,
    inARow: list`подряд`,
    alertHeadings: { first: list`алерты…, оповещения…` },
    triggerHeadings: list`триггер, критери`,
    whenHeadings: list`когда откат`,
    setUp: list`настроен…, включен…`,
    staysUp: list`не откат`,
    takesBack: list`откат`,
    conditions: list`если`,
    achieved: list`успеш, заверш`,
    andOr: list`или, и`,
    andOrInside: [], // No Russian document has used one yet.
    counted: list`оценк, балл`,
    recoveryTimes: list`время восстановления`,
    goals: list`цель`,
    refusals: list`отклон`,
    availability: list`доступност`,
    stopLabels: {
      words: list`
        no-go если…, откат если…, откатить если…, откатываем если…, откатываемся если…, критерии отката…,
        условия отката…, критерии остановки…, критерии отмены…, прервать если…, остановить если…,
        тревожные признаки…, стоп-факторы…
      `,
    },
    alarmLabels: { words: list`алерт…, оповещени…, тревог…` },
    goalLabels: {
      words: list`критерии успеха…, критерии приёмки…, критерии приемки…, целевые…, цели…, kpi…`,
    },
    goalColumns: { words: list`цель…, целев…, лимит…, требовани…` },
    currentColumns: { words: list`текущ…, факт…, результат…` },
    leastColumns: { words: list`минимум…, минимальн…` },
    reactionColumns: { words: list`время реакции…, время ответа…, время решения…` },
    alertColumns: { words: list`предупреждение…, критич…, алерт…, тревог…` },
    stopColumns: { words: list`откат если…, триггер…, порог отката…, no-go…` },
    severityColumns: { words: list`серьёзность…, серьезность…, критичность…, действи…, приоритет…` },
    failureColumns: { words: list`если не удалось…, при сбое…, при ошибке…, при неудаче…` },
    stops: {
      words: list`
        не продолжать…, не продолжайте…, прервать релиз…, прервите…, остановите релиз…, остановить релиз…,
        откатить…, откатываем…, откатите…, выполните откат…, no-go…
      `,
    },
    risingIsBad: { words: list`ошиб…, задержк…, время ответа…, сбо…, жалоб…, загрузка…, использование…` },
    fallingIsBad: { words: list`успе…, доступност…, покрыти…` },
    zero: { first: list`ноль` },
    faults: { words: list`ошиб…, предупрежден…, инцидент…, дефект…, сбо…` },
    shouldBe: { words: list`должно быть…, должен быть…, должна быть…` },
  },
  commands: {
    mistakes: list`неправильно`,
    forbidden: list`никогда, запрещ, не делать`,
    examples: list`например, примеры, пример`,
    savesFile: list`созда, сохран`,
    alternatives: { words: list`или, либо` },
    runs: { words: list`запуст…, выполн…` },
    present: list`установлен, настроен`,
    notes: list`ожида… …`,
    expectations: [], // No Russian document has used one yet.
    expectationTitles: [], // No Russian document has used one yet.
    shows: list`увидите, увидишь, показывает, выводит, появится, отвечает`,
  },
  instructions: {
    imperatives: {
      first: list`
        активир…, введите, включ…, войдите, восстанов…, выберите, выбрать, выгруз…, выполнит…, выполнить,
        выключ…, дождитесь, дождаться, добав…, зайдите, заверш…, загруз…, задайте, задать, закоммит…,
        закройте, залейте, замен…, запиш…, заполн…, запуст…, запушить, зарегистр…, измен…, импорт…,
        использу…, исправ…, клонир…, нажмите, найдите, настро…, обнов…, оповест…, опублик…, останов…,
        откатит…, откатить, отключ…, откройте, открыть, отправ…, перезагруз…, перезапуст…, перейдите,
        перейти, перенес…, подготов…, подключ…, подождите, получит…, получить, положите, посмотрите,
        поставьте, провер…, провест…, проведите, прописать, пропишите, просмотр…, протестир…, прочитайте,
        раскоммент…, распакуйте, редактир…, сгенерир…, сделать, сделайте, скачайте, скачать, скопир…,
        следите, собрать, соберите, согласов…, создат…, создать, создайте, сообщить, сохран…, сравн…,
        убедит…, убедиться, удал…, указать, укажите, установ…, уведом…, затем, далее, потом
      `,
    },
    options: { first: list`вариант, способ, метод, опция, альтернатива` },
    conditions: {
      first: list`если, когда, в случае, при необходимости, только если, иначе, в противном случае`,
    },
    optional: {
      words: list`
        опционально, необязательно, при необходимости, по желанию, только при первом
      `,
    },
    duties: { words: list`должен, должна, должны, нужно, необходимо, следует` },
    states: { words: list`есть, является, был, будет, может, содержит, показывает, позволяет` },
  },
  places: {
    toward: list`на, с`,
    machines: list`сервере, сервера, хосте, vps`,
    atServer: [], // No Russian document has used one yet.
    servers: list`сервер`,
    here: list`локальн, снаружи, со своего`,
  },
  people: {
    contacts: list`контакт`,
    roles: list`руководител, ответственн, разработчик, инженер, менеджер`,
    approvals: list`согласован…, утвержд…, подпись`,
    signed: list`подпись, утвердил…, проверил…, согласовал…, подписал…`,
    signatureColumns: list`подпись, согласован`,
    signatures: list`подпись`,
    roleColumns: list`роль`,
    attributes: {
      alone: list`
        имя, фио, телефон, тел., моб., почта, email, e-mail, slack, telegram, канал, часы, время,
        доступность, контакт, роль
      `,
    },
    owners: { alone: list`ответственный, ответственная, владелец, исполнитель, команда` },
    onCall: { words: list`дежурный, дежурные, on~call` },
    ranks: { alone: list`основной, резервный, первый, второй` },
    contactLabels: {
      last: list`контактное лицо, экстренный контакт, контакт для эскалации, дежурный инженер`,
    },
    notified: { words: list`кого уведомить…, уведомить немедленно…, кому сообщить…, эскалация…` },
    reaches: { words: list`свяжитесь с, связаться с, обратитесь к, обратиться к, эскалировать` },
    tells: { words: list`уведомить, сообщить` },
    approvalFrom: { words: list`согласование с, одобрение от, одобрения от, подтверждение от` },
    neededApprovals: { alone: list`утвердил, утверждено, согласовано, одобрено, согласующие` },
  },
  recurrence: {
    daily: list`ежедневн`,
    weekly: list`еженедельн`,
    monthly: list`ежемесячн`,
    quarterly: list`квартал`,
    yearly: list`ежегодн`,
  },
  placeholders: {
    your: [], // No Russian document has used one yet.
    yourSpelledOut: list`ваш, твой, мой`,
    owned: [], // No Russian document has used one yet.
    here: [], // No Russian document has used one yet.
    logins: [], // No Russian document has used one yet.
  },
};
