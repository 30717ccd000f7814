import { useState } from 'react';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { showLine } from '../document/show-line.ts';
import { CardFrame } from '../parts/card-frame.tsx';
import { Segmented } from '../parts/segmented.tsx';
import * as words from '../parts/words.ts';
import type { Card } from '../state/agenda.ts';
import { useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';
import { GroupTaking } from './group-taking.tsx';
import { mainTarget, type Placed, placeAll, placedSections, targetForAll } from './place-answers.ts';
import { ServerPicker } from './server-picker.tsx';
import { TargetMenu } from './target-menu.tsx';
import { TestConnection } from './test-connection.tsx';

/** Asks once where the server steps run; what runs elsewhere is an exception of its own. */
export function WhereCard({ card, opened }: { card: Card; opened: OpenedPlan }) {
  const answers = useAnswers();
  const pending = useReviewStore((store) => store.pending);
  const sections = placedSections(opened, pending);
  const main = mainTarget(sections);
  const mixed = sections.some(({ target }) => target !== main);
  const [apart, setApart] = useState(mixed && main !== null);
  const names = Object.keys(opened.sidecar.targets ?? {});
  const commands = sections.reduce((sum, section) => sum + section.commands.length, 0);
  const unclear = sections.filter(({ proposal }) => proposal === 'unclear').length;
  return (
    <CardFrame
      card={card}
      title={words.whereTitle}
      lead={words.whereLead(sections.length, commands, unclear)}
    >
      <ServerPicker
        opened={opened}
        chosen={main}
        onTarget={(name) => void answers.give(card.id, placeAll(sections, name))}
        onHosts={(hosts) => {
          const { name, answers: made } = targetForAll(hosts, opened.review.targets, names);
          void answers.give(card.id, [...made, ...placeAll(sections, name)]);
        }}
      >
        <button
          type="button"
          className="link"
          aria-expanded={apart}
          data-testid="one-per-section"
          onClick={() => setApart(!apart)}
        >
          {apart ? words.oneForAll : words.onePerSection}
        </button>
      </ServerPicker>
      {main !== null && <GroupTaking opened={opened} card={card.id} name={main} />}
      {main !== null && main !== 'local' && <TestConnection file={opened.file} target={main} />}
      {apart && (
        <ul className="card-rows">
          {sections.map((section) => (
            <SectionPlace
              key={section.key}
              section={section}
              names={names}
              onPlace={(target) =>
                void answers.give(card.id, [{ kind: 'where', key: section.key, decision: target }])
              }
            />
          ))}
        </ul>
      )}
    </CardFrame>
  );
}

/** More targets than this are chosen from a menu. */
const mostSideBySide = 4;

interface PlaceProps {
  readonly section: Placed;
  readonly names: readonly string[];
  onPlace(target: string): void;
}

function SectionPlace({ section, names, onPlace }: PlaceProps) {
  return (
    <li>
      <button type="button" className="row-words" onClick={() => showLine(section.line)}>
        <b>{section.heading}</b>
        <small>{words.proposals[section.proposal]}</small>
        <code>{section.commands.slice(0, 3).join(' · ')}</code>
      </button>
      {names.length > mostSideBySide ? (
        <TargetMenu section={section} names={names} onPlace={onPlace} />
      ) : (
        <Segmented
          label={words.sectionPlace(section.heading)}
          testId={`where-${section.key}`}
          value={section.target}
          options={[
            { value: 'local', label: words.thisMachine },
            ...names.map((name) => ({ value: name, label: name })),
          ]}
          onChange={onPlace}
        />
      )}
    </li>
  );
}
