import { type Language, list } from '../language.ts';

export const polish: Language = {
  code: 'pl',
  name: 'Polish',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`nigdy, nie wolno, czego nie robić`,
    lookup: list`rozwiązywanie problemów`,
    about: { stems: list`przegląd`, words: list`cel` },
    rollback: list`wycofani, cofnięci, powrót do poprzedniej wersji, przywrócenie poprzedniej wersji`,
    failure: list`jeśli coś pójdzie, w razie niepowodzenia, w razie problemów`,
    signoff: list`zatwierdzen, akceptacj`,
    contacts: list`kontaktowe, kontakty`,
    record: { alone: list`notatki, uwagi` },
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
    incident: list`incydent`,
    operate: list`kopia zapasow, kopie zapasow`,
    test: { endings: list`testy` },
    quality: list`bezpieczeństw, wydajnoś, jakoś, dokumentac`,
    setup: list`konfigurac, środowisk, baza danych`,
    steps: { last: list`…kroki` },
    list: list`lista kontrolna`,
    symptom: list`awaria, awarii, błąd`,
    priority: list`ważne, opcjonaln`,
    repository: { words: list`repozytorium, gałąź, merge` },
    store: [], // No Polish document has used one yet.
    address: { last: list`…adresy` },
  },
  sections: {
    parts: list`krok, etap, faza, część`,
    phases: list`etap, faza`,
    counters: [], // Polish documents are read by their headings so far.
    participles: list`zainstalowan, skonfigurowan, sprawdzon, zaktualizowan, wykonan, przetestowan`,
    longParticiples: [], // Polish documents are read by their headings so far.
    done: [], // Polish documents are read by their headings so far.
    usedBefore: [], // Polish documents are read by their headings so far.
    releaseActs: [], // Polish documents are read by their headings so far.
    readyOnce: [], // Polish documents are read by their headings so far.
    beforeRelease: [], // Polish documents are read by their headings so far.
    completed: [], // Polish documents are read by their headings so far.
  },
  acts: {
    backup: { words: list`kopia zapasow…, kopie zapasow…, kopii zapasow…, backup…, migawk…, zrzut…` },
    announce: { words: list`ogłosz…, komunikac…, powiadom…, poinform…, komunikat…` },
    tidy: { words: list`sprząt…, porządk…, czyszcz…, usunięcie, usuń, usuwanie, archiw…` },
    version: { words: list`wersj…, changelog, lista zmian, informacje o wydaniu` },
    migrate: { words: list`migrac…, schemat…` },
    switch: { words: list`przełącz…, dns, aktyw…, uruchomienie produkcyjne, start produkcyjny` },
    stop: { words: list`zatrzym…, wyłącz…, tryb konserwacji, tryb serwisowy, zamroż…, wstrzym…` },
    start: { words: list`uruchom…, start, restart…, wznow…` },
    install: { words: list`instalac…, zainstaluj, zależnośc…, pakiet…` },
    upload: { words: list`kopiow…, przesła…, przesył…, wgraj, wgranie, publikac…, wdroż…` },
    watch: { words: list`monitor…, obserw…, logi, metryk…` },
    look: { words: list`weryfik…, test…, sprawdz…, kontrol…, walidac…, odbiór…` },
    example: { words: list`przykład…, szablon…, załącznik…, dodatek, wskazówk…` },
    trouble: { words: list`rozwiązywanie problemów, problem…, błęd…, błąd, awari…, incydent…` },
    owner: { words: list`odpowiedzialn…, zespół, zespoły, harmonogram…, role, właściciel…` },
  },
  thresholds: {
    below: list`poniżej, mniej niż`,
    above: list`powyżej, więcej niż`,
    atMost: list`najwyżej, maksymalnie, nie więcej niż`,
    atLeast: list`co najmniej, przynajmniej, minimum`,
    belowBehind: [], // Polish documents are read by their headings so far.
    aboveBehind: [], // Polish documents are read by their headings so far.
    atMostBehind: [], // Polish documents are read by their headings so far.
    atLeastBehind: [], // Polish documents are read by their headings so far.
    recommended: [], // Polish documents are read by their headings so far.
    milliseconds: [], // Polish documents are read by their headings so far.
    seconds: { words: list`sekund…` },
    minutes: { words: list`minut…` },
    hours: { words: list`godzin…` },
    days: { words: list`dni, dzień` },
    weeks: [], // Polish documents are read by their headings so far.
    lasting: { words: list`przez…, dłużej niż…` },
    inARow: [], // Polish documents are read by their headings so far.
    alertHeadings: [], // Polish documents are read by their headings so far.
    triggerHeadings: [], // Polish documents are read by their headings so far.
    whenHeadings: [], // Polish documents are read by their headings so far.
    setUp: [], // Polish documents are read by their headings so far.
    staysUp: [], // Polish documents are read by their headings so far.
    takesBack: list`wycof, przywróc`,
    conditions: { words: list`jeśli, jeżeli, gdy` },
    achieved: [], // Polish documents are read by their headings so far.
    andOr: [], // Polish documents are read by their headings so far.
    andOrInside: [], // Polish documents are read by their headings so far.
    counted: [], // Polish documents are read by their headings so far.
    recoveryTimes: [], // Polish documents are read by their headings so far.
    goals: list`cel`,
    refusals: [], // Polish documents are read by their headings so far.
    availability: list`dostępność, dostępności`,
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
    mistakes: list`źle, nigdy`,
    forbidden: { words: list`nigdy, nie wolno, zabronione` },
    examples: list`przykłady, przykład`,
    savesFile: { words: list`zapisz…, utwórz…` },
    alternatives: { words: list`lub, albo, alternatywnie` },
    runs: { words: list`uruchom, wykonaj, uruchomić, wykonać` },
    present: list`zainstalowan, skonfigurowan`,
    notes: list`oczekiwan… …, wynik`,
    expectations: list`oczekiwan…`,
    expectationTitles: list`oczekiwan`,
    shows: list`zobaczysz, pokazuje, wyświetla, pojawi się`,
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
    toward: list`na, do`,
    machines: list`serwerze, serwer, serwera, hoście, maszynie`,
    atServer: [], // Polish documents are read by their headings so far.
    servers: [], // Polish documents are read by their headings so far.
    here: { words: list`lokalnie, na własnym komputerze, na swoim komputerze, na laptopie` },
  },
  people: {
    contacts: list`kontakt`,
    roles: list`kierownik, odpowiedzialn, administrator, programist, właściciel`,
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
    daily: list`codziennie, codzienn`,
    weekly: list`co tydzień, tygodniow`,
    monthly: list`co miesiąc, miesięczn`,
    quarterly: list`co kwartał, kwartaln`,
    yearly: list`co rok, roczn`,
  },
  placeholders: {
    your: [], // Polish documents are read by their headings so far.
    yourSpelledOut: [], // Polish documents are read by their headings so far.
    owned: [], // Polish documents are read by their headings so far.
    here: list`tutaj`,
    logins: list`użytkownik`,
  },
};
