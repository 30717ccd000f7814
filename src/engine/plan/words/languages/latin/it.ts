import { type Language, list } from '../language.ts';

export const italian: Language = {
  code: 'it',
  name: 'Italian',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: { words: list`cosa non` },
    lookup: list`comandi utili, comandi rapidi, comandi princip, risoluzione dei problemi`,
    about: { stems: list`indice, matrice, panoramica`, endings: list`scopo` },
    rollback: list`
      ripristino, tornare indietro, ritorno alla versione precedente, annullamento del rilascio, piano di rientro,
      marcia indietro
    `,
    failure: list`se qualcosa va, se qualcosa non va`,
    signoff: { words: list`firma`, stems: list`approvazion, autorizzazion` },
    contacts: list`contatti`,
    record: { alone: list`note, appunti` },
    maintain: list`manutenzione`,
    recur: list`primo giorno, prima settimana`,
    drill: [], // No Italian document has used one yet.
    before: list`prima di, prima del`,
    during: list`durante`,
    after: list`dopo il, dopo la`,
    prepare: list`preparazione, requisiti`,
    verify: list`verific, verifiq`,
    success: list`criteri di successo`,
    monitor: list`monitoraggio`,
    deploy: list`distribuzione, rilascio, messa in produzione, messa in linea, pubblicazione`,
    build: list`installazione, aggiornament`,
    emergency: list`emergenza`,
    incident: list`incident`,
    operate: list`riavvi`,
    test: { words: list`test, collaudo` },
    quality: list`sicurezza, prestazioni, qualità, documentazione`,
    setup: list`configurazione`,
    steps: { last: list`passi, passaggi, procedura` },
    list: list`lista de`,
    symptom: list`errore, non funziona, non risponde, guasto`,
    priority: list`critico, importante, opzionale, consigliato`,
    repository: { words: list`repository, branch, merge` },
    store: [], // No Italian document has used one yet.
    address: { last: list`…indirizzi, …indirizzo` },
  },
  sections: {
    parts: list`fase, passo`,
    phases: list`fase, passo`,
    counters: [], // No Italian document has used one yet.
    participles: list`ato, ata`,
    longParticiples: [], // No Italian document has used one yet.
    done: [], // No Italian document has used one yet.
    usedBefore: list`prima di`,
    releaseActs: list`rilasci`,
    readyOnce: [], // No Italian document has used one yet.
    beforeRelease: [], // No Italian document has used one yet.
    completed: [], // No Italian document has used one yet.
  },
  acts: {
    backup: { words: list`backup…, copia di sicurezza, salvataggio…, snapshot…, dump…` },
    announce: { words: list`annunci…, comunic…, notific…, avvis…, informare` },
    tidy: { words: list`pulizia…, pulire, rimuovere, rimozione, eliminare, archiviare` },
    version: { words: list`version…, changelog, note di rilascio, registro delle modifiche` },
    migrate: { words: list`migra…, schema…` },
    switch: {
      words: list`switch…, dns, attiva…, messa in produzione, messa in linea, commut…, passaggio in produzione`,
    },
    stop: {
      words: list`arrest…, ferma…, spegn…, modalità manutenzione, modalità di manutenzione, disattiv…, congel…`,
    },
    start: { words: list`avvi…, riavvi…, lanci…` },
    install: { words: list`install…, dipendenz…, pacchett…` },
    upload: { words: list`caric…, copia…, trasfer…, pubblic…, upload…` },
    watch: { words: list`monitor…, sorvegli…, osserv…, log, metriche` },
    look: { words: list`verific…, test…, controll…, valid…, collaudo, prove` },
    example: { words: list`esempi…, modell…, appendice, allegat…, riferiment…, consigli…` },
    trouble: {
      words: list`risoluzione dei problemi, risoluzione problemi, problem…, error…, guast…, emergenz…, incident…`,
    },
    owner: { words: list`responsabil…, team, calendario, ruoli` },
  },
  thresholds: {
    below: list`meno di`,
    above: list`più di`,
    atMost: list`al massimo`,
    atLeast: list`almeno`,
    belowBehind: [], // No Italian document has used one yet.
    aboveBehind: [], // No Italian document has used one yet.
    atMostBehind: [], // No Italian document has used one yet.
    atLeastBehind: [], // No Italian document has used one yet.
    recommended: [], // No Italian document has used one yet.
    milliseconds: [], // No Italian document has used one yet.
    seconds: { endings: list`secondo, secondi` },
    minutes: { endings: list`minuto, minuti` },
    hours: list`ore, ora`,
    days: list`giorni, giorno`,
    weeks: list`settimane, settimana`,
    lasting: { words: list`durante…, per più di…, per oltre…` },
    inARow: list`consecutivi, consecutive`,
    alertHeadings: [], // No Italian document has used one yet.
    triggerHeadings: [], // No Italian document has used one yet.
    whenHeadings: [], // No Italian document has used one yet.
    setUp: list`configurati, configurato, attivi, attivo`,
    staysUp: [], // No Italian document has used one yet.
    takesBack: list`rollback, ripristin`,
    conditions: { words: list`se, quando` },
    achieved: [], // No Italian document has used one yet.
    andOr: list`o`,
    andOrInside: [], // No Italian document has used one yet.
    counted: [], // No Italian document has used one yet.
    recoveryTimes: [], // No Italian document has used one yet.
    goals: list`obiettivo`,
    refusals: [], // No Italian document has used one yet.
    availability: list`disponibilità`,
    stopLabels: {
      words: list`
        no-go se…, criteri di no-go…, interrompere se…, annullare se…, rollback se…, criteri di rollback…,
        ripristinare se…, segnali d'allarme…, segnali di allarme…
      `,
    },
    alarmLabels: { words: list`allarm…, avvis…` },
    goalLabels: { words: list`criteri di successo…, criteri di accettazione…, obiettivi…, kpi…` },
    goalColumns: { words: list`obiettivo…, limite…, requisito…` },
    currentColumns: { words: list`attuale…, misurato…, risultato…` },
    leastColumns: { words: list`minimo…` },
    reactionColumns: { words: list`tempo di risposta…, tempo di risoluzione…` },
    alertColumns: { words: list`avviso…, critico…, allarme…` },
    stopColumns: { words: list`rollback se…, trigger…, no-go…, interrompere…` },
    severityColumns: { words: list`severità…, gravità…, azione…, priorità…` },
    failureColumns: { words: list`se fallisce…, in caso di errore…` },
    stops: {
      words: list`
        interrompere…, non proseguire…, non procedere…, non continuare…, eseguire il rollback…, no-go…
      `,
    },
    risingIsBad: { words: list`errori…, tasso di errore…, latenza…, tempo di risposta…, guasti…, utilizzo…` },
    fallingIsBad: { words: list`successo…, disponibilità…, copertura…` },
    zero: { first: list`zero` },
    faults: { words: list`errori…, avvisi…, incidenti…, difetti…, vulnerabilità…` },
    shouldBe: { words: list`deve essere…, dovrebbe essere…` },
  },
  commands: {
    mistakes: list`sbagliato, mai`,
    forbidden: { words: list`mai, vietato, cosa non fare` },
    examples: list`esempi, esempio`,
    savesFile: { words: list`creare, salva` },
    alternatives: { words: list`oppure, o, in alternativa, alternativa` },
    runs: { words: list`eseguire, esegui, lancia, lanciare, avvia` },
    present: list`installato, configurato`,
    notes: list`atteso… …, risultato`,
    expectations: list`atteso…, risultato atteso`,
    expectationTitles: list`atteso`,
    shows: list`vedrai, vedrete, mostra, mostrerà, appare, risponde`,
  },
  instructions: {
    imperatives: {
      first: list`
        accedi, accedere, aggiorna, aggiornare, aggiungi, aggiungere, apri, aprire, applica, applicare,
        arresta, assicurati, assicurarsi, attendi, attendere, attiva, attivare, avvia, avviare, cambia,
        cancella, carica, caricare, clicca, clona, collega, compila, completa, configura, configurare,
        conferma, confermare, controlla, controllare, copia, copiare, crea, creare, definisci, disabilita,
        disattiva, documenta, effettua, elimina, eliminare, esegui, eseguire, esporta, fai, ferma, genera,
        generare, imposta, impostare, importa, informa, inserisci, installa, installare, invia, inviare,
        lancia, migra, modifica, modificare, monitora, monitorare, notifica, prepara, pubblica, pulisci,
        registra, riavvia, riavviare, rimuovi, rimuovere, ripristina, ripristinare, salva, salvare,
        scarica, seleziona, sostituisci, sposta, testa, testare, usa, valida, verifica, verificare, vai,
        poi, quindi
      `,
    },
    options: { first: list`opzione, metodo, variante, alternativa` },
    conditions: { first: list`se, quando, in caso, solo se, altrimenti, in caso contrario` },
    optional: { words: list`opzionale, facoltativo, se necessario, solo la prima volta` },
    duties: { words: list`deve, devono, bisogna` },
    states: { words: list`è, sono, era, sarà, ha, può, contiene, mostra, permette` },
  },
  places: {
    toward: list`sul, dal`,
    machines: list`server`,
    atServer: [], // No Italian document has used one yet.
    servers: [], // “Server” alone says too little in a heading.
    here: list`localmente`,
  },
  people: {
    contacts: list`contatti, contatto, referent`,
    roles: { words: list`responsabile, cliente` },
    approvals: list`approvazione`,
    signed: list`firma, approvato da, approvato, verificato da, verificato`,
    signatureColumns: [], // No Italian document has used one yet.
    signatures: list`firma`,
    roleColumns: list`ruolo`,
    attributes: {
      alone: list`
        nome, telefono, cellulare, e-mail, email, slack, teams, canale, orari, disponibilità, contatto,
        ruolo
      `,
    },
    owners: { alone: list`responsabile, incaricato, referente, team` },
    onCall: { words: list`reperibilità, on~call` },
    ranks: { alone: list`primario, secondario, riserva` },
    contactLabels: { last: list`contatto di emergenza, contatto di escalation, contatto tecnico, referente` },
    notified: { words: list`chi avvisare…, notificare immediatamente…, escalation…` },
    reaches: { words: list`contattare, contatta, rivolgersi a` },
    tells: { words: list`avvisare, informare` },
    approvalFrom: { words: list`approvazione di, approvazione del, approvazione da, benestare di` },
    neededApprovals: { alone: list`approvato da, approvazione richiesta, autorizzato da` },
  },
  recurrence: {
    daily: list`giornaliero, ogni giorno, quotidian`,
    weekly: list`settimanal`,
    monthly: list`mensil`,
    quarterly: list`trimestral, ogni trimestre`,
    yearly: list`annual`,
  },
  placeholders: {
    your: list`tuo, tua, vostro, vostra`,
    yourSpelledOut: [], // No Italian document has used one yet.
    owned: [], // No Italian document has used one yet.
    here: list`qui`,
    logins: list`utente`,
  },
};
