import type { PhaseKind } from '../../shared/plan.ts';

/**
 * Words by which a heading names its kind, most decisive first: "Rollback verification" is part of the way back,
 * "Pre-deployment monitoring" is preflight. English, German, French, Spanish, Portuguese, Russian, Chinese, Korean.
 */
const words: readonly (readonly [PhaseKind, RegExp])[] = [
  [
    'rollback',
    /roll(?:ing)?[\s-]?back|revert|back[\s-]?out|if (?:something|anything|things?|deployment|it) (?:goes|go|fails?|went)|emergency (?:procedure|stop|response)|rückfall|zurückrollen|retour arrière|restauration|reversión|reversão|откат|回滚|回滾|롤백/,
  ],
  ['signoff', /sign[\s-]?offs?\b|approvals?\b|signatures?\b|freigabe|validation finale|aprobaci|aprova[cç]|утвержд|подпис|签字|簽核|승인/],
  ['contacts', /contacts?\b|on[\s-]?call|escalation|support channels?|kontakte?\b|ansprechpartner|contatos?|contactos?|контакт|联系|聯絡|연락/],
  ['maintenance', /maintenance|wartung|entretien|mantenimiento|manuten[cç]|обслуживан|维护|維護|유지보수|^(?:daily|weekly|monthly|quarterly|yearly|annual)\b/],
  ['reference', /trouble[\s-]?shoot|\bfaq\b|common (?:issues|problems|errors)|quick (?:reference|commands?|start|links?)|useful (?:commands|links)|resources?$|references?$|glossary|appendix|overview|table of contents|fehlerbehebung|dépannage|problemas comunes|solução de problemas|устранение|故障排|문제 해결/],
  ['preflight', /pre[\s-]?(?:deploy|flight|launch|release|requisite|production|go|check|migration|upgrade)|\bprerequisites?|before (?:you |we )?(?:deploy|start|begin|release|launch|going)|readiness|preparation|requirements|vorbereitung|voraussetzung|vor dem|prérequis|avant|préparation|antes de|requisitos|pré-|подготовк|перед|требован|部署前|上线前|准备|準備|배포 전|사전/],
  ['verify', /post[\s-]?(?:deploy|launch|release|production|migration|upgrade|flight|check|install)|after (?:the )?(?:deploy|release|launch)|verif(?:y|ication)|smoke[\s-]?tests?|validation|nach dem|überprüf|après|vérification|después|verificaci|pós-|verifica[cç]|после|проверк|部署后|上线后|验证|驗證|배포 후|검증/],
  ['monitor', /monitor|alert|metrics|observab|dashboards?\b|überwachung|surveillance|monitoreo|monitoramento|мониторинг|监控|監控|모니터링/],
  ['deploy', /deploy|release|launch|go[\s-]?live|roll[\s-]?out|publish|ship(?:ping)?\b|cut[\s-]?over|install|upgrade|migrat|bereitstell|veröffentlich|déploie|mise en (?:prod|ligne)|despliegue|implanta|развертыван|развёртыван|деплой|запуск|部署|发布|上线|배포/],
  ['preflight', /security|performance|testing|\btests?\b|quality|code review|configuration|environment|infrastructure|database|backend|frontend|checks?\b|checklist/],
];

/** A heading without emoji, numbering and decoration, in lower case. */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .replace(/[\p{Extended_Pictographic}\uFE0F\u200D\u20E3]/gu, ' ')
    .replace(/^\s*(?:(?:step|phase|schritt|étape|paso|passo|шаг|этап|part)\s*)?\d+(?:\.\d+)*\s*[.):–—-]?\s*/i, '')
    .replace(/[*_`#]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** The kind a heading's own words name; null when they name none. */
export function kindOfWords(heading: string): PhaseKind | null {
  const text = normaliseHeading(heading);
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** What the blocks right under a heading are, as far as its kind depends on it. */
export interface Holds {
  readonly boxes: number;
  readonly steps: number;
  readonly references: number;
  readonly other: number;
}

/**
 * The kind of a section from its words, its parent's kind and what it holds.
 * The way back and material on demand are inherited whole: what stands under "Rollback" is rollback,
 * and "1. Pre-deployment" among the deployment steps is a step of the deployment.
 */
export function decideKind(heading: string, parent: PhaseKind | null, holds: Holds): PhaseKind {
  const own = kindOfWords(heading);
  if (onlyReference(holds) && own !== 'rollback' && parent !== 'rollback') return 'reference';
  if (parent === null) return own ?? (holds.steps > 0 ? 'deploy' : holds.boxes > 0 ? 'preflight' : 'reference');
  if (parent === 'rollback' || parent === 'reference' || parent === 'maintenance' || parent === 'contacts') {
    return own === 'contacts' ? own : parent;
  }
  if (own === null) return parent;
  if (parent === 'deploy' && own === 'preflight') return 'deploy';
  if (parent === 'preflight' && (own === 'deploy' || own === 'verify')) return 'preflight';
  if (parent === 'monitor' && own !== 'rollback' && own !== 'contacts' && own !== 'signoff') return 'monitor';
  if (parent === 'verify' && (own === 'preflight' || own === 'deploy')) return 'verify';
  return own;
}

function onlyReference(holds: Holds): boolean {
  return holds.references > 0 && holds.boxes === 0 && holds.steps === 0 && holds.other === 0;
}
