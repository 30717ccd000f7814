import { type Language, list } from '../language.ts';

export const german: Language = {
  code: 'de',
  name: 'German',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: { stems: list`niemals, falsch, verboten`, words: list`was man nicht, was nicht` },
    lookup: {
      last: list`…referenzen`,
      stems: list`
        nützliche befehle, wichtige befehle, fehlerbehebung, problembehandlung, häufige fehler,
        häufige probleme
      `,
      alone: list`hilfe`,
    },
    about: {
      stems: list`inhalt, risiken, nächste schritte, kosten, vorlage, hinweise`,
      first: list`wie … funktioniert…, warum, überblick…, übersicht…`,
      last: list`…überblick`,
    },
    rollback: {
      stems: list`zurückroll, rückfall, rückabwicklung, rückkehr zu`,
      first: list`zurück…, abbruch…, fallback…`,
    },
    failure: list`bei fehlschlag, schlägt fehl, wenn etwas schief, falls etwas schief, wenn es schief`,
    signoff: {
      endings: list`freigaben, freigabe`,
      last: list`…abnahme`,
      stems: list`unterschrift, autorisierung`,
    },
    contacts: { endings: list`kontakte, kontakt`, stems: list`ansprechpartner, eskalation` },
    record: { alone: list`notizen`, last: list`…protokoll` },
    maintain: { stems: list`wartung, aufräum, künftige`, except: list`wartungsmodus, wartungsfenster` },
    recur: {
      first: list`täglich…, wöchentlich…, monatlich…`,
      stems: list`
        ersten # stunden, ersten # tag, ersten # woche, ersten stunden, ersten tag, ersten woche,
        erster # stunden, erster # tag, erster # woche, erster stunden, erster tag, erster woche,
        erstes # stunden, erstes # tag, erstes # woche, erstes stunden, erstes tag, erstes woche,
        erste # stunden, erste # tag, erste # woche, erste stunden, erste tag, erste woche
      `,
    },
    drill: [], // No German document has used one yet.
    before: { words: list`vor, vor dem…, vor jedem…, vor der…, vor jeder…, vor go…, vorab…` },
    during: list`während`,
    after: { words: list`nach dem, nach jedem, nach der` },
    prepare: list`vorbereitung, voraussetzung`,
    verify: list`überprüf, verifizier, validierung, abschließende, gesundheit`,
    success: list`erfolgskriterien, abschluss-checkliste, abschlusscheckliste, finale checklist`,
    monitor: list`überwachung`,
    deploy: list`
      bereitstell, veröffentlich, ausrollen, inbetriebnahme, live schalten, live gehen, live stellen
    `,
    build: list`aktualisier, server~start`,
    emergency: list`notfall`,
    incident: list`kommunikationsplan`,
    operate: list`sicherung, betrieb, neustart`,
    test: [], // No German document has used one yet.
    quality: list`sicherheit, qualität, datenschutz`,
    setup: list`infrastruktur, datenbank, einrichtung, konfiguration, umgebung`,
    steps: { last: list`schritte, …ablauf` },
    list: list`liste, prüf`,
    symptom: list`ausfall, störung, panne`,
    priority: { words: list`wichtig, optional, kritisch, empfohlen` },
    repository: [], // No German document has used one yet.
    store: [], // No German document has used one yet.
    address: { last: list`…adressen, …adresse` },
  },
  sections: {
    parts: list`schritt, phase`,
    phases: list`schritt, phase`,
    counters: [], // No German document has used one yet.
    participles: list`iert`,
    longParticiples: [], // No German document has used one yet.
    done: [], // No German document has used one yet.
    usedBefore: list`vor`,
    releaseActs: list`bereitstell`,
    readyOnce: [], // No German document has used one yet.
    beforeRelease: [], // No German document has used one yet.
    completed: [], // No German document has used one yet.
  },
  acts: {
    backup: {
      stems: list`datensicherung, sicherungskopie`,
      words: list`backup…, sicherung…, sichern, snapshot…, dump…`,
    },
    announce: {
      stems: list`ankündig, benachrichtig, mitteilung`,
      words: list`kommunikation, kommunizier…, informier…, information an, rundmail…, newsletter`,
    },
    tidy: {
      stems: list`aufräum, bereinig, nacharbeit`,
      words: list`alte löschen, entfernen, abschalten, archivier…`,
    },
    version: {
      stems: list`versionsnummer, änderungsprotokoll, release notes`,
      words: list`version…, changelog`,
    },
    migrate: { stems: list`datenbankmigration`, words: list`migration…, migrier…, schema…` },
    switch: {
      stems: list`umschalt, umstell`,
      words: list`go-live, dns, aktivier…, freischalt…, scharfschalt…, cutover, livegang`,
    },
    stop: {
      stems: list`wartungsmodus, herunterfahr`,
      words: list`stopp…, anhalten, beend…, deaktivier…, abschalt…, einfrieren`,
    },
    start: { words: list`start…, starten, neustart…, hochfahren, inbetriebnahme` },
    install: { stems: list`installation, abhängigkeit`, words: list`installier…, paket…, einricht…` },
    upload: { stems: list`hochladen`, words: list`kopier…, übertrag…, upload…, ausroll…, veröffentlich…` },
    watch: { stems: list`überwach`, words: list`beobacht…, monitoring, logs, metrik…` },
    look: {
      stems: list`überprüf`,
      words: list`prüf…, test…, kontroll…, verifizier…, validier…, abnahme…, smoke…`,
    },
    example: { stems: list`vorlage, beispiel, referenz`, words: list`anhang, tipp…, hinweis…` },
    trouble: { stems: list`fehlerbehebung, störung`, words: list`fehler…, problem…, notfall…` },
    owner: { stems: list`verantwortlich, zuständig`, words: list`zeitplan, team…, rollen, ansprechpartner…` },
  },
  thresholds: {
    below: list`unter, weniger als`,
    above: list`über, mehr als`,
    atMost: list`höchstens, maximal, innerhalb von`,
    atLeast: list`mindestens, minimal`,
    belowBehind: [], // No German document has used one yet.
    aboveBehind: [], // No German document has used one yet.
    atMostBehind: [], // No German document has used one yet.
    atLeastBehind: [], // No German document has used one yet.
    recommended: list`empfohlen`,
    milliseconds: [], // No German document has used one yet.
    seconds: { endings: list`sek, sekunde, sekunden` },
    minutes: { endings: list`minuten` },
    hours: list`stunden, stunde`,
    days: { endings: list`tagen, tage` },
    weeks: { endings: list`wochen, woche` },
    lasting: { words: list`während…, für…, länger als…` },
    inARow: { endings: list`lang` },
    alertHeadings: { first: list`alarm…` },
    triggerHeadings: list`
      auslöser, rollback-kriterien, rollbackkriterien, rückfall-kriterien, rückfallkriterien
    `,
    whenHeadings: list`wann zurück, wann rollback`,
    setUp: list`eingerichtet, konfiguriert, aktiv, getestet`,
    staysUp: list`nicht zurück, kein rollback`,
    takesBack: list`zurückroll`,
    conditions: { words: list`wenn, falls` },
    achieved: list`erfolgreich, abgeschlossen`,
    andOr: list`oder, und`,
    andOrInside: [], // No German document has used one yet.
    counted: list`punktzahl`,
    recoveryTimes: list`wiederherstellungszeit`,
    goals: list`ziel`,
    refusals: list`abgelehnt`,
    availability: list`verfügbarkeit`,
    stopLabels: {
      words: list`
        no-go wenn…, no-go falls…, no-go-kriterien…, abbruchkriterien…, abbruchkriterium…, abbruch wenn…,
        abbruch falls…, abbrechen wenn…, abbrechen falls…, stopp wenn…, stopp falls…, rollback wenn…,
        rollback falls…, rollback-kriterien…, rollback-auslöser…, zurückrollen wenn…, zurückrollen falls…,
        alarmzeichen…, warnzeichen…
      `,
    },
    alarmLabels: { words: list`alarm…, warnschwelle…` },
    goalLabels: { words: list`go wenn…, erfolgskriterien…, abnahmekriterien…, zielwerte…, ziele…, kpi…` },
    goalColumns: { words: list`ziel…, zielwert…, grenzwert…, soll…, anforderung…` },
    currentColumns: { words: list`aktuell…, ist-wert…, gemessen…, ergebnis…, vorher…, nachher…` },
    leastColumns: { words: list`minimum…, minimal…, mindest…` },
    reactionColumns: { words: list`reaktionszeit…, antwortzeit…, lösungszeit…` },
    alertColumns: { words: list`warnung…, kritisch…, alarm…, warnschwelle…` },
    stopColumns: { words: list`rollback wenn…, rollback bei…, auslöser…, no-go…, abbruch…` },
    severityColumns: { words: list`schweregrad…, maßnahme…, aktion…, priorität…, benachrichtig…` },
    failureColumns: { words: list`bei fehler…, bei fehlschlag…, wenn es fehlschlägt…, im fehlerfall…` },
    stops: {
      words: list`
        abbrechen…, nicht fortfahren…, nicht weitermachen…, zurückrollen…, rollback durchführen…,
        rollback ausführen…, rollback einleiten…, no-go…
      `,
    },
    risingIsBad: {
      words: list`
        fehler…, latenz…, antwortzeit…, beschwerde…, ausfall…, auslastung…, absturz…, abstürze…
      `,
    },
    fallingIsBad: { words: list`erfolg…, verfügbarkeit…, abdeckung…, durchsatz…, trefferquote…, frei…` },
    zero: { first: list`null` },
    faults: { words: list`fehler…, warnungen…, vorfälle…, mängel…, abstürze…, schwachstellen…` },
    shouldBe: { words: list`sollte … sein…, muss … sein…, soll gleich…` },
  },
  commands: {
    mistakes: list`falsch, niemals`,
    forbidden: { words: list`niemals, verboten, was man nicht, was nicht` },
    examples: list`beispiele, beispiel`,
    savesFile: { words: list`speicher…, erstell…, anlegen` },
    alternatives: { words: list`oder, alternativ` },
    runs: { words: list`ausführen, starte` },
    present: list`installiert, konfiguriert`,
    notes: list`erwartet… …, ergebnis`,
    expectations: list`erwartet…, sollte`,
    expectationTitles: list`erwartet`,
    shows: list`siehst, sieht man, zu sehen, zeigt, erscheint, erscheinen, lautet, meldet, antwortet mit`,
  },
  instructions: {
    imperatives: {
      first: list`
        aktivier…, aktualisier…, anlegen, anmelden, anpassen, archivier…, aufrufen, ausführen, auswählen,
        baue, bearbeite…, beende…, benachrichtig…, bereitstell…, bestätig…, deaktivier…, deploy…,
        dokumentier…, durchführen, einloggen, einrichten, einspielen, einstellen, eintragen, entfern…,
        ergänze…, erstell…, erzeug…, füge, führe…, generier…, gehe…, hinterleg…, hinzufügen, hochladen,
        importier…, informier…, installier…, klick…, kontrollier…, konfigurier…, kopier…, lade…, leg…,
        lies, lösch…, melde…, merge…, migrier…, notier…, nutze…, öffne…, passe, pflege…, plane…, prüfe…,
        prüf…, push…, reboot…, registrier…, setze…, sicher…, sichern, speicher…, starte…, stelle…, stopp…,
        synchronisier…, teste…, trage…, überprüf…, übertrag…, überwach…, umstellen, veröffentlich…,
        verifizier…, verschieb…, verwende…, warte…, wähle…, wechsle…, wiederhol…, wiederherstell…,
        zurücksetzen, bitte, danach, dann, anschließend, zuerst, nun, alle
      `,
    },
    options: { first: list`option, variante, methode, alternative, möglichkeit, weg` },
    conditions: {
      first: list`wenn, falls, sofern, nur wenn, nur falls, bei bedarf, im fall, andernfalls, ansonsten, sonst`,
    },
    optional: {
      words: list`
        optional, bei bedarf, falls nötig, falls erforderlich, wenn nötig, falls gewünscht, einmalig
      `,
    },
    duties: { words: list`muss, müssen, sollte, sollten` },
    states: {
      words: list`
        ist, sind, war, wird, werden, hat, haben, kann, können, enthält, zeigt, liefert, bedeutet
      `,
    },
  },
  places: {
    toward: list`auf dem, auf einem, auf jedem`,
    machines: list`server, host, vps, quellrechner, quellcomputer, quellserver, zielrechner, zielserver`,
    atServer: [], // No German document has used one yet.
    servers: [], // No German document has used one yet.
    here: {
      words: list`lokal…, entwicklungsrechner…, am eigenen rechner, auf dem eigenen rechner, auf deinem rechner`,
      stems: list`von außen`,
    },
  },
  people: {
    contacts: { endings: list`kontakte, kontakt`, stems: list`ansprechpartner` },
    roles: { words: list`leiter…, verantwortliche…, entwickl…, betrieb, kunde` },
    approvals: list`freigabe, freigegeben, genehmigt, autorisiert`,
    signed: list`
      unterschrift, geprüft von, geprüft durch, geprüft, freigegeben von, freigegeben durch, freigegeben,
      genehmigt von, genehmigt durch, genehmigt, abgenommen von, abgenommen durch, abgenommen
    `,
    signatureColumns: list`unterschrift, freigabe`,
    signatures: list`unterschrift`,
    roleColumns: list`rolle`,
    attributes: {
      alone: list`
        name, telefon, tel., handy, mobil, e-mail, email, mail, slack, teams, kanal, zeiten, erreichbarkeit,
        erreichbar, kontakt, rolle, adresse
      `,
    },
    owners: {
      alone: list`verantwortlich, verantwortlicher, zuständig, zuständigkeit, ansprechpartner, team`,
    },
    onCall: { words: list`bereitschaft, rufbereitschaft, on~call` },
    ranks: { alone: list`primär, sekundär, erster, zweiter, vertretung` },
    contactLabels: {
      last: list`
        notfallkontakt, eskalationskontakt, support-kontakt, supportkontakt, ansprechpartner, kontaktperson,
        rufbereitschaft
      `,
    },
    notified: { words: list`zu benachrichtigen…, wer wird informiert…, eskalation…` },
    reaches: { words: list`wende dich an, wenden sie sich an, kontaktiere, kontaktieren sie, eskalieren an` },
    tells: { words: list`informiere, informieren sie, benachrichtige` },
    approvalFrom: {
      words: list`freigabe von, freigabe durch, genehmigung von, genehmigung durch, zustimmung von`,
    },
    neededApprovals: {
      alone: list`
        freigabe durch, freigegeben von, freigegeben durch, genehmigt von, genehmigt durch,
        erforderliche freigabe, erforderliche freigaben, freigaben
      `,
    },
  },
  recurrence: {
    daily: list`täglich`,
    weekly: list`wöchentlich`,
    monthly: list`monatlich`,
    quarterly: list`vierteljähr`,
    yearly: list`jährlich`,
  },
  placeholders: {
    your: list`ihre, ihr, deine, dein`,
    yourSpelledOut: [], // No German document has used one yet.
    owned: list`server`,
    here: list`hier`,
    logins: list`benutzer`,
  },
};
