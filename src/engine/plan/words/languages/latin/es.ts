import { type Language, list } from '../language.ts';

export const spanish: Language = {
  code: 'es',
  name: 'Spanish',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: { words: list`nunca, qué no`, stems: list`prohibid` },
    lookup: {
      last: list`…referencia(s)`,
      stems: list`
        comandos útiles, comandos utiles, comandos rápidos, comandos princip, problemas comunes,
        problemas frecuentes, solución de problemas, en caso de problemas, recursos
      `,
      alone: list`soporte, ayuda`,
    },
    about: {
      stems: list`índice, indice, próximos pasos, status actual, plantilla, recomenda`,
      first: list`como funciona…, cómo funciona…, por que, por qué, porque, porqué, objetivo…, resumen…`,
      words: list`coste(s), modelo`,
    },
    rollback: list`
      reversión, revertir, volver atrás, vuelta atrás, marcha atrás, plan de reversa, volver a la versión anterior,
      deshacer el despliegue
    `,
    failure: { words: list`si algo` },
    signoff: { stems: list`aprobaci`, words: list`firma(s)` },
    contacts: { endings: list`contacto(s)`, stems: list`escalada` },
    record: { alone: list`notas` },
    maintain: list`mantenimiento, limpieza, actualizaciones futur`,
    recur: {
      first: list`
        operacion diari…, operacion diári…, operación diari…, operación diári…, rutina diari…, rutina diári…,
        diari…, diári…, semanal…, mensual…
      `,
      stems: list`
        primeros # dia, primeros # día, primeros # semana, primeros # mes, primeros dia, primeros día,
        primeros semana, primeros mes, primero # dia, primero # día, primero # semana, primero # mes,
        primero dia, primero día, primero semana, primero mes, primeras # dia, primeras # día,
        primeras # semana, primeras # mes, primeras dia, primeras día, primeras semana, primeras mes,
        primera # dia, primera # día, primera # semana, primera # mes, primera dia, primera día,
        primera semana, primera mes, primers # dia, primers # día, primers # semana, primers # mes,
        primers dia, primers día, primers semana, primers mes, primer # dia, primer # día, primer # semana,
        primer # mes, primer dia, primer día, primer semana, primer mes
      `,
    },
    drill: [], // No Spanish document has used one yet.
    before: {
      stems: list`
        pre~deploy, pre~despliegue, pre~produ, pre~lanzamiento, pré~deploy, pré~despliegue, pré~produ,
        pré~lanzamiento, horas antes, hora antes
      `,
      endings: list`antes de`,
    },
    during: list`durante`,
    after: list`después, post~despliegue, post~produ`,
    prepare: list`precondici, requisitos, preparación`,
    verify: list`verific, verifiq, validac, comprobaci, salud, concluid, concluíd, despliegue complet`,
    success: list`criterios de, criterio de, indicatores de éxito`,
    monitor: list`métricas, monitoreo, alertas`,
    deploy: {
      stems: list`despliegue, desplegar, lanzamiento, implanta, publicac, publicar`,
      words: list`subir a`,
    },
    build: list`actualizaci, instalac`,
    emergency: list`emergencia`,
    incident: list`plan de comunica`,
    operate: list`
      copias de seguridad, copia de seguridad, respaldo, reinici, operacion, operación, recuperac
    `,
    test: { words: list`prueba…` },
    quality: list`seguridad, rendimiento, calidad, documenta`,
    setup: list`infraestructura, base de datos, configurac, entorno`,
    steps: { last: list`pasos`, stems: list`procedimento` },
    list: list`lista de`,
    symptom: { words: list`fallo(s), falla(s)` },
    priority: {
      words: list`
        obligatorio(s), opcionales, opcional, importante(s), crítico, recomendado(s), recomendada(s)
      `,
    },
    repository: list`repositorio`,
    store: [], // No Spanish document has used one yet.
    address: [], // No Spanish document has used one yet.
  },
  sections: {
    parts: list`etapa, fase, paso`,
    phases: list`etapa, fase, paso`,
    counters: [], // No Spanish document has used one yet.
    participles: list`ado, ada, ados, adas, ido, ida, idos, idas`,
    longParticiples: [], // No Spanish document has used one yet.
    done: [], // No Spanish document has used one yet.
    usedBefore: list`antes de`,
    releaseActs: list`desplegar, implantar, publicar`,
    readyOnce: list`está listo, esté listo`,
    beforeRelease: [], // No Spanish document has used one yet.
    completed: [], // No Spanish document has used one yet.
  },
  acts: {
    backup: { words: list`copia de seguridad, copias de seguridad, respald…, backup…, snapshot…, volcado…` },
    announce: { words: list`anunci…, comunic…, notific…, avis…, informar` },
    tidy: { words: list`limpi…, eliminar, borrar, archivar, retirar` },
    version: {
      words: list`versión, versiones, changelog, registro de cambios, notas de versión, notas de la versión`,
    },
    migrate: { words: list`migra…, esquema…` },
    switch: {
      words: list`conmut…, cambio de dns, dns, activar, activación, corte, puesta en marcha, puesta en producción, salida a producción`,
    },
    stop: {
      words: list`deten…, parar, parada, modo mantenimiento, modo de mantenimiento, congel…, desactiv…, apag…`,
    },
    start: { words: list`inici…, arran…, reinici…, levantar, lanza…` },
    install: { words: list`instal…, dependencia…, paquete…` },
    upload: { words: list`subir, subida, copiar, transfer…, publicar, publicación, cargar` },
    watch: { words: list`monitor…, vigil…, observ…, logs, registros, métrica…` },
    look: { words: list`verific…, comprob…, prueba…, probar, valida…, revis…, test…` },
    example: { words: list`ejemplo…, plantilla…, anexo…, apéndice…, referencia…, consejo…` },
    trouble: {
      words: list`solución de problemas, resolución de problemas, problema…, error…, fallo…, emergencia…, incidente…`,
    },
    owner: { words: list`responsable…, equipo…, calendario, cronograma, roles` },
  },
  thresholds: {
    below: list`menos de, menor que, inferior a`,
    above: list`más de, mayor que, mayor a, superior a`,
    atMost: list`como máximo`,
    atLeast: list`al menos, mínimo`,
    belowBehind: [], // No Spanish document has used one yet.
    aboveBehind: [], // No Spanish document has used one yet.
    atMostBehind: [], // No Spanish document has used one yet.
    atLeastBehind: [], // No Spanish document has used one yet.
    recommended: list`recomendad`,
    milliseconds: [], // No Spanish document has used one yet.
    seconds: { endings: list`seg, segundo, segundos` },
    minutes: { endings: list`minuto, minutos` },
    hours: list`horas, hora`,
    days: { endings: list`dias, dia, días, día` },
    weeks: { endings: list`semanas, semana` },
    lasting: { words: list`durante…, por más de…, en los primeros…, en los últimos…` },
    inARow: [], // No Spanish document has used one yet.
    alertHeadings: { alone: list`alertas, alerta` },
    triggerHeadings: list`disparadores, criterios`,
    whenHeadings: list`cuando revertir, cuando hacer rollback, cuándo revertir, cuándo hacer rollback`,
    setUp: list`
      configurados, configurado, configuradas, configurada, activados, activado, activadas, activada,
      testados, testado, testadas, testada
    `,
    staysUp: list`no revertir, no hacer rollback`,
    takesBack: list`revertir`,
    conditions: { words: list`si, cuando` },
    achieved: list`exitos, complet`,
    andOr: list`o, y`,
    andOrInside: [], // No Spanish document has used one yet.
    counted: list`puntuaci`,
    recoveryTimes: list`tiempo de recuperación`,
    goals: list`objetivo`,
    refusals: list`rechaz`,
    availability: list`disponibilidad`,
    stopLabels: {
      words: list`
        no-go si…, criterios de no-go…, abortar si…, criterios de aborto…, detener si…, parar si…,
        rollback si…, revertir si…, criterios de rollback…, criterios de reversión…, señales de alarma…,
        señales de alerta…
      `,
    },
    alarmLabels: { words: list`alarma…, alerta…` },
    goalLabels: {
      words: list`criterios de éxito…, criterios de aceptación…, métricas objetivo…, objetivos…, kpi…`,
    },
    goalColumns: { words: list`objetivo, meta, límite, requisito` },
    currentColumns: { words: list`actual…, medido…, resultado…, antes…, después…` },
    leastColumns: { words: list`mínimo…` },
    reactionColumns: { words: list`tiempo de respuesta…, tiempo de resolución…` },
    alertColumns: { words: list`advertencia…, crítico…, alerta…, alarma…` },
    stopColumns: { words: list`rollback si…, disparador…, desencadenante…, no-go…, abortar…` },
    severityColumns: { words: list`severidad…, gravedad…, acción…, prioridad…, notificación…` },
    failureColumns: { words: list`si falla…, en caso de fallo…` },
    stops: {
      words: list`
        abortar…, no continuar…, no continúe…, no continúes…, no avanzar…, no avance…, revertir…,
        hacer rollback…, no-go…
      `,
    },
    risingIsBad: { words: list`error…, latencia…, tiempo de respuesta…, fallo…, queja…, uso de…` },
    fallingIsBad: { words: list`éxito…, disponibilidad…, cobertura…, rendimiento…` },
    zero: { first: list`cero` },
    faults: { words: list`errores…, advertencias…, incidentes…, defectos…, fallos…, vulnerabilidades…` },
    shouldBe: { words: list`debe ser…, debería ser…` },
  },
  commands: {
    mistakes: list`mal`,
    forbidden: { words: list`nunca, prohibid…, qué no` },
    examples: list`ejemplos, ejemplo`,
    savesFile: { words: list`crear, crea, guarda…` },
    alternatives: { words: list`o, o bien, alternativa, alternativamente` },
    runs: { words: list`ejecut…` },
    present: { words: list`versión`, stems: list`instalad, configurad, disponib` },
    notes: list`
      estado esperado, estado esperada, resultado esperado, resultado esperada, salida esperado,
      salida esperada, esperado
    `,
    expectations: list`esperado, resultado esperado, debe`,
    expectationTitles: list`esperado`,
    shows: list`verás, verá, muestra, mostrará, aparece, aparecerá, responde`,
  },
  instructions: {
    imperatives: {
      first: list`
        abre, abrir, accede, acceder, activa, activar, actualiza, actualizar, agrega, agregar, ajusta,
        ajustar, añade, añadir, aplica, aplicar, asegúrate, asegurar, borra, busca, cambia, cambiar,
        cierra, clic, clona, compila, comprueba, comprobar, conecta, conectar, configura, configurar,
        confirma, confirmar, copia, copiar, crea, crear, define, definir, desactiva, desactivar, descarga,
        descargar, despliega, desplegar, detén, detener, documentar, edita, editar, ejecuta, ejecutar,
        elimina, eliminar, envía, enviar, espera, esperar, establece, genera, generar, guarda, guardar,
        habilita, habilitar, haz, hacer, importa, importar, informar, ingresa, ingresar, inicia, iniciar,
        instala, instalar, lanza, limpia, limpiar, llena, migra, migrar, modifica, monitorea, monitorear,
        mueve, navega, notifica, notificar, obtén, obtener, pega, prepara, preparar, probar, prueba,
        publica, publicar, reemplaza, regenera, registra, registrar, reinicia, reiniciar, renueva,
        respalda, restaura, restaurar, revertir, revierte, revisa, revisar, selecciona, seleccionar, sube,
        subir, sustituye, usa, usar, utiliza, valida, validar, ve, verifica, verificar, ve a, luego,
        después, finalmente
      `,
    },
    options: { first: list`opción, método, variante, alternativa` },
    conditions: { first: list`si, cuando, en caso, solo si, sólo si, de lo contrario, en caso contrario` },
    optional: { words: list`opcional, si es necesario, si aplica, si hace falta, solo la primera vez` },
    duties: { words: list`debe, deben, hay que, tiene que` },
    states: { words: list`es, son, está, están, fue, será, tiene, puede, contiene, muestra, permite` },
  },
  places: {
    toward: list`en el, desde el`,
    machines: list`servidor, vps`,
    atServer: [], // No Spanish document has used one yet.
    servers: { words: list`servidor…` },
    here: {
      words: list`en local`,
      stems: list`
        localmente, en tu computador, en tu ordenador, en tu equipo, en tu máquina, en su computador,
        en su ordenador, en su equipo, en su máquina, de fuera, desde fuera
      `,
    },
  },
  people: {
    contacts: { endings: list`contactos, contacto` },
    roles: { words: list`jefe, equipo, desarrollador, cliente, líder, responsables, responsable` },
    approvals: list`aprobación, aprobado, autorizado, autorizada`,
    signed: list`
      firma, aprobado por, aprobado, verificado por, verificado, revisado por, revisado, firmado por, firmado
    `,
    signatureColumns: list`firma, aprobaci`,
    signatures: list`firma`,
    roleColumns: list`rol`,
    attributes: {
      alone: list`
        nombre, teléfono, móvil, celular, correo, email, e-mail, slack, teams, canal, horario,
        disponibilidad, contacto, rol
      `,
    },
    owners: { alone: list`responsable, encargado, a cargo, equipo` },
    onCall: { words: list`guardia, de guardia, on~call` },
    ranks: { alone: list`primario, secundario, principal, suplente` },
    contactLabels: {
      last: list`
        contacto de emergencia, contacto de escalamiento, contacto de soporte, contacto técnico,
        persona de contacto
      `,
    },
    notified: { words: list`a quién notificar…, notificar inmediatamente…, escalamiento…` },
    reaches: { words: list`contactar con, contacte con, contacte a, contactar a, escalar a` },
    tells: { words: list`notificar a, informar a, avisar a` },
    approvalFrom: { words: list`aprobación de, aprobación del, visto bueno de, visto bueno del` },
    neededApprovals: {
      alone: list`aprobado por, aprobación requerida, aprobaciones requeridas, autorizado por`,
    },
  },
  recurrence: {
    daily: list`diari`,
    weekly: list`semanal`,
    monthly: list`mensual`,
    quarterly: list`trimest`,
    yearly: list`anual`,
  },
  placeholders: {
    your: list`tu, su`,
    yourSpelledOut: [], // No Spanish document has used one yet.
    owned: list`dominio, servidor, usuario, proyecto`,
    here: list`aqui, aquí`,
    logins: list`usuario`,
  },
};
