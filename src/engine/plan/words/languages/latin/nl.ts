import { type Language, list } from '../language.ts';

export const dutch: Language = {
  code: 'nl',
  name: 'Dutch',
  fillers: list`de, het, elke`,
  headings: {
    avoid: list`nooit, verboden, niet doen`,
    lookup: list`probleemoplossing, veelgestelde vragen`,
    about: { words: list`overzicht, doel` },
    rollback: {
      stems: list`terugdraai, terugrollen, terugvalscenario, terugvalplan, terugkeer naar`,
      alone: list`terug, terugval, fallback`,
    },
    failure: list`als er iets misgaat, als iets misgaat`,
    signoff: list`goedkeuring, ondertekening, autorisatie`,
    contacts: list`contactpersonen`,
    record: { alone: list`notities, opmerkingen` },
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
    incident: list`incident`,
    operate: { words: list`herstart…`, stems: list`bedrijf` },
    test: { words: list`testen, test` },
    quality: list`beveiliging, prestaties, kwaliteit, documentatie`,
    setup: list`configuratie, omgeving`,
    steps: { last: list`…stappen` },
    list: list`controlelijst`,
    symptom: list`storing, foutmelding`,
    priority: list`kritiek, belangrijk, optioneel`,
    repository: { words: list`repository, branch, merge` },
    store: [], // No Dutch document has used one yet.
    address: { last: list`…adressen` },
  },
  sections: {
    parts: list`stap, fase, deel`,
    phases: list`fase`,
    counters: [], // Dutch documents are read by their headings so far.
    participles: list`geïnstalleerd, geconfigureerd, gecontroleerd, bijgewerkt, uitgevoerd, getest`,
    longParticiples: [], // Dutch documents are read by their headings so far.
    done: [], // Dutch documents are read by their headings so far.
    usedBefore: [], // Dutch documents are read by their headings so far.
    releaseActs: [], // Dutch documents are read by their headings so far.
    readyOnce: [], // Dutch documents are read by their headings so far.
    beforeRelease: [], // Dutch documents are read by their headings so far.
    completed: [], // Dutch documents are read by their headings so far.
  },
  acts: {
    backup: { words: list`back-up…, backup…, reservekopie…, snapshot…, veiligstellen` },
    announce: { words: list`aankondig…, communicatie, informeer…, melden, bericht…, kennisgeving…` },
    tidy: { stems: list`opruim`, words: list`opschonen, verwijder…, nazorg` },
    version: { words: list`versie…, changelog, wijzigingslog…, release notes` },
    migrate: { words: list`migratie…, migreer…, schema…` },
    switch: { stems: list`omschakel`, words: list`overschakel…, omzetten, dns, livegang, activer…` },
    stop: { stems: list`onderhoudsmodus`, words: list`stop…, afsluit…, bevries…, uitschakel…, stilleggen` },
    start: { words: list`start…, herstart…, opstart…` },
    install: { words: list`installa…, installeer…, afhankelijkhed…, pakket…` },
    upload: { words: list`upload…, kopieer…, kopiëren, overzetten, publiceer…, publicatie` },
    watch: { words: list`monitor…, bewak…, logs, logboek…, volgen` },
    look: { words: list`controle…, controleer…, test…, verifi…, valid…, nagaan, acceptatie…` },
    example: { words: list`voorbeeld…, sjabloon…, bijlage…, referentie…, tips` },
    trouble: { stems: list`probleemoplossing`, words: list`fout…, problemen, storing…, noodgeval…` },
    owner: { stems: list`verantwoordelijk`, words: list`planning, team…, rollen, eigenaar` },
  },
  thresholds: {
    below: list`onder, minder dan, lager dan`,
    above: list`boven, meer dan, hoger dan`,
    atMost: list`hoogstens, maximaal, ten hoogste, binnen`,
    atLeast: list`minstens, minimaal, ten minste`,
    belowBehind: [], // Dutch documents are read by their headings so far.
    aboveBehind: [], // Dutch documents are read by their headings so far.
    atMostBehind: [], // Dutch documents are read by their headings so far.
    atLeastBehind: [], // Dutch documents are read by their headings so far.
    recommended: [], // Dutch documents are read by their headings so far.
    milliseconds: [], // Dutch documents are read by their headings so far.
    seconds: { endings: list`seconden, seconde` },
    minutes: { endings: list`minuten, minuut` },
    hours: { endings: list`uren, uur` },
    days: { endings: list`dagen, dag` },
    weeks: { endings: list`weken` },
    lasting: { words: list`gedurende…, langer dan…` },
    inARow: { endings: list`lang, achtereen` },
    alertHeadings: [], // Dutch documents are read by their headings so far.
    triggerHeadings: [], // Dutch documents are read by their headings so far.
    whenHeadings: [], // Dutch documents are read by their headings so far.
    setUp: list`ingericht, geconfigureerd, actief`,
    staysUp: [], // Dutch documents are read by their headings so far.
    takesBack: list`terugdraai, terugroll`,
    conditions: { words: list`als, indien, wanneer` },
    achieved: [], // Dutch documents are read by their headings so far.
    andOr: [], // Dutch documents are read by their headings so far.
    andOrInside: [], // Dutch documents are read by their headings so far.
    counted: [], // Dutch documents are read by their headings so far.
    recoveryTimes: [], // Dutch documents are read by their headings so far.
    goals: list`doel`,
    refusals: [], // Dutch documents are read by their headings so far.
    availability: list`beschikbaarheid`,
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
    mistakes: list`fout, nooit`,
    forbidden: { words: list`nooit, niet doen, verboden` },
    examples: list`voorbeelden, voorbeeld, bijvoorbeeld`,
    savesFile: { words: list`sla … op, bewaar…, opslaan` },
    alternatives: { words: list`ofwel, anders, alternatief` },
    runs: { words: list`uitvoeren, voer uit, draai, start` },
    present: list`geïnstalleerd, geconfigureerd`,
    notes: list`verwacht… …, resultaat`,
    expectations: list`verwacht…`,
    expectationTitles: list`verwacht`,
    shows: list`ziet, zie je, toont, verschijnt, meldt`,
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
    toward: list`op, naar, in`,
    machines: list`server, servers, host, productieserver, vps`,
    atServer: [], // Dutch documents are read by their headings so far.
    servers: [], // Dutch documents are read by their headings so far.
    here: { words: list`lokaal, op je eigen computer, op je laptop, op uw werkstation, ontwikkelmachine` },
  },
  people: {
    contacts: list`contactpersonen, contactpersoon`,
    roles: list`manager, verantwoordelijke, ontwikkelaar, beheerder, projectleider`,
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
    daily: list`dagelijks, elke dag`,
    weekly: list`wekelijks, elke week`,
    monthly: list`maandelijks, elke maand`,
    quarterly: list`elk kwartaal, per kwartaal`,
    yearly: list`jaarlijks, elk jaar`,
  },
  placeholders: {
    your: list`jouw, uw`,
    yourSpelledOut: [], // Dutch documents are read by their headings so far.
    owned: [], // Dutch documents are read by their headings so far.
    here: list`hier`,
    logins: list`gebruiker`,
  },
};
