import { type Language, list } from '../language.ts';

export const ukrainian: Language = {
  code: 'uk',
  name: 'Ukrainian',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`ніколи, заборонен, не можна`,
    lookup: list`усунення несправностей, усунення проблем`,
    about: { stems: list`огляд`, endings: list`мета` },
    rollback: list`відкат, відкот, повернення до попередньої, повернутися назад`,
    failure: list`якщо щось, якщо не вийшло`,
    signoff: list`погоджен`,
    contacts: list`контакти`,
    record: { alone: list`нотатки, примітки, примітка` },
    maintain: list`обслуговуван`,
    recur: { first: list`щоденн…, щотижн…, щомісячн…` },
    drill: [], // No Ukrainian document has used one yet.
    before: list`перед`,
    during: list`під час`,
    after: list`після`,
    prepare: list`підготовк, вимог`,
    verify: list`перевірк`,
    success: [], // No Ukrainian document has used one yet.
    monitor: list`моніторинг`,
    deploy: list`розгортан, випуск`,
    build: list`встановлен, оновлен`,
    emergency: list`аварійн`,
    incident: [], // No Ukrainian document has used one yet.
    operate: list`резервн`,
    test: list`тестуван`,
    quality: list`безпек, продуктивн, якіст`,
    setup: list`налаштуван, середовищ, база даних`,
    steps: { last: list`…кроки` },
    list: list`перелік`,
    symptom: list`помилк, збій`,
    priority: list`обов'язков, обов’язков, обовязков, необов`,
    repository: list`репозитор`,
    store: [], // No Ukrainian document has used one yet.
    address: { last: list`…адреси` },
  },
  sections: {
    parts: list`крок, етап, частина`,
    phases: list`етап, фаза`,
    counters: [], // Ukrainian documents are read by their headings so far.
    participles: [], // Ukrainian documents are read by their headings so far.
    longParticiples: [], // Ukrainian documents are read by their headings so far.
    done: [], // Ukrainian documents are read by their headings so far.
    usedBefore: [], // Ukrainian documents are read by their headings so far.
    releaseActs: [], // Ukrainian documents are read by their headings so far.
    readyOnce: [], // Ukrainian documents are read by their headings so far.
    beforeRelease: [], // Ukrainian documents are read by their headings so far.
    completed: [], // Ukrainian documents are read by their headings so far.
  },
  acts: {
    backup: list`резервн, бекап, дамп, знімок`,
    announce: list`анонс, оповіщ, повідомл, сповіщ, оголош, комунікац`,
    tidy: list`очищ, прибиран, видален, архівац`,
    version: list`версі, журнал змін, changelog, примітки до випуску`,
    migrate: list`міграц, схема бд`,
    switch: { stems: list`перемик, перемкн, активац, введення в експлуатац`, words: list`dns` },
    stop: list`зупин, вимкн, режим обслуговування, заморо`,
    start: list`запуск, запустити, перезапуск, старт`,
    install: list`встановл, інсталяц, залежност, пакет`,
    upload: list`завантаж, копіюван, вивантаж, клонуван, публікац`,
    watch: list`моніторинг, спостереж, логи, метрик`,
    look: list`перевірк, перевірити, тестуван, тест, валідац, приймання`,
    example: list`приклад, шаблон, додаток, довідк, поради, корисн`,
    trouble: list`проблем, помилк, збій, збої, авар, інцидент, екстрен, усунен`,
    owner: list`відповідальн, команда, графік, розклад, ролі`,
  },
  thresholds: {
    below: list`нижче, менше`,
    above: list`вище, більше, понад`,
    atMost: list`щонайбільше, максимум, не більше`,
    atLeast: list`щонайменше, мінімум, не менше`,
    belowBehind: [], // Ukrainian documents are read by their headings so far.
    aboveBehind: [], // Ukrainian documents are read by their headings so far.
    atMostBehind: [], // Ukrainian documents are read by their headings so far.
    atLeastBehind: [], // Ukrainian documents are read by their headings so far.
    recommended: [], // Ukrainian documents are read by their headings so far.
    milliseconds: [], // Ukrainian documents are read by their headings so far.
    seconds: list`секунд`,
    minutes: list`хвилин`,
    hours: list`годин`,
    days: list`днів, дні, доби`,
    weeks: [], // Ukrainian documents are read by their headings so far.
    lasting: { words: list`протягом…, довше…` },
    inARow: [], // Ukrainian documents are read by their headings so far.
    alertHeadings: [], // Ukrainian documents are read by their headings so far.
    triggerHeadings: [], // Ukrainian documents are read by their headings so far.
    whenHeadings: [], // Ukrainian documents are read by their headings so far.
    setUp: [], // Ukrainian documents are read by their headings so far.
    staysUp: [], // Ukrainian documents are read by their headings so far.
    takesBack: list`відкат`,
    conditions: { words: list`якщо, коли` },
    achieved: [], // Ukrainian documents are read by their headings so far.
    andOr: [], // Ukrainian documents are read by their headings so far.
    andOrInside: [], // Ukrainian documents are read by their headings so far.
    counted: [], // Ukrainian documents are read by their headings so far.
    recoveryTimes: [], // Ukrainian documents are read by their headings so far.
    goals: [], // Ukrainian documents are read by their headings so far.
    refusals: [], // Ukrainian documents are read by their headings so far.
    availability: list`доступніст`,
    stopLabels: {
      words: list`
        no-go якщо…, відкат якщо…, відкотити якщо…, критерії відкату…, умови відкату…, критерії зупинки…,
        перервати якщо…, зупинити якщо…, тривожні ознаки…
      `,
    },
    alarmLabels: { words: list`алерт…, сповіщен…, тривог…` },
    goalLabels: { words: list`критерії успіху…, критерії приймання…, цільові…, цілі…, kpi…` },
    goalColumns: { words: list`ціль…, цільов…, ліміт…, вимог…` },
    currentColumns: { words: list`поточн…, факт…, результат…` },
    leastColumns: { words: list`мінімум…, мінімальн…` },
    reactionColumns: { words: list`час реакції…, час відповіді…` },
    alertColumns: { words: list`попередження…, критичн…, алерт…` },
    stopColumns: { words: list`відкат якщо…, тригер…, поріг відкату…, no-go…` },
    severityColumns: { words: list`серйозність…, критичність…, дія…, дії…, пріоритет…` },
    failureColumns: { words: list`якщо не вдалося…, при збої…, при помилці…` },
    stops: {
      words: list`
        не продовжуйте…, не продовжувати…, перервіть…, зупиніть реліз…, відкотіть…, відкотити…,
        виконайте відкат…, no-go…
      `,
    },
    risingIsBad: {
      words: list`помил…, затримк…, час відповіді…, збо…, скарг…, завантаження…, використання…`,
    },
    fallingIsBad: { words: list`успі…, доступніст…, покритт…` },
    zero: { first: list`нуль` },
    faults: { words: list`помил…, попереджен…, інцидент…, дефект…, збо…` },
    shouldBe: { words: list`має бути…, повинно бути…` },
  },
  commands: {
    mistakes: list`неправильно, ніколи`,
    forbidden: list`ніколи, заборонено`,
    examples: list`приклад`,
    savesFile: list`збереж, створ`,
    alternatives: { words: list`або, альтернативно` },
    runs: list`виконайте, виконати, запустіть, запустити`,
    present: list`встановлен, налаштован`,
    notes: list`результат`,
    expectations: list`очікуван`,
    expectationTitles: list`очікуван`,
    shows: list`побачите, показує, виводить, з'явиться`,
  },
  instructions: {
    imperatives: {
      first: list`
        активу…, введіть, ввімкн…, вибер…, видал…, викона…, вимкн…, відкат…, відкрийте, віднов…, встанов…,
        дода…, дочека…, завантаж…, задайте, замін…, запиш…, запуст…, збережіть, зберегти, зміні…, зробіть,
        зупин…, імпорт…, налашту…, натисніть, онов…, опублік…, очист…, перевір…, перезапуст…, перейдіть,
        підготу…, підключ…, повідом…, переконайтеся, скопію…, створ…, увійдіть, протесту…, потім, далі
      `,
    },
    options: { first: list`варіант, спосіб, метод, опція` },
    conditions: { first: list`якщо, коли, у разі, лише якщо, за потреби` },
    optional: { words: list`опціонально, необов'язково, за потреби, за бажанням` },
    duties: { words: list`повинен, повинна, повинні, потрібно, необхідно, слід` },
    states: { words: list`є, був, буде, може, містить, показує, дозволяє` },
  },
  places: {
    toward: list`на, до`,
    machines: list`сервері, сервер, сервера, хості`,
    atServer: [], // Ukrainian documents are read by their headings so far.
    servers: [], // Ukrainian documents are read by their headings so far.
    here: list`локальн, на своєму комп`,
  },
  people: {
    contacts: list`контакт`,
    roles: list`керівник, відповідальн, розробник, адміністратор, менеджер`,
    approvals: [], // Ukrainian documents are read by their headings so far.
    signed: [], // Ukrainian documents are read by their headings so far.
    signatureColumns: [], // Ukrainian documents are read by their headings so far.
    signatures: [], // Ukrainian documents are read by their headings so far.
    roleColumns: [], // Ukrainian documents are read by their headings so far.
    attributes: {
      alone: list`
        ім'я, піб, телефон, тел., пошта, email, e-mail, slack, telegram, канал, години, доступність,
        контакт, роль
      `,
    },
    owners: { alone: list`відповідальний, відповідальна, власник, команда` },
    onCall: { words: list`черговий, чергові, on~call` },
    ranks: { alone: list`основний, резервний, перший, другий` },
    contactLabels: { last: list`контактна особа, екстрений контакт, черговий інженер` },
    notified: { words: list`кого повідомити…, негайно повідомити…, ескалація…` },
    reaches: { words: list`зв'яжіться з, зверніться до` },
    tells: { words: list`повідомити` },
    approvalFrom: { words: list`погодження з, схвалення від` },
    neededApprovals: { alone: list`затвердив, затверджено, погоджено, схвалено` },
  },
  recurrence: {
    daily: list`щодня, щоденн`,
    weekly: list`щотижн`,
    monthly: list`щомісяц, щомісячн`,
    quarterly: list`щокварт`,
    yearly: list`щороку, щорічн`,
  },
  placeholders: {
    your: [], // Ukrainian documents are read by their headings so far.
    yourSpelledOut: [], // Ukrainian documents are read by their headings so far.
    owned: [], // Ukrainian documents are read by their headings so far.
    here: [], // Ukrainian documents are read by their headings so far.
    logins: [], // Ukrainian documents are read by their headings so far.
  },
};
