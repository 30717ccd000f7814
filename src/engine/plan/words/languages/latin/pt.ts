import { type Language, list } from '../language.ts';

export const portuguese: Language = {
  code: 'pt',
  name: 'Portuguese',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: { words: list`nunca, o que não`, stems: list`proibid` },
    lookup: {
      last: list`…referencia(s)`,
      stems: list`
        comandos úteis, comandos uteis, comandos rápidos, comandos princip, problemas comuns,
        problemas frequentes, solução de problemas, em caso de problemas, recursos
      `,
      alone: list`suporte, ajuda`,
    },
    about: {
      stems: list`índice, indice, próximos passos, status atual, cenário, recomenda`,
      first: list`
        como funciona…, cómo funciona…, por que, por quê, porque, porquê, objetivo…, ambientes…, visão geral…,
        resumo…
      `,
      words: list`custo(s), modelo`,
    },
    rollback: list`
      reversão, reverter, voltar atrás, desfazer o deploy, plano de retorno, retorno à versão, voltar à versão anterior
    `,
    failure: { words: list`se algo` },
    signoff: list`aprovac, aprovaç, assinatura`,
    contacts: { endings: list`contato(s), contacto(s)`, stems: list`escalada` },
    record: { alone: list`notas` },
    maintain: list`manutenc, manutenç, limpeza, atualizações futur`,
    recur: {
      first: list`
        operacao diari…, operacao diári…, operacão diari…, operacão diári…, operaçao diari…, operaçao diári…,
        operação diari…, operação diári…, rotina diari…, rotina diári…, diari…, diári…, semanal…, mensal…
      `,
      stems: list`
        primeiros # dia, primeiros # día, primeiros # semana, primeiros # mes, primeiros # mês, primeiros dia,
        primeiros día, primeiros semana, primeiros mes, primeiros mês, primeiro # dia, primeiro # día,
        primeiro # semana, primeiro # mes, primeiro # mês, primeiro dia, primeiro día, primeiro semana,
        primeiro mes, primeiro mês, primeiras # dia, primeiras # día, primeiras # semana, primeiras # mes,
        primeiras # mês, primeiras dia, primeiras día, primeiras semana, primeiras mes, primeiras mês,
        primeira # dia, primeira # día, primeira # semana, primeira # mes, primeira # mês, primeira dia,
        primeira día, primeira semana, primeira mes, primeira mês
      `,
    },
    drill: [], // No Portuguese document has used one yet.
    before: {
      stems: list`
        pre~deploy, pre~implanta, pre~produ, pre~lançamento, pré~deploy, pré~implanta, pré~produ,
        pré~lançamento, horas antes, hora antes
      `,
      endings: list`antes de, antes do, antes da`,
    },
    during: list`durante`,
    after: list`
      após, depois, pos deploy, pos implanta, pos produ, pos-deploy, pos-implanta, pos-produ, pós deploy,
      pós implanta, pós produ, pós-deploy, pós-implanta, pós-produ, post~produ
    `,
    prepare: list`pré-condi, requisitos, prontidão, preparação, obrigatóri`,
    verify: list`verific, verifiq, validac, validaç, saúde, concluid, concluíd`,
    success: list`critérios de, critério de, indicatores de sucesso`,
    monitor: list`métricas, alertas`,
    deploy: list`implanta, lançamento, publicac, publicaç, publicar`,
    build: list`atualizac, atualizaç, instalac, instalaç`,
    emergency: list`emergência`,
    incident: [], // No Portuguese document has used one yet.
    operate: list`reinici, recuperac, recuperaç`,
    test: { words: list`test…` },
    quality: list`segurança, desempenho, qualidade, conformi, documenta`,
    setup: list`infraestrutura, banco de dados, configuraç, variáveis`,
    steps: { last: list`passos`, stems: list`procedimento` },
    list: list`lista de`,
    symptom: { words: list`erro(s)` },
    priority: { words: list`opcional, importante(s), crítico, recomendado(s), recomendada(s)` },
    repository: list`repositório`,
    store: [], // No Portuguese document has used one yet.
    address: [], // No Portuguese document has used one yet.
  },
  sections: {
    parts: list`etapa, fase, passo`,
    phases: list`etapa, fase, passo`,
    counters: [], // No Portuguese document has used one yet.
    participles: list`ado, ada, ados, adas, ido, ida, idos, idas`,
    longParticiples: [], // No Portuguese document has used one yet.
    done: [], // No Portuguese document has used one yet.
    usedBefore: list`antes de`,
    releaseActs: list`implantar, publicar`,
    readyOnce: list`está pronto, esté pronto`,
    beforeRelease: [], // No Portuguese document has used one yet.
    completed: [], // No Portuguese document has used one yet.
  },
  acts: {
    backup: { words: list`backup…, cópia de segurança, cópias de segurança, snapshot…, dump…` },
    announce: { words: list`anunci…, comunic…, notific…, avis…, informar` },
    tidy: { words: list`limpeza…, limpar, remover, apagar, excluir, arquivar` },
    version: {
      words: list`versão, versões, changelog, registro de alterações, notas de versão, notas da versão`,
    },
    migrate: { words: list`migra…, esquema…, schema…` },
    switch: { words: list`virada…, dns, ativar, ativação, cutover, entrada em produção, troca…, apontar` },
    stop: { words: list`parar, parada, modo manutenção, modo de manutenção, congel…, desativ…, deslig…` },
    start: { words: list`inici…, reinici…, subir, start…, ligar` },
    install: { words: list`instal…, dependência…, pacote…` },
    upload: { words: list`enviar, envio, copiar, transfer…, publicar, publicação, upload…` },
    watch: { words: list`monitor…, observ…, acompanh…, logs, métrica…` },
    look: { words: list`verific…, test…, valid…, confer…, checar, revis…, smoke` },
    example: { words: list`exemplo…, modelo…, anexo…, apêndice…, referência…, dica…` },
    trouble: {
      words: list`solução de problemas, resolução de problemas, problema…, erro…, falha…, emergência…, incidente…`,
    },
    owner: { words: list`responsáve…, equipe…, time, cronograma, papéis` },
  },
  thresholds: {
    below: list`menos de, menor que, abaixo de, inferior a`,
    above: list`mais de, maior que, acima de, superior a`,
    atMost: list`no máximo, até`,
    atLeast: list`pelo menos, mínimo, no mínimo`,
    belowBehind: [], // No Portuguese document has used one yet.
    aboveBehind: [], // No Portuguese document has used one yet.
    atMostBehind: [], // No Portuguese document has used one yet.
    atLeastBehind: [], // No Portuguese document has used one yet.
    recommended: list`recomendad`,
    milliseconds: [], // No Portuguese document has used one yet.
    seconds: { endings: list`seg, segundo, segundos` },
    minutes: { endings: list`minuto, minutos` },
    hours: list`horas, hora`,
    days: { endings: list`dias, dia` },
    weeks: { endings: list`semanas, semana` },
    lasting: { words: list`durante…, por mais de…, por` },
    inARow: [], // No Portuguese document has used one yet.
    alertHeadings: { alone: list`alertas, alerta` },
    triggerHeadings: list`gatilhos, criterios, critérios`,
    whenHeadings: list`quando reverter, quando fazer rollback`,
    setUp: list`
      configurados, configurado, configuradas, configurada, ativados, ativado, ativadas, ativada, testados,
      testado, testadas, testada
    `,
    staysUp: list`não reverter, não fazer`,
    takesBack: list`reverter`,
    conditions: { words: list`se, quando` },
    achieved: list`sucesso, complet`,
    andOr: list`ou`,
    andOrInside: [], // No Portuguese document has used one yet.
    counted: list`pontua`,
    recoveryTimes: list`tempo de recuperação`,
    goals: list`objetivo`,
    refusals: [], // No Portuguese document has used one yet.
    availability: list`disponibilidade`,
    stopLabels: {
      words: list`
        no-go se…, critérios de no-go…, abortar se…, critérios de aborto…, parar se…, rollback se…,
        reverter se…, critérios de rollback…, critério de rollback…, critérios de reversão…,
        gatilhos de rollback…, sinais de alarme…, sinais de alerta…
      `,
    },
    alarmLabels: { words: list`alarme…, alerta…` },
    goalLabels: {
      words: list`
        critérios de sucesso…, critérios de aceitação…, métricas alvo…, metas…, objetivos…, kpi…
      `,
    },
    goalColumns: { words: list`meta, alvo, objetivo, limite, requisito` },
    currentColumns: { words: list`atual…, medido…, resultado…, antes…, depois…` },
    leastColumns: { words: list`mínimo…` },
    reactionColumns: { words: list`tempo de resposta…, tempo de resolução…` },
    alertColumns: { words: list`aviso…, crítico…, alerta…, alarme…` },
    stopColumns: { words: list`rollback se…, gatilho…, no-go…, abortar…` },
    severityColumns: { words: list`severidade…, gravidade…, ação…, prioridade…, notificação…` },
    failureColumns: { words: list`se falhar…, em caso de falha…` },
    stops: {
      words: list`
        abortar…, não continue…, não continuar…, não avance…, não avançar…, não prossiga…, não prosseguir…,
        reverter…, fazer rollback…, faça rollback…, → rollback…, no-go…
      `,
    },
    risingIsBad: { words: list`erro…, latência…, tempo de resposta…, falha…, reclama…, uso de…, fila…` },
    fallingIsBad: { words: list`sucesso…, disponibilidade…, cobertura…, vazão…` },
    zero: { first: list`zero` },
    faults: { words: list`erros…, avisos…, incidentes…, defeitos…, falhas…, vulnerabilidades…` },
    shouldBe: { words: list`deve ser…, deve permanecer em…, deve ficar em…` },
  },
  commands: {
    mistakes: list`errado`,
    forbidden: { words: list`nunca, proibid…, o que não` },
    examples: list`exemplos, exemplo`,
    savesFile: { words: list`criar, cria, salv…` },
    alternatives: { words: list`ou, alternativa, alternativamente` },
    runs: { words: list`execut…, rode, rodar` },
    present: list`instalad, configurad, disponib`,
    notes: list`estado esperado, estado esperada, resultado esperado, resultado esperada, esperado`,
    expectations: list`esperado, resultado esperado, deve`,
    expectationTitles: list`esperado`,
    shows: list`verá, mostra, mostrará, aparece, aparecerá, exibe, responde`,
  },
  instructions: {
    imperatives: {
      first: list`
        abra, abrir, acesse, acessar, acompanhar, acompanhe, adicione, adicionar, ajuste, ajustar, altere,
        alterar, anote, anotar, aplique, aplicar, apague, aguarde, aguardar, ative, ativar, atualize,
        atualizar, avise, avisar, baixe, clique, clone, cole, colete, comunique, comunicar, confira,
        conferir, confirme, confirmar, configure, configurar, conecte, copie, copiar, crie, criar, defina,
        definir, desabilite, desative, deletar, documente, documentar, edite, editar, envie, enviar,
        espere, execute, executar, exporte, exclua, faça, fazer, feche, gere, gerar, garanta, garantir,
        guarde, habilite, habilitar, importe, importar, informe, inicie, iniciar, insira, instale,
        instalar, limpe, liste, marque, merge, migre, migrar, monitore, monitorar, mova, notifique,
        notificar, observe, obtenha, pare, parar, pegue, preencha, prepare, preparar, publique, publicar,
        reinicie, reiniciar, registre, registrar, remova, remover, renove, restaure, restaurar, reverta,
        reverter, revise, revisar, rode, rodar, rotacione, salve, salvar, selecione, selecionar, siga,
        suba, subir, substitua, teste, testar, troque, use, usar, utilize, valide, validar, verifique,
        verificar, volte, voltar, depois, então, em seguida
      `,
    },
    options: { first: list`opção, método, variante, alternativa` },
    conditions: { first: list`se, quando, caso, somente se, apenas se, caso contrário, senão` },
    optional: { words: list`opcional, se necessário, se aplicável, apenas na primeira vez` },
    duties: { words: list`deve, devem, precisa, precisam, tem que` },
    states: { words: list`é, são, está, estão, foi, será, tem, pode, contém, mostra, permite` },
  },
  places: {
    toward: list`no, na, do, pelo`,
    machines: list`servidor, vps`,
    atServer: [], // No Portuguese document has used one yet.
    servers: { words: list`servidor…` },
    here: list`
      localmente, no seu computador, no seu equipo, no seu máquina, no tu computador, no tu equipo,
      no tu máquina, de fora
    `,
  },
  people: {
    contacts: { endings: list`contatos, contato, contactos, contacto` },
    roles: { words: list`equipe, gerente, desenvolvedor, cliente, líder` },
    approvals: list`aprovação, aprovado, autorizado, autorizada`,
    signed: list`
      assinatura, aprovado por, aprovado, verificado por, verificado, revisado por, revisado, assinado por,
      assinado
    `,
    signatureColumns: list`assinatura, aprova`,
    signatures: list`assinatura`,
    roleColumns: list`função, papel`,
    attributes: {
      alone: list`
        nome, telefone, celular, e-mail, email, slack, teams, canal, horário, disponibilidade, contato,
        contacto, função
      `,
    },
    owners: { alone: list`responsável, encarregado, equipe, equipa` },
    onCall: { words: list`plantão, on~call` },
    ranks: { alone: list`primário, secundário, principal, reserva` },
    contactLabels: {
      last: list`
        contato de emergência, contato de escalonamento, contato de suporte, contato técnico,
        pessoa de contato, plantonista
      `,
    },
    notified: { words: list`notificar imediatamente…, quem notificar…, quem avisar…, escalonamento…` },
    reaches: { words: list`entre em contato com, contatar, contate, escalar para, acione` },
    tells: { words: list`notificar o, notificar a, avisar o, avisar a, informar o` },
    approvalFrom: { words: list`aprovação de, aprovação do, aprovação da, aval do, aval da` },
    neededApprovals: {
      alone: list`
        aprovado por, aprovação necessária, aprovações necessárias, autorizado por, aprovação final
      `,
    },
  },
  recurrence: {
    daily: list`diari`,
    weekly: list`semanal`,
    monthly: list`mensal`,
    quarterly: list`trimest`,
    yearly: list`anual`,
  },
  placeholders: {
    your: list`seu, sua`,
    yourSpelledOut: [], // No Portuguese document has used one yet.
    owned: list`dominio, domínio, servidor, usuario, usuário, projeto`,
    here: list`aqui`,
    logins: list`usuario, usuário`,
  },
};
