import { type Language, list } from '../language.ts';

export const bulgarian: Language = {
  code: 'bg',
  name: 'Bulgarian',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`никога, забранен`,
    lookup: list`отстраняване`,
    about: { first: list`защо…` },
    rollback: list`връщане назад, връщане към предишна`,
    failure: list`ако нещо`,
    signoff: list`утвържд, подпис`,
    contacts: [], // No Bulgarian document has used one yet.
    record: { alone: list`бележки` },
    maintain: list`поддръжка`,
    recur: list`
      първи # ден, първи # седмиц, първи ден, първи седмиц, първия # ден, първия # седмиц, първия ден,
      първия седмиц, първият # ден, първият # седмиц, първият ден, първият седмиц, първа # ден,
      първа # седмиц, първа ден, първа седмиц, първата # ден, първата # седмиц, първата ден, първата седмиц,
      първите # ден, първите # седмиц, първите ден, първите седмиц, първото # ден, първото # седмиц,
      първото ден, първото седмиц
    `,
    drill: [], // No Bulgarian document has used one yet.
    before: list`преди`,
    during: [], // No Bulgarian document has used one yet.
    after: { words: list`след` },
    prepare: list`изисквани, задължителн`,
    verify: [], // No Bulgarian document has used one yet.
    success: [], // No Bulgarian document has used one yet.
    monitor: list`наблюдение`,
    deploy: list`внедряване`,
    build: list`инсталиран`,
    emergency: [], // No Bulgarian document has used one yet.
    incident: [], // No Bulgarian document has used one yet.
    operate: [], // No Bulgarian document has used one yet.
    test: list`тестван`,
    quality: list`сигурност`,
    setup: list`променливи, база данни`,
    steps: [], // No Bulgarian document has used one yet.
    list: [], // No Bulgarian document has used one yet.
    symptom: [], // No Bulgarian document has used one yet.
    priority: [], // No Bulgarian document has used one yet.
    repository: list`хранилищ`,
    store: [], // No Bulgarian document has used one yet.
    address: [], // No Bulgarian document has used one yet.
  },
  sections: {
    parts: list`стъпка, етап, част`,
    phases: list`етап, фаза`,
    counters: [], // Bulgarian documents are read by their headings so far.
    participles: [], // Bulgarian documents are read by their headings so far.
    longParticiples: [], // Bulgarian documents are read by their headings so far.
    done: [], // Bulgarian documents are read by their headings so far.
    usedBefore: [], // Bulgarian documents are read by their headings so far.
    releaseActs: [], // Bulgarian documents are read by their headings so far.
    readyOnce: [], // Bulgarian documents are read by their headings so far.
    beforeRelease: [], // Bulgarian documents are read by their headings so far.
    completed: [], // Bulgarian documents are read by their headings so far.
  },
  acts: {
    backup: list`резервн, архивиран, бекъп, снимка`,
    announce: list`обявя, обявлен, известяван, уведомя, уведомлен, комуникац`,
    tidy: list`почиств, изтриван, премахван`,
    version: list`версия, версии, списък с промени, changelog`,
    migrate: list`миграц, схема`,
    switch: { stems: list`превключ, активира, пускане в`, words: list`dns` },
    stop: list`спиран, спри, режим на поддръжка, изключ, замраз`,
    start: list`стартира, рестарт, пускан`,
    install: list`инсталац, инсталира, зависимост, пакет`,
    upload: list`качван, копира, публикув, прехвърл`,
    watch: list`наблюден, мониторинг, логове, метрик`,
    look: list`проверка, проверк, провер, тест, валидац`,
    example: list`пример, шаблон, приложение, справк, съвет`,
    trouble: list`проблем, грешк, авари, инцидент, спешн, отстраняван`,
    owner: list`отговорн, екип, график, роли`,
  },
  thresholds: {
    below: list`под, по-малко от`,
    above: list`над, повече от`,
    atMost: list`най-много, максимум`,
    atLeast: list`поне, най-малко, минимум`,
    belowBehind: [], // Bulgarian documents are read by their headings so far.
    aboveBehind: [], // Bulgarian documents are read by their headings so far.
    atMostBehind: [], // Bulgarian documents are read by their headings so far.
    atLeastBehind: [], // Bulgarian documents are read by their headings so far.
    recommended: [], // Bulgarian documents are read by their headings so far.
    milliseconds: [], // Bulgarian documents are read by their headings so far.
    seconds: list`секунд`,
    minutes: list`минут`,
    hours: list`часа, час`,
    days: list`дни, ден`,
    weeks: [], // Bulgarian documents are read by their headings so far.
    lasting: [], // Bulgarian documents are read by their headings so far.
    inARow: [], // Bulgarian documents are read by their headings so far.
    alertHeadings: [], // Bulgarian documents are read by their headings so far.
    triggerHeadings: [], // Bulgarian documents are read by their headings so far.
    whenHeadings: [], // Bulgarian documents are read by their headings so far.
    setUp: [], // Bulgarian documents are read by their headings so far.
    staysUp: [], // Bulgarian documents are read by their headings so far.
    takesBack: list`връща, върн`,
    conditions: { words: list`ако, когато` },
    achieved: [], // Bulgarian documents are read by their headings so far.
    andOr: [], // Bulgarian documents are read by their headings so far.
    andOrInside: [], // Bulgarian documents are read by their headings so far.
    counted: [], // Bulgarian documents are read by their headings so far.
    recoveryTimes: [], // Bulgarian documents are read by their headings so far.
    goals: [], // Bulgarian documents are read by their headings so far.
    refusals: [], // Bulgarian documents are read by their headings so far.
    availability: [], // Bulgarian documents are read by their headings so far.
    stopLabels: {
      words: list`
        no-go ако…, връщане ако…, критерии за връщане…, условия за връщане…, критерии за спиране…,
        прекратете ако…, спрете ако…, тревожни признаци…
      `,
    },
    alarmLabels: { words: list`аларм…, известия…, тревог…` },
    goalLabels: { words: list`критерии за успех…, критерии за приемане…, цели…, целеви…, kpi…` },
    goalColumns: { words: list`цел…, лимит…, изискван…` },
    currentColumns: { words: list`текущ…, реалн…, резултат…` },
    leastColumns: { words: list`минимум…, минималн…` },
    reactionColumns: { words: list`време за реакция…, време за отговор…` },
    alertColumns: { words: list`предупреждение…, критич…, аларм…` },
    stopColumns: { words: list`връщане ако…, тригер…, no-go…` },
    severityColumns: { words: list`сериозност…, действие…, приоритет…` },
    failureColumns: { words: list`при неуспех…, при грешка…` },
    stops: {
      words: list`
        не продължавайте…, прекратете…, спрете внедряването…, върнете предишната версия…, no-go…
      `,
    },
    risingIsBad: { words: list`грешк…, закъснени…, време за отговор…, срив…, натоварване…` },
    fallingIsBad: { words: list`успе…, достъпност…, наличност…, покрити…` },
    zero: { first: list`нула` },
    faults: { words: list`грешк…, предупрежден…, инцидент…, дефект…, срив…` },
    shouldBe: { words: list`трябва да е…, трябва да бъде…` },
  },
  commands: {
    mistakes: [], // Bulgarian documents are read by their headings so far.
    forbidden: [], // Bulgarian documents are read by their headings so far.
    examples: list`пример`,
    savesFile: list`запаз, създай`,
    alternatives: { words: list`или` },
    runs: list`изпълнете, изпълни, стартирайте, стартирай`,
    present: list`инсталиран, конфигуриран`,
    notes: list`резултат`,
    expectations: list`очакван`,
    expectationTitles: list`очакван`,
    shows: list`ще видите, показва, извежда, появява се`,
  },
  instructions: {
    imperatives: {
      first: list`
        активирай…, влезте, въведете, възстанов…, добав…, деактивирай…, задайте, изберете, изпълн…,
        изпрат…, изтрий…, изчакайте, инсталирай…, качете, копирай…, конфигурирай…, натиснете, настрой…,
        обнов…, отворете, потвърд…, провер…, промен…, публикувай…, рестартирай…, спрете, стартирай…,
        създай…, тествай…, уведом…, уверете, след това
      `,
    },
    options: { first: list`вариант, начин, метод, опция` },
    conditions: { first: list`ако, когато, в случай, само ако` },
    optional: { words: list`по избор, незадължително, при нужда, при необходимост` },
    duties: { words: list`трябва, необходимо е` },
    states: { words: list`е, са, беше, ще, може, съдържа, показва` },
  },
  places: {
    toward: list`на, към`,
    machines: list`сървъра, сървър, хоста`,
    atServer: [], // Bulgarian documents are read by their headings so far.
    servers: [], // Bulgarian documents are read by their headings so far.
    here: list`локалн`,
  },
  people: {
    contacts: list`контакт`,
    roles: list`ръководител, отговорн, разработчик, мениджър`,
    approvals: [], // Bulgarian documents are read by their headings so far.
    signed: [], // Bulgarian documents are read by their headings so far.
    signatureColumns: [], // Bulgarian documents are read by their headings so far.
    signatures: [], // Bulgarian documents are read by their headings so far.
    roleColumns: [], // Bulgarian documents are read by their headings so far.
    attributes: {
      alone: list`име, телефон, тел., имейл, email, e-mail, slack, канал, часове, контакт, роля`,
    },
    owners: { alone: list`отговорник, отговорен, собственик, екип` },
    onCall: { words: list`дежурен, дежурни, on~call` },
    ranks: { alone: list`основен, резервен` },
    contactLabels: { last: list`лице за контакт, контакт при авария, дежурен инженер` },
    notified: { words: list`кого да уведомим…, незабавно уведомете…, ескалация…` },
    reaches: { words: list`свържете се с, обърнете се към` },
    tells: { words: list`уведомете` },
    approvalFrom: { words: list`одобрение от, съгласие от` },
    neededApprovals: { alone: list`одобрил, одобрено от, утвърдил` },
  },
  recurrence: {
    daily: list`ежедневн, всеки ден`,
    weekly: list`седмичн, всяка седмица`,
    monthly: list`месечн, всеки месец`,
    quarterly: list`тримесечн`,
    yearly: list`годишн, всяка година`,
  },
  placeholders: {
    your: [], // Bulgarian documents are read by their headings so far.
    yourSpelledOut: [], // Bulgarian documents are read by their headings so far.
    owned: [], // Bulgarian documents are read by their headings so far.
    here: [], // Bulgarian documents are read by their headings so far.
    logins: [], // Bulgarian documents are read by their headings so far.
  },
};
