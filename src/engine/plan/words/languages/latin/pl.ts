import { type Language, list } from '../language.ts';

export const polish: Language = {
  code: 'pl',
  name: 'Polish',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: [], // No Polish document has used one yet.
    lookup: list`rozwiązywanie problemów`,
    about: { stems: list`przegląd`, words: list`cel` },
    rollback: list`wycofani`,
    failure: [], // No Polish document has used one yet.
    signoff: list`zatwierdzen, akceptacj`,
    contacts: list`kontaktowe, kontakty`,
    record: [], // No Polish document has used one yet.
    maintain: list`konserwacj, utrzymani`,
    recur: { first: list`codzienn…, tygodniow…, miesięczn…`, stems: list`pierwszy dzień, pierwszy tydzień` },
    drill: [], // No Polish document has used one yet.
    before: list`przed wdrożen, przed publikacj, przed wydani, przed startem`,
    during: list`podczas`,
    after: list`po wdrożeni, po publikacj, po wydani`,
    prepare: list`przygotowan, wymagan`,
    verify: list`weryfikacj, sprawdzen`,
    success: list`kryteria`,
    monitor: list`monitorowan`,
    deploy: list`wdroże, publikacj, wydani`,
    build: list`instalacj, aktualizacj`,
    emergency: list`awaryjn`,
    incident: [], // No Polish document has used one yet.
    operate: list`kopia zapasow, kopie zapasow`,
    test: { endings: list`testy` },
    quality: list`bezpieczeństw, wydajnoś, jakoś, dokumentac`,
    setup: list`konfigurac, środowisk, baza danych`,
    steps: { last: list`…kroki` },
    list: list`lista kontrolna`,
    symptom: list`awaria, awarii, błąd`,
    priority: list`ważne, opcjonaln`,
    repository: [], // No Polish document has used one yet.
    store: [], // No Polish document has used one yet.
    address: [], // No Polish document has used one yet.
  },
  sections: {
    parts: [], // Polish documents are read by their headings so far.
    phases: [], // Polish documents are read by their headings so far.
    counters: [], // Polish documents are read by their headings so far.
    participles: [], // Polish documents are read by their headings so far.
    longParticiples: [], // Polish documents are read by their headings so far.
    done: [], // Polish documents are read by their headings so far.
    usedBefore: [], // Polish documents are read by their headings so far.
    releaseActs: [], // Polish documents are read by their headings so far.
    readyOnce: [], // Polish documents are read by their headings so far.
    beforeRelease: [], // Polish documents are read by their headings so far.
    completed: [], // Polish documents are read by their headings so far.
  },
  thresholds: {
    below: [], // Polish documents are read by their headings so far.
    above: [], // Polish documents are read by their headings so far.
    atMost: [], // Polish documents are read by their headings so far.
    atLeast: [], // Polish documents are read by their headings so far.
    belowBehind: [], // Polish documents are read by their headings so far.
    aboveBehind: [], // Polish documents are read by their headings so far.
    atMostBehind: [], // Polish documents are read by their headings so far.
    atLeastBehind: [], // Polish documents are read by their headings so far.
    recommended: [], // Polish documents are read by their headings so far.
    milliseconds: [], // Polish documents are read by their headings so far.
    seconds: [], // Polish documents are read by their headings so far.
    minutes: [], // Polish documents are read by their headings so far.
    hours: [], // Polish documents are read by their headings so far.
    days: [], // Polish documents are read by their headings so far.
    weeks: [], // Polish documents are read by their headings so far.
    lasting: [], // Polish documents are read by their headings so far.
    inARow: [], // Polish documents are read by their headings so far.
    alertHeadings: [], // Polish documents are read by their headings so far.
    triggerHeadings: [], // Polish documents are read by their headings so far.
    whenHeadings: [], // Polish documents are read by their headings so far.
    setUp: [], // Polish documents are read by their headings so far.
    staysUp: [], // Polish documents are read by their headings so far.
    takesBack: [], // Polish documents are read by their headings so far.
    conditions: [], // Polish documents are read by their headings so far.
    achieved: [], // Polish documents are read by their headings so far.
    andOr: [], // Polish documents are read by their headings so far.
    andOrInside: [], // Polish documents are read by their headings so far.
    counted: [], // Polish documents are read by their headings so far.
    recoveryTimes: [], // Polish documents are read by their headings so far.
    goals: [], // Polish documents are read by their headings so far.
    refusals: [], // Polish documents are read by their headings so far.
    availability: [], // Polish documents are read by their headings so far.
    stopLabels: {
      words: list`
        no-go jeśli…, przerwij jeśli…, kryteria przerwania…, rollback jeśli…, wycofaj jeśli…,
        kryteria wycofania…, sygnały alarmowe…
      `,
    },
    alarmLabels: { words: list`alarm…, alert…` },
    goalLabels: { words: list`kryteria sukcesu, kryteria akceptacji, cele, kpi` },
    goalColumns: { words: list`cel, limit, wymaganie` },
    currentColumns: { words: list`obecn…, aktualn…, zmierzon…, wynik…` },
    leastColumns: { words: list`minimum…, minimaln…` },
    reactionColumns: { words: list`czas reakcji…, czas odpowiedzi…` },
    alertColumns: { words: list`ostrzeżenie…, krytyczn…, alarm…` },
    stopColumns: { words: list`rollback jeśli…, wyzwalacz…, no-go…, przerwij…` },
    severityColumns: { words: list`waga…, działanie…, akcja…, priorytet…` },
    failureColumns: { words: list`w razie błędu…, jeśli się nie uda…` },
    stops: { words: list`przerwij…, nie kontynuuj…, wycofaj wdrożenie…, no-go…` },
    risingIsBad: { words: list`błęd…, opóźnien…, czas odpowiedzi…, awari…, zużyci…` },
    fallingIsBad: { words: list`sukces…, powodzeni…, dostępnoś…, pokryci…` },
    zero: { first: list`zero` },
    faults: { words: list`błęd…, ostrzeżeń…, incydent…, awari…` },
    shouldBe: { words: list`powinno być…, musi być…` },
  },
  commands: {
    mistakes: [], // Polish documents are read by their headings so far.
    forbidden: [], // Polish documents are read by their headings so far.
    examples: [], // Polish documents are read by their headings so far.
    savesFile: [], // Polish documents are read by their headings so far.
    alternatives: [], // Polish documents are read by their headings so far.
    runs: [], // Polish documents are read by their headings so far.
    present: [], // Polish documents are read by their headings so far.
    notes: [], // Polish documents are read by their headings so far.
    expectations: [], // Polish documents are read by their headings so far.
    expectationTitles: [], // Polish documents are read by their headings so far.
  },
  instructions: {
    imperatives: {
      first: list`
        aktywuj, dodaj, dodać, edytuj, kliknij, kopiuj, monitoruj, monitorować, odczekaj, otwórz, oznacz,
        pobierz, poczekaj, poinformuj, potwierdź, powiadom, przejdź, przetestuj, przygotuj, przygotować,
        przywróć, przywrócić, publikuj, sprawdź, sprawdzić, uaktualnij, uruchom, uruchomić, usuń, usunąć,
        ustaw, ustawić, utwórz, utworzyć, wdróż, wdrożyć, wprowadź, wejdź, wgraj, włącz, włączyć, wybierz,
        wykonaj, wykonać, wyłącz, wyłączyć, wyczyść, wyślij, wystaw, zaktualizuj, zaktualizować,
        zainstaluj, zainstalować, zaloguj, zamknij, zapisz, zatrzymaj, zatrzymać, zbuduj, zmień, zmerguj,
        zrestartuj, zrób, zweryfikuj, następnie, potem
      `,
    },
    options: { first: list`opcja, metoda, wariant, alternatywa, sposób` },
    conditions: { first: list`jeśli, jeżeli, gdy, w przypadku, tylko jeśli` },
    optional: {
      words: list`
        opcjonalnie, opcjonalne, w razie potrzeby, jeśli potrzeba, tylko za pierwszym razem
      `,
    },
    duties: { words: list`musi, muszą, należy, powinien, trzeba` },
    states: { words: list`jest, są, był, będzie, ma, może, zawiera, pokazuje` },
  },
  places: {
    toward: [], // Polish documents are read by their headings so far.
    machines: [], // Polish documents are read by their headings so far.
    atServer: [], // Polish documents are read by their headings so far.
    servers: [], // Polish documents are read by their headings so far.
    here: [], // Polish documents are read by their headings so far.
  },
  people: {
    contacts: [], // Polish documents are read by their headings so far.
    roles: [], // Polish documents are read by their headings so far.
    approvals: [], // Polish documents are read by their headings so far.
    signed: [], // Polish documents are read by their headings so far.
    signatureColumns: [], // Polish documents are read by their headings so far.
    signatures: [], // Polish documents are read by their headings so far.
    roleColumns: [], // Polish documents are read by their headings so far.
    attributes: {
      alone: list`
        imię, nazwisko, imię i nazwisko, telefon, tel., e-mail, email, slack, teams, kanał, godziny,
        dostępność, kontakt, rola
      `,
    },
    owners: { alone: list`odpowiedzialny, osoba odpowiedzialna, właściciel, zespół` },
    onCall: { words: list`dyżur, on~call` },
    ranks: { alone: list`główny, zapasowy, pierwszy, drugi` },
    contactLabels: { last: list`kontakt awaryjny, kontakt techniczny, osoba kontaktowa` },
    notified: { words: list`kogo powiadomić…, powiadom natychmiast…, eskalacja…` },
    reaches: { words: list`skontaktuj się z, zgłoś do` },
    tells: { words: list`powiadom, poinformuj` },
    approvalFrom: { words: list`zgoda od, akceptacja od, zatwierdzenie przez` },
    neededApprovals: { alone: list`zatwierdził, zatwierdzone przez, wymagana akceptacja` },
  },
  recurrence: {
    daily: [], // Polish documents are read by their headings so far.
    weekly: [], // Polish documents are read by their headings so far.
    monthly: [], // Polish documents are read by their headings so far.
    quarterly: [], // Polish documents are read by their headings so far.
    yearly: [], // Polish documents are read by their headings so far.
  },
  placeholders: {
    your: [], // Polish documents are read by their headings so far.
    yourSpelledOut: [], // Polish documents are read by their headings so far.
    owned: [], // Polish documents are read by their headings so far.
    here: [], // Polish documents are read by their headings so far.
    logins: [], // Polish documents are read by their headings so far.
  },
};
