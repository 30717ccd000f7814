import { type Language, list } from '../language.ts';

export const ukrainian: Language = {
  code: 'uk',
  name: 'Ukrainian',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: [], // No Ukrainian document has used one yet.
    lookup: list`усунення несправностей, усунення проблем`,
    about: { stems: list`огляд`, endings: list`мета` },
    rollback: list`відкат, відкот`,
    failure: [], // No Ukrainian document has used one yet.
    signoff: list`погоджен`,
    contacts: list`контакти`,
    record: [], // No Ukrainian document has used one yet.
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
    repository: [], // No Ukrainian document has used one yet.
    store: [], // No Ukrainian document has used one yet.
    address: [], // No Ukrainian document has used one yet.
  },
  sections: {
    parts: [], // Ukrainian documents are read by their headings so far.
    phases: [], // Ukrainian documents are read by their headings so far.
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
  thresholds: {
    below: [], // Ukrainian documents are read by their headings so far.
    above: [], // Ukrainian documents are read by their headings so far.
    atMost: [], // Ukrainian documents are read by their headings so far.
    atLeast: [], // Ukrainian documents are read by their headings so far.
    belowBehind: [], // Ukrainian documents are read by their headings so far.
    aboveBehind: [], // Ukrainian documents are read by their headings so far.
    atMostBehind: [], // Ukrainian documents are read by their headings so far.
    atLeastBehind: [], // Ukrainian documents are read by their headings so far.
    recommended: [], // Ukrainian documents are read by their headings so far.
    milliseconds: [], // Ukrainian documents are read by their headings so far.
    seconds: [], // Ukrainian documents are read by their headings so far.
    minutes: [], // Ukrainian documents are read by their headings so far.
    hours: [], // Ukrainian documents are read by their headings so far.
    days: [], // Ukrainian documents are read by their headings so far.
    weeks: [], // Ukrainian documents are read by their headings so far.
    lasting: [], // Ukrainian documents are read by their headings so far.
    inARow: [], // Ukrainian documents are read by their headings so far.
    alertHeadings: [], // Ukrainian documents are read by their headings so far.
    triggerHeadings: [], // Ukrainian documents are read by their headings so far.
    whenHeadings: [], // Ukrainian documents are read by their headings so far.
    setUp: [], // Ukrainian documents are read by their headings so far.
    staysUp: [], // Ukrainian documents are read by their headings so far.
    takesBack: [], // Ukrainian documents are read by their headings so far.
    conditions: [], // Ukrainian documents are read by their headings so far.
    achieved: [], // Ukrainian documents are read by their headings so far.
    andOr: [], // Ukrainian documents are read by their headings so far.
    andOrInside: [], // Ukrainian documents are read by their headings so far.
    counted: [], // Ukrainian documents are read by their headings so far.
    recoveryTimes: [], // Ukrainian documents are read by their headings so far.
    goals: [], // Ukrainian documents are read by their headings so far.
    refusals: [], // Ukrainian documents are read by their headings so far.
    availability: [], // Ukrainian documents are read by their headings so far.
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
    mistakes: [], // Ukrainian documents are read by their headings so far.
    forbidden: [], // Ukrainian documents are read by their headings so far.
    examples: [], // Ukrainian documents are read by their headings so far.
    savesFile: [], // Ukrainian documents are read by their headings so far.
    alternatives: [], // Ukrainian documents are read by their headings so far.
    runs: [], // Ukrainian documents are read by their headings so far.
    present: [], // Ukrainian documents are read by their headings so far.
    notes: [], // Ukrainian documents are read by their headings so far.
    expectations: [], // Ukrainian documents are read by their headings so far.
    expectationTitles: [], // Ukrainian documents are read by their headings so far.
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
    toward: [], // Ukrainian documents are read by their headings so far.
    machines: [], // Ukrainian documents are read by their headings so far.
    atServer: [], // Ukrainian documents are read by their headings so far.
    servers: [], // Ukrainian documents are read by their headings so far.
    here: [], // Ukrainian documents are read by their headings so far.
  },
  people: {
    contacts: [], // Ukrainian documents are read by their headings so far.
    roles: [], // Ukrainian documents are read by their headings so far.
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
    daily: [], // Ukrainian documents are read by their headings so far.
    weekly: [], // Ukrainian documents are read by their headings so far.
    monthly: [], // Ukrainian documents are read by their headings so far.
    quarterly: [], // Ukrainian documents are read by their headings so far.
    yearly: [], // Ukrainian documents are read by their headings so far.
  },
  placeholders: {
    your: [], // Ukrainian documents are read by their headings so far.
    yourSpelledOut: [], // Ukrainian documents are read by their headings so far.
    owned: [], // Ukrainian documents are read by their headings so far.
    here: [], // Ukrainian documents are read by their headings so far.
    logins: [], // Ukrainian documents are read by their headings so far.
  },
};
