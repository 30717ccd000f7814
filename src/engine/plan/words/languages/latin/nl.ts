import { type Language, list } from '../language.ts';

export const dutch: Language = {
  code: 'nl',
  name: 'Dutch',
  fillers: list`de, het, elke`,
  headings: {
    avoid: [], // No Dutch document has used one yet.
    lookup: list`probleemoplossing, veelgestelde vragen`,
    about: { words: list`overzicht, doel` },
    rollback: list`terugdraai, terugrollen`,
    failure: list`als er iets misgaat, als iets misgaat`,
    signoff: list`goedkeuring, ondertekening, autorisatie`,
    contacts: list`contactpersonen`,
    record: [], // No Dutch document has used one yet.
    maintain: list`onderhoud`,
    recur: { first: list`dagelijks…, wekelijks…, maandelijks…`, stems: list`eerste dag, eerste week` },
    drill: [], // No Dutch document has used one yet.
    before: { words: list`voor, vóór, vór, vooraf, vóóraf`, stems: list`voorafgaand` },
    during: { endings: list`tijdens` },
    after: { words: list`na _ deploy…, na _ uitrol…, na _ release…, na _ livegang…, na _ implementatie…` },
    prepare: list`voorbereid, vereisten, voorwaarden`,
    verify: list`controleren, verificatie`,
    success: list`succescriteria`,
    monitor: list`bewaking`,
    deploy: list`uitrol, livegang, implementatie`,
    build: list`installatie`,
    emergency: list`noodgeval`,
    incident: [], // No Dutch document has used one yet.
    operate: { words: list`herstart…`, stems: list`bedrijf` },
    test: [], // No Dutch document has used one yet.
    quality: list`beveiliging, prestaties, kwaliteit, documentatie`,
    setup: list`configuratie, omgeving`,
    steps: { last: list`…stappen` },
    list: list`controlelijst`,
    symptom: list`storing, foutmelding`,
    priority: list`kritiek, belangrijk, optioneel`,
    repository: [], // No Dutch document has used one yet.
    store: [], // No Dutch document has used one yet.
    address: [], // No Dutch document has used one yet.
  },
  sections: {
    parts: [], // Dutch documents are read by their headings so far.
    phases: [], // Dutch documents are read by their headings so far.
    counters: [], // Dutch documents are read by their headings so far.
    participles: [], // Dutch documents are read by their headings so far.
    longParticiples: [], // Dutch documents are read by their headings so far.
    done: [], // Dutch documents are read by their headings so far.
    usedBefore: [], // Dutch documents are read by their headings so far.
    releaseActs: [], // Dutch documents are read by their headings so far.
    readyOnce: [], // Dutch documents are read by their headings so far.
    beforeRelease: [], // Dutch documents are read by their headings so far.
    completed: [], // Dutch documents are read by their headings so far.
  },
  thresholds: {
    below: [], // Dutch documents are read by their headings so far.
    above: [], // Dutch documents are read by their headings so far.
    atMost: [], // Dutch documents are read by their headings so far.
    atLeast: [], // Dutch documents are read by their headings so far.
    belowBehind: [], // Dutch documents are read by their headings so far.
    aboveBehind: [], // Dutch documents are read by their headings so far.
    atMostBehind: [], // Dutch documents are read by their headings so far.
    atLeastBehind: [], // Dutch documents are read by their headings so far.
    recommended: [], // Dutch documents are read by their headings so far.
    milliseconds: [], // Dutch documents are read by their headings so far.
    seconds: [], // Dutch documents are read by their headings so far.
    minutes: [], // Dutch documents are read by their headings so far.
    hours: [], // Dutch documents are read by their headings so far.
    days: [], // Dutch documents are read by their headings so far.
    weeks: { endings: list`weken` },
    lasting: [], // Dutch documents are read by their headings so far.
    inARow: [], // Dutch documents are read by their headings so far.
    alertHeadings: [], // Dutch documents are read by their headings so far.
    triggerHeadings: [], // Dutch documents are read by their headings so far.
    whenHeadings: [], // Dutch documents are read by their headings so far.
    setUp: [], // Dutch documents are read by their headings so far.
    staysUp: [], // Dutch documents are read by their headings so far.
    takesBack: [], // Dutch documents are read by their headings so far.
    conditions: [], // Dutch documents are read by their headings so far.
    achieved: [], // Dutch documents are read by their headings so far.
    andOr: [], // Dutch documents are read by their headings so far.
    andOrInside: [], // Dutch documents are read by their headings so far.
    counted: [], // Dutch documents are read by their headings so far.
    recoveryTimes: [], // Dutch documents are read by their headings so far.
    goals: [], // Dutch documents are read by their headings so far.
    refusals: [], // Dutch documents are read by their headings so far.
    availability: [], // Dutch documents are read by their headings so far.
    stopLabels: {
      words: list`
        no-go als…, no-go-criteria…, afbreken als…, afbreekcriteria…, stoppen als…, stop als…,
        rollback als…, rollback-criteria…, terugdraaien als…, alarmsignalen…
      `,
    },
    alarmLabels: { words: list`alarm…, alert(s), waarschuwing…` },
    goalLabels: { words: list`succescriteria…, doelen…, doelstellingen…, streefwaarden…, kpi…` },
    goalColumns: { words: list`doel, streefwaarde, limiet, eis` },
    currentColumns: { words: list`huidig…, gemeten…, resultaat…` },
    leastColumns: { words: list`minimum…, minimaal…` },
    reactionColumns: { words: list`reactietijd…, responstijd…, oplostijd…` },
    alertColumns: { words: list`waarschuwing…, kritiek…, alarm…` },
    stopColumns: { words: list`rollback als…, trigger…, no-go…, afbreken…` },
    severityColumns: { words: list`ernst…, actie…, prioriteit…, melding…` },
    failureColumns: { words: list`bij fout…, als het mislukt…` },
    stops: { words: list`afbreken…, niet doorgaan…, ga niet verder…, terugdraaien…, no-go…` },
    risingIsBad: { words: list`fout…, latentie…, responstijd…, klacht…, storing…` },
    fallingIsBad: { words: list`succes…, beschikbaarheid…, dekking…` },
    zero: { first: list`nul` },
    faults: { words: list`fouten…, waarschuwingen…, incidenten…, storingen…` },
    shouldBe: { words: list`moet zijn…, moet … zijn…` },
  },
  commands: {
    mistakes: [], // Dutch documents are read by their headings so far.
    forbidden: [], // Dutch documents are read by their headings so far.
    examples: [], // Dutch documents are read by their headings so far.
    savesFile: [], // Dutch documents are read by their headings so far.
    alternatives: [], // Dutch documents are read by their headings so far.
    runs: [], // Dutch documents are read by their headings so far.
    present: [], // Dutch documents are read by their headings so far.
    notes: [], // Dutch documents are read by their headings so far.
    expectations: [], // Dutch documents are read by their headings so far.
    expectationTitles: [], // Dutch documents are read by their headings so far.
  },
  instructions: {
    imperatives: {
      first: list`
        activeer, archiveer, bekijk, bereid, bevestig, bewaar, bewerk, bouw, controleer, controleren,
        configureer, draai, druk, ga, genereer, gebruik, herhaal, herstart, herstarten, herstel,
        herstellen, informeer, installeer, installeren, klik, kies, kopieer, kopiëren, lees, log, maak,
        maken, migreer, meld, monitor, open, pas, plaats, plan, publiceer, push, schakel, schakelen, sla,
        start, starten, stel, stop, stoppen, stuur, test, testen, tag, trek, update, upload, verander,
        verifieer, verplaats, vervang, verwijder, verwijderen, voeg, voer, wacht, wachten, wijzig, zet,
        zorg, daarna, vervolgens
      `,
    },
    options: { first: list`optie, methode, variant, alternatief` },
    conditions: { first: list`als, indien, wanneer, alleen als` },
    optional: { words: list`optioneel, indien nodig, zo nodig, eenmalig` },
    duties: { words: list`moet, moeten` },
    states: { words: list`is, zijn, was, wordt, worden, heeft, kan, bevat, toont` },
  },
  places: {
    toward: [], // Dutch documents are read by their headings so far.
    machines: [], // Dutch documents are read by their headings so far.
    atServer: [], // Dutch documents are read by their headings so far.
    servers: [], // Dutch documents are read by their headings so far.
    here: [], // Dutch documents are read by their headings so far.
  },
  people: {
    contacts: [], // Dutch documents are read by their headings so far.
    roles: [], // Dutch documents are read by their headings so far.
    approvals: list`goedgekeurd`,
    signed: [], // Dutch documents are read by their headings so far.
    signatureColumns: [], // Dutch documents are read by their headings so far.
    signatures: [], // Dutch documents are read by their headings so far.
    roleColumns: [], // Dutch documents are read by their headings so far.
    attributes: {
      alone: list`
        naam, telefoon, mobiel, e-mail, email, slack, teams, kanaal, beschikbaarheid, contact, rol
      `,
    },
    owners: { alone: list`verantwoordelijke, eigenaar, contactpersoon, team` },
    onCall: { words: list`piketdienst, on~call` },
    ranks: { alone: list`primair, secundair, reserve` },
    contactLabels: { last: list`noodcontact, escalatiecontact, contactpersoon, supportcontact` },
    notified: { words: list`wie te informeren…, te waarschuwen…, escalatie…` },
    reaches: { words: list`neem contact op met, escaleer naar` },
    tells: { words: list`informeer, waarschuw` },
    approvalFrom: { words: list`goedkeuring van, akkoord van` },
    neededApprovals: { alone: list`goedgekeurd door, goedkeuring door, vereiste goedkeuring` },
  },
  recurrence: {
    daily: [], // Dutch documents are read by their headings so far.
    weekly: [], // Dutch documents are read by their headings so far.
    monthly: [], // Dutch documents are read by their headings so far.
    quarterly: [], // Dutch documents are read by their headings so far.
    yearly: [], // Dutch documents are read by their headings so far.
  },
  placeholders: {
    your: [], // Dutch documents are read by their headings so far.
    yourSpelledOut: [], // Dutch documents are read by their headings so far.
    owned: [], // Dutch documents are read by their headings so far.
    here: [], // Dutch documents are read by their headings so far.
    logins: [], // Dutch documents are read by their headings so far.
  },
};
