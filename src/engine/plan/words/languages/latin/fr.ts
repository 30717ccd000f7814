import { type Language, list } from '../language.ts';

export const french: Language = {
  code: 'fr',
  name: 'French',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: { stems: list`interdit, jamais, ne faut pas`, words: list`à ne pas` },
    lookup: {
      last: list`…références`,
      stems: list`
        commandes utiles, commandes rapides, commandes princip, dépannage, en cas de panne,
        en cas de problème, problèmes courants, problèmes fréquents, ressources
      `,
      alone: list`aide, support`,
    },
    about: {
      stems: list`
        table des matières, sommaire, prochaines étapes, modèle, matrice, règles, stratég, scénario
      `,
      first: list`comment … fonctionne…, pourquoi`,
      endings: list`cout(s), coût(s)`,
    },
    rollback: list`
      retour en arrière, retour arrière, revenir en arrière, marche arrière, plan de repli, retour à l'ancien,
      retour à la version précédente, annulation du déploiement
    `,
    failure: { stems: list`en cas d'échec, en cas de souci`, words: list`si quelque chose` },
    signoff: list`autorisation`,
    contacts: { endings: list`contact(s)` },
    record: [], // No French document has used one yet.
    maintain: list`entretien, nettoyage, mises à jour futur, mise à jour futur, routine`,
    recur: {
      first: list`quotidien…, hebdomadaire…, mensuel…`,
      stems: list`
        premiers # jour, premiers # mois, premiers jour, premiers mois, premier # jour, premier # mois,
        premier jour, premier mois
      `,
    },
    drill: [], // No French document has used one yet.
    before: {
      words: list`avant le, avant la, avant de, avant chaque, avant mise`,
      stems: list`pré~déploiement, pre~déploiement`,
    },
    during: list`pendant`,
    after: { words: list`après le, après la, après chaque, après`, stems: list`post~déploiement` },
    prepare: list`préconditions, prérequis, pré-requis, pre-requis, prerequis, préparation`,
    verify: list`vérif, santé, déploiement complet, déploiement terminé`,
    success: list`critères, indicateurs de succès`,
    monitor: list`surveillance, supervision, alertes`,
    deploy: list`déploi, déployer, publier, mise en prod, mise en ligne, mise en service, mise à jour`,
    build: [], // No French document has used one yet.
    emergency: list`secours, urgence`,
    incident: list`plan de communication`,
    operate: list`sauvegarde, redémarr, arrêt, exploitation`,
    test: [], // No French document has used one yet.
    quality: list`sécurité, qualité, conformi, documenta`,
    setup: list`base de donn, environnement`,
    steps: { last: list`…étapes`, stems: list`procédure` },
    list: list`contrôle, liste`,
    symptom: list`panne, échoue, erreur`,
    priority: { words: list`bloquant(s), critique, facultatif, optionnel, recommandé(s)` },
    repository: { stems: list`dépôt`, words: list`pusher` },
    store: [], // No French document has used one yet.
    address: { last: list`…adresse(s)` },
  },
  sections: {
    parts: list`étape, phase`,
    phases: list`étape, phase`,
    counters: [], // No French document has used one yet.
    participles: list`é, ée, és, ées`,
    longParticiples: [], // No French document has used one yet.
    done: [], // No French document has used one yet.
    usedBefore: list`avant`,
    releaseActs: list`déploi, mise en`,
    readyOnce: list`soit prêt, est prêt`,
    beforeRelease: [], // No French document has used one yet.
    completed: [], // No French document has used one yet.
  },
  acts: {
    backup: { words: list`sauvegarde…, sauvegarder, snapshot…, instantané…, dump…` },
    announce: {
      words: list`annonce…, annoncer, communication…, communiquer, notifi…, informer, prévenir, avertir`,
    },
    tidy: { words: list`nettoyage…, nettoyer, suppression, supprimer, purge…, archiv…` },
    version: { words: list`version…, changelog, journal des modifications, notes de version` },
    migrate: { words: list`migration…, migrer, schéma…` },
    switch: { words: list`bascul…, dns, activation, activer, mise en ligne, mise en service` },
    stop: { words: list`arrêt…, arrêter, maintenance mode, mode maintenance, gel…, suspendre, désactiv…` },
    start: { words: list`démarr…, redémarr…, lancement, lancer, relanc…` },
    install: { words: list`install…, dépendance…, paquet…, provision…` },
    upload: {
      words: list`envoi…, téléverse…, transfert…, transfér…, copie…, copier, publication, publier, upload`,
    },
    watch: { words: list`surveill…, monitoring, supervision, logs, journaux, suivi, métrique…` },
    look: { words: list`vérif…, test…, contrôl…, valid…, recette, smoke` },
    example: { words: list`exemple…, modèle…, annexe…, référence…, astuce…, conseil…` },
    trouble: { words: list`dépann…, problème…, erreur…, incident…, urgence…, panne…` },
    owner: { words: list`responsable…, équipe…, planning, calendrier, rôle…` },
  },
  thresholds: {
    below: list`moins de, inférieure à, inférieur à`,
    above: list`plus de, supérieure à, supérieur à`,
    atMost: list`au plus, maximum`,
    atLeast: list`au moins`,
    belowBehind: [], // No French document has used one yet.
    aboveBehind: [], // No French document has used one yet.
    atMostBehind: [], // No French document has used one yet.
    atLeastBehind: [], // No French document has used one yet.
    recommended: list`recommandé`,
    milliseconds: [], // No French document has used one yet.
    seconds: { endings: list`seconde, secondes` },
    minutes: { endings: list`minute, minutes` },
    hours: list`heures, heure`,
    days: { endings: list`jours, jour` },
    weeks: { endings: list`semaines, semaine` },
    lasting: { words: list`pendant…` },
    inARow: [], // No French document has used one yet.
    alertHeadings: { alone: list`alertes, alerte` },
    triggerHeadings: list`déclencheurs, déclencheur, critères`,
    whenHeadings: list`quand revenir, quand rollback`,
    setUp: list`
      configurées, configurée, configurés, configuré, activées, activée, activés, activé, testées, testée,
      testés, testé
    `,
    staysUp: list`ne pas`,
    takesBack: list`retour arrière`,
    conditions: { words: list`si, quand` },
    achieved: list`réussi, terminé, complet`,
    andOr: list`ou, et`,
    andOrInside: [], // No French document has used one yet.
    counted: [], // No French document has used one yet.
    recoveryTimes: list`temps de reprise`,
    goals: list`objectif`,
    refusals: list`refusé`,
    availability: list`disponibilit`,
    stopLabels: {
      words: list`
        no-go si…, critères de no-go…, abandonner si…, critères d'abandon…, arrêter si…, critères d'arrêt…,
        rollback si…, critères de rollback…, revenir en arrière si…, déclencheurs de rollback…,
        signaux d'alarme…, signes d'alerte…
      `,
    },
    alarmLabels: { words: list`alarme…, alerte…` },
    goalLabels: {
      words: list`
        critères de succès…, critères de réussite…, critères d'acceptation…, objectifs…, cibles…, kpi…
      `,
    },
    goalColumns: { words: list`cible…, objectif…, limite…, seuil cible…, exigence…` },
    currentColumns: { words: list`actuel…, mesuré…, résultat…, avant…, après…` },
    leastColumns: { words: list`minimum…, minimal…` },
    reactionColumns: { words: list`délai de réponse…, temps de réponse…, délai de résolution…` },
    alertColumns: { words: list`avertissement…, critique…, alerte…, alarme…` },
    stopColumns: { words: list`rollback si…, déclencheur…, no-go…, abandon…` },
    severityColumns: { words: list`sévérité…, gravité…, action…, priorité…, notification…` },
    failureColumns: { words: list`en cas d'échec…, si échec…` },
    stops: {
      words: list`
        abandonner…, ne pas continuer…, ne continuez pas…, ne pas poursuivre…, revenir en arrière…,
        faire un rollback…, lancer le rollback…, no-go…
      `,
    },
    risingIsBad: { words: list`erreur…, latence…, temps de réponse…, échec…, plainte…, utilisation…` },
    fallingIsBad: { words: list`succès…, réussite…, disponibilité…, couverture…, débit…` },
    zero: { first: list`zéro` },
    faults: { words: list`erreur…, avertissement…, incident…, défaut…, échec…, vulnérabilit…` },
    shouldBe: { words: list`doit être…, doit rester à…` },
  },
  commands: {
    mistakes: list`incorrect, faux`,
    forbidden: { words: list`jamais, interdit…, à ne pas`, stems: list`ne faut pas` },
    examples: list`par exemple, exemples, exemple`,
    savesFile: { words: list`créer, enregistr…` },
    alternatives: { words: list`ou, alternativement, alternative, sinon` },
    runs: { words: list`exécuter, lancer` },
    present: list`installé, configuré`,
    notes: list`attendu…, résultat, résultat attendu`,
    expectations: list`attendu, résultat attendu, doit`,
    expectationTitles: list`attendu`,
    shows: list`verrez, affiche, affichent, apparaît, apparaissent, ressemble à, répond`,
  },
  instructions: {
    imperatives: {
      first: list`
        accéder, activer, activez, ajouter, ajoutez, aller, allez, analyser, appliquer, appliquez, arrêter,
        arrêtez, attendre, attendez, changer, changez, charger, choisir, cliquer, cliquez, cocher,
        compiler, configurer, configurez, confirmer, confirmez, connecter, contacter, contrôler, copier,
        copiez, corriger, créer, créez, définir, déconnecter, déplacer, déployer, déployez, désactiver,
        désactivez, documenter, effectuer, effectuez, enregistrer, envoyer, envoyez, exécuter, exécutez,
        exporter, faire, faites, fermer, générer, générez, importer, importez, informer, insérer,
        installer, installez, lancer, lancez, lire, mettre, mettez, migrer, modifier, modifiez, nettoyer,
        noter, notifier, ouvrir, ouvrez, paramétrer, planifier, préparer, prévenir, publier, purger,
        redémarrer, redémarrez, relancer, remplacer, remplacez, remplir, renommer, renouveler, restaurer,
        restaurez, revenir, s'assurer, sauvegarder, sauvegardez, sélectionner, sélectionnez, se connecter,
        supprimer, supprimez, surveiller, télécharger, tester, testez, utiliser, utilisez, valider,
        validez, vérifier, vérifiez, vider, assurez-vous, ensuite, puis, enfin
      `,
    },
    options: { first: list`option, méthode, variante, alternative, solution` },
    conditions: {
      first: list`si, lorsque, en cas, uniquement si, seulement si, au besoin, sinon, dans le cas contraire`,
    },
    optional: {
      words: list`
        optionnel, facultatif, si nécessaire, si besoin, au besoin, la première fois
      `,
    },
    duties: { words: list`doit, doivent, devez, il faut` },
    states: { words: list`est, sont, était, sera, a, ont, peut, contient, affiche, permet` },
  },
  places: {
    toward: list`sur le, sur un, sur chaque, depuis le, depuis un, depuis chaque`,
    machines: list`serveur, vps, hôte`,
    atServer: [], // No French document has used one yet.
    servers: { words: list`serveur…` },
    here: list`
      poste local, poste de développement, machine local, machine de développement, de l'extérieur,
      depuis l'extérieur
    `,
  },
  people: {
    contacts: { words: list`contacts, contact` },
    roles: { words: list`responsables, responsable, chef, équipe, développeur, client` },
    approvals: list`approbation, approuvé, autorisé, validé, validation`,
    signed: list`
      approuvée par, approuvée, approuvé par, approuvé, vérifiée par, vérifiée, vérifié par, vérifié,
      validée par, validée, validé par, validé, signée par, signée, signé par, signé, signatures, signature
    `,
    signatureColumns: list`approbation`,
    signatures: list`signature`,
    roleColumns: list`rôle`,
    attributes: {
      alone: list`
        nom, téléphone, tél., mobile, portable, e-mail, email, courriel, slack, teams, canal, horaires,
        disponibilité, contact, rôle
      `,
    },
    owners: { alone: list`responsable, en charge, interlocuteur, équipe` },
    onCall: { words: list`astreinte, on~call` },
    ranks: { alone: list`principal, secondaire, primaire, suppléant` },
    contactLabels: {
      last: list`
        contact d'urgence, contact d'escalade, contact support, contact technique, personne à contacter,
        astreinte
      `,
    },
    notified: { words: list`qui prévenir…, à prévenir…, notifier immédiatement…, escalade…` },
    reaches: { words: list`contacter, contactez, escalader à, adressez-vous à` },
    tells: { words: list`prévenir, informer, notifier` },
    approvalFrom: {
      words: list`approbation de, approbation du, validation de, validation du, accord de, accord du`,
    },
    neededApprovals: {
      alone: list`
        approuvé par, validé par, approbation requise, approbations requises, validation requise
      `,
    },
  },
  recurrence: {
    daily: list`quotidien`,
    weekly: list`hebdo`,
    monthly: list`mensuel`,
    quarterly: list`trimest`,
    yearly: list`annuel`,
  },
  placeholders: {
    your: list`votre`,
    yourSpelledOut: [], // No French document has used one yet.
    owned: list`domaine, serveur`,
    here: list`ici`,
    logins: list`utilisateur`,
  },
};
