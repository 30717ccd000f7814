import { assertNever } from '../../../../shared/text/assert-never.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { machine } from '../../../text/machine.ts';
import { describePoint } from '../cards/restore-card.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';

/** What is answered already, in a line. Pure. */
export function summarize(card: Card, opened: OpenedPlan): string {
  const { review, sidecar } = opened;
  switch (card.kind) {
    case 'look':
      return words.lookTitles[card.look.code];
    case 'environment':
      return words.rowEnvironment(words.environments[sidecar.environment ?? 'production']);
    case 'where':
      return words.rowWhere([
        ...new Set(review.where.flatMap(({ target }) => (target === null ? [] : [machine(target)]))),
      ]);
    case 'values':
      return words.rowValues(review.placeholders.map(({ name, value }) => valueText(name, value)));
    case 'choice':
      return words.rowChoice(card.question.question, sidecar.choose?.[card.question.question] ?? null);
    case 'cases':
      return words.rowCases(
        card.questions.length,
        card.questions.filter(({ question }) => sidecar.choose?.[question] !== undefined).length,
      );
    case 'files':
      return words.rowFiles(sidecar.artifacts ?? []);
    case 'restore-point':
      return words.rowRestore(
        sidecar.restorePoint === undefined ? null : describePoint(sidecar.restorePoint),
      );
    case 'sources':
      return words.rowSources([
        ...(sidecar.metrics ?? []).map(words.metricSource),
        ...(sidecar.logs ?? []).map(words.logSource),
      ]);
    case 'ticks':
      return words.ticksTitle(opened.ticks.boxes.length);
    case 'rollback':
      return words.rowRollback(opened.rollbackUse ?? '');
    case 'no-rollback':
      return words.noRollbackTitle;
    default:
      return assertNever(card);
  }
}

function valueText(name: string, value: string | null): string {
  return value === null || value === '' ? name : `${name} = ${value}`;
}
