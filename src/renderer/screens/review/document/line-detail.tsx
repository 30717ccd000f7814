import { useMemo, useState } from 'react';
import type { SheetLine } from '../../../../shared/plan/sheet.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';
import { CommandForm } from './command-form.tsx';
import { DecisionMenu } from './decision-menu.tsx';
import { detailOf } from './line-changes.ts';
import type { LineMark } from './line-marks.ts';
import { PlaceMenu } from './place-menu.tsx';
import { SectionMenu } from './section-menu.tsx';
import * as words from './words.ts';

/** What a line is to the run, and what can be said of it with one click. */
export function LineDetail({ mark }: { mark: LineMark }) {
  const opened = useReviewStore((store) => store.opened);
  const told = useReviewStore((store) => store.told);
  const last = useReviewStore((store) => store.saved.at(-1));
  const answers = useAnswers();
  const [writing, setWriting] = useState(false);
  const detail = useMemo(() => (opened === null ? null : detailOf(opened, mark.line)), [opened, mark.line]);
  if (opened === null || detail === null) return null;
  const command = opened.decisions.find(({ kind, line }) => kind === 'command' && line === mark.line);
  return (
    <div className="line-detail" data-testid="line-detail" ref={intoView}>
      {detail.on.length === 0 || mark.kind === 'fence' ? (
        <p>{aboutLine(mark)}</p>
      ) : (
        detail.on.map((each) => <SheetEntry key={each.id} each={each} opened={opened} text={mark.text} />)
      )}
      <div className="line-changes">
        {detail.phase !== null && <SectionMenu phase={detail.phase} decisions={opened.decisions} />}
        {(mark.kind === 'fence' ? [] : detail.changes).map((change) => (
          <button
            key={change.id}
            type="button"
            className="btn small"
            data-testid={`change-${change.id}`}
            onClick={() => void answers.give(null, change.answers)}
          >
            {change.label}
          </button>
        ))}
        <PlaceMenu detail={detail} opened={opened} />
        <DecisionMenu
          decisions={detail.decisions}
          onWrite={command?.decision === 'command' ? () => setWriting(true) : null}
        />
      </div>
      {writing && command !== undefined && (
        <CommandForm decision={command} onClose={() => setWriting(false)} />
      )}
      {last?.card === null && told !== null && (
        <p className="told" role="status">
          {told}
        </p>
      )}
    </div>
  );
}

/** What a line is on the sheet, and the command that runs where the document writes another. */
function SheetEntry({ each, opened, text }: { each: SheetLine; opened: OpenedPlan; text: string }) {
  const runs = filledIn(each.command ?? '', opened);
  return (
    <>
      <p>{aboutSheet(each, opened)}</p>
      {!text.includes(runs.split('\n')[0] ?? '') && (
        <code className="will-run">{words.willRun(showHidden(runs))}</code>
      )}
    </>
  );
}

function filledIn(command: string, { review }: OpenedPlan): string {
  return review.placeholders.reduce(
    (filled, { name, value, variable }) =>
      value === null || value === '' || variable !== null ? filled : filled.replaceAll(name, value),
    command,
  );
}

/** A line near the end of the view opens below it. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function aboutLine({ kind, why, data }: LineMark): string {
  if (data !== null) return words.data[data];
  if (kind === 'reference') return words.readOnly(why ?? words.marks.reference);
  return kind === 'prose' ? words.prose : words.marks[kind];
}

function aboutSheet(each: SheetLine, { placement }: OpenedPlan): string {
  const { do: what, when, nature, runs, guard, id } = each;
  if (what === 'manual') return `${words.stages[when]} · ${words.manual}`;
  const target = placement[id];
  const place = target === undefined ? [] : [target === null ? words.noTarget : words.on(target)];
  const question = guard?.kind === 'option' ? guard.group : guard?.text;
  return [
    words.stages[when],
    ...place,
    ...(nature === undefined ? [] : [words.natures[nature]]),
    question === undefined ? words.runs[runs] : words.chosenBy(question),
  ].join(' · ');
}
