import { assertNever } from '../../../../shared/text/assert-never.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { CasesCard, ChoiceCard } from '../cards/choice-cards.tsx';
import { EnvironmentCard } from '../cards/environment-card.tsx';
import { FilesCard } from '../cards/files-card.tsx';
import { LookCard } from '../cards/look-card.tsx';
import { NoRollbackCard, TicksCard } from '../cards/notice-cards.tsx';
import { RestoreCard } from '../cards/restore-card.tsx';
import { RollbackCard } from '../cards/rollback-card.tsx';
import { ValuesCard } from '../cards/values-card.tsx';
import { WhereCard } from '../places/where-card.tsx';
import { SourcesCard } from '../sources/sources-card.tsx';
import type { Card } from '../state/agenda.ts';

/** One question of the review, by its kind. */
export function ReviewCard({ card, opened }: { card: Card; opened: OpenedPlan }) {
  switch (card.kind) {
    case 'look':
      return <LookCard card={card} />;
    case 'environment':
      return <EnvironmentCard card={card} opened={opened} />;
    case 'where':
      return <WhereCard card={card} opened={opened} />;
    case 'values':
      return <ValuesCard card={card} opened={opened} />;
    case 'choice':
      return <ChoiceCard card={card} opened={opened} question={card.question} />;
    case 'cases':
      return <CasesCard card={card} opened={opened} questions={card.questions} />;
    case 'files':
      return <FilesCard card={card} opened={opened} />;
    case 'restore-point':
      return <RestoreCard card={card} opened={opened} />;
    case 'sources':
      return <SourcesCard card={card} opened={opened} />;
    case 'ticks':
      return <TicksCard card={card} opened={opened} />;
    case 'rollback':
      return <RollbackCard card={card} opened={opened} />;
    case 'no-rollback':
      return <NoRollbackCard card={card} />;
    default:
      return assertNever(card);
  }
}
