/** Phrases that put the reader at a server: in the sentence above a fence, in a step's own title, in a list item. */
const serverPhrase =
  /\b(?:on|onto|from|into?|inside|at) (?:the |your |each |every |all |an? )*(?:[\w-]+ ){0,2}(?:servers?|vps|hosts?|droplet|ec2|instances?|vms?|bastion|cluster nodes?)\b|\bssh(?:ing)? (?:in)?to\b|\bssh to\b|remote (?:server|host|machine)|auf (?:dem|einem|jedem) (?:[\w-]+ )?(?:server|host|vps)|(?:sur|depuis) (?:le|un|chaque) (?:serveur|vps|hôte)|(?:no|na|do|pelo) (?:servidor|vps)|(?:en|desde) el (?:servidor|vps)|(?:sul|dal) server|(?:на|с) (?:\p{L}+ )?(?:сервере|сервера|хосте|vps)|在.{0,8}(?:服务器|伺服器|主机)|(?:服务器|伺服器)(?:上|端)|サーバー?(?:で|上)|서버에서|서버에 접속/iu;
const serverTopic =
  /\bvps\b|\bservers?\b|\bec2\b|\bdroplet\b|\bremote\b|production host|\bserveur|\bservidor|сервер|服务器|伺服器|遠端|远程|サーバ|서버/iu;
const localPhrase =
  /\blocally\b(?! on (?:the |your )?(?:vps|server|host))|\blocal(?:ly)? (?:machine|computer|development|apply|build|environment|checks?)|\b(?:on|from) your (?:own |local )*(?:machine|computer|laptop|workstation|pc|mac)|\bworkstation\b|from (?:the )?outside|\blokal|von außen|en local\b|(?:poste|machine) (?:local|de développement)|de l'extérieur|depuis l'extérieur|localmente|(?:no|en) (?:seu|tu|su) (?:computador|ordenador|equipo|máquina)|(?:de|desde) fuera|локальн|снаружи|со своего|本地|本机|本機|从外部|從外部|ローカル|로컬|외부에서/iu;

/** Where a sentence says that its commands run; null when it does not say. */
export function locateBySentence(text: string): 'local' | 'server' | null {
  // A sentence about a machine is short; an essay around a command is not about one.
  const sentence = text.slice(0, 600);
  if (localPhrase.test(sentence)) return 'local';
  return serverPhrase.test(sentence) ? 'server' : null;
}

/** Where a heading or a title puts what it governs: a topic is enough there. */
export function locateByHeading(text: string): 'local' | 'server' | null {
  if (localPhrase.test(text)) return 'local';
  return serverTopic.test(text) ? 'server' : null;
}
