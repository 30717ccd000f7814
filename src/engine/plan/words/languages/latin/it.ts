import { type Language, list } from '../language.ts';

export const italian: Language = {
  code: 'it',
  name: 'Italian',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: { words: list`cosa non` },
    lookup: list`comandi utili, comandi rapidi, comandi princip, risoluzione dei problemi`,
    about: { stems: list`indice, matrice, panoramica`, endings: list`scopo` },
    rollback: list`ripristino`,
    failure: list`se qualcosa va`,
    signoff: { words: list`firma`, stems: list`approvazion, autorizzazion` },
    contacts: list`contatti`,
    record: [], // No Italian document has used one yet.
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
    incident: [], // No Italian document has used one yet.
    operate: list`riavvi`,
    test: [], // No Italian document has used one yet.
    quality: list`sicurezza, prestazioni, qualità, documentazione`,
    setup: list`configurazione`,
    steps: [], // No Italian document has used one yet.
    list: list`lista de`,
    symptom: [], // No Italian document has used one yet.
    priority: [], // No Italian document has used one yet.
    repository: [], // No Italian document has used one yet.
    store: [], // No Italian document has used one yet.
    address: [], // No Italian document has used one yet.
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
    hours: [], // No Italian document has used one yet.
    days: [], // No Italian document has used one yet.
    weeks: [], // No Italian document has used one yet.
    lasting: [], // No Italian document has used one yet.
    inARow: [], // No Italian document has used one yet.
    alertHeadings: [], // No Italian document has used one yet.
    triggerHeadings: [], // No Italian document has used one yet.
    whenHeadings: [], // No Italian document has used one yet.
    setUp: [], // No Italian document has used one yet.
    staysUp: [], // No Italian document has used one yet.
    takesBack: [], // No Italian document has used one yet.
    conditions: { words: list`se, quando` },
    achieved: [], // No Italian document has used one yet.
    andOr: list`o`,
    andOrInside: [], // No Italian document has used one yet.
    counted: [], // No Italian document has used one yet.
    recoveryTimes: [], // No Italian document has used one yet.
    goals: list`obiettivo`,
    refusals: [], // No Italian document has used one yet.
    availability: [], // No Italian document has used one yet.
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
    mistakes: [], // No Italian document has used one yet.
    forbidden: [], // No Italian document has used one yet.
    examples: [], // No Italian document has used one yet.
    savesFile: { words: list`creare, salva` },
    alternatives: { words: list`oppure, o, in alternativa, alternativa` },
    runs: [], // No Italian document has used one yet.
    present: [], // No Italian document has used one yet.
    notes: [], // No Italian document has used one yet.
    expectations: [], // No Italian document has used one yet.
    expectationTitles: [], // No Italian document has used one yet.
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
    servers: [], // No Italian document has used one yet.
    here: list`localmente`,
  },
  people: {
    contacts: [], // No Italian document has used one yet.
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
    daily: [], // No Italian document has used one yet.
    weekly: list`settimanal`,
    monthly: list`mensil`,
    quarterly: [], // No Italian document has used one yet.
    yearly: list`annual`,
  },
  placeholders: {
    your: [], // No Italian document has used one yet.
    yourSpelledOut: [], // No Italian document has used one yet.
    owned: [], // No Italian document has used one yet.
    here: [], // No Italian document has used one yet.
    logins: [], // No Italian document has used one yet.
  },
};
