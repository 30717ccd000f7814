import type { Runs } from '../../../shared/plan/sheet.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { isPassedOver } from '../../../shared/run/moves/due.ts';
import { awaitedRules } from '../../../shared/run/moves/rule-boxes.ts';
import { isItemSettled, itemState } from '../../../shared/run/run-state.ts';
import { settled } from '../../lib/ignore.ts';
import type { JudgedRule } from '../../measures/judged-rule.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import * as words from '../words/watch-words.ts';
import { ClearSpells } from './clear-spells.ts';

/** Who ticks a box that no person does. */
const byItself = 'slipway';

/** A box of the document whose words are alert rules. */
interface RuleBox {
  readonly item: WorkItem;
  readonly rules: readonly JudgedRule[];
}

/**
 * Ticks the boxes whose words are alert rules once those have been evaluated over their duration without firing, and takes its own ticks back
 * where a rule fires after all. Runs nothing. What a person has touched stays a person's, and so does a box that was taken back.
 */
export class RuleBoxes {
  readonly #session: RunSession;
  readonly #spells = new ClearSpells();
  #acting = false;

  constructor(session: RunSession) {
    this.#session = session;
  }

  /** Takes how the rules stand at `now` (epoch ms). Resolves when what came of it is in the journal; a failure shows where work is tried. */
  async take(judged: readonly JudgedRule[], now: number): Promise<void> {
    const { state, heldBy } = this.#session;
    this.#spells.take(judged, now, this.#isChanged);
    if (this.#acting || heldBy !== null || state.kind !== 'release' || state.startedAt === null) return;
    if (state.status === 'ended' || state.rollback !== null) return;
    this.#acting = true;
    try {
      for (const box of this.#boxes(judged))
        await settled(this.#settle(box, now), 'the next look tries again');
    } finally {
      this.#acting = false;
    }
  }

  /** What is measured before the change is over says nothing about it. */
  get #isChanged(): boolean {
    const { work, state } = this.#session;
    const walked = work.filter(({ when, follow, runs }) => when === 'change' && !follow && isWalked(runs));
    return walked.every((item) => isItemSettled(state, item.id) || isPassedOver(state, item));
  }

  #boxes(judged: readonly JudgedRule[]): readonly RuleBox[] {
    const { ruleBoxes, work } = this.#session.runPlan;
    return Object.entries(ruleBoxes).flatMap(([id, texts]): readonly RuleBox[] => {
      const item = work.find((each) => each.id === id);
      const rules = judged.filter(({ rule }) => rule.added !== true && texts.includes(rule.text));
      return item === undefined || rules.length < texts.length ? [] : [{ item, rules }];
    });
  }

  #settle(box: RuleBox, now: number): Promise<void> {
    const { tick } = itemState(this.#session.state, box.item.id);
    return tick?.evidence === undefined ? this.#tick(box, now) : this.#untick(box);
  }

  async #tick({ item, rules }: RuleBox, now: number): Promise<void> {
    const session = this.#session;
    const { id } = item;
    if (awaitedRules(session.runPlan, session.state, item).length === 0) return;
    if (session.moves.refusal({ do: 'tick', item: id }) !== null) return;
    const evidence = rules.flatMap((each) => this.#spells.evidence(each, now) ?? []);
    if (evidence.length < rules.length) return;
    const hidden = evidence.map((each) => ({ ...each, source: session.hide(each.source) }));
    await session.append({
      type: 'item.ticked',
      item: id,
      actor: byItself,
      note: words.clear(hidden),
      evidence: hidden,
    });
    await session.tickDocument(id, true);
  }

  async #untick({ item, rules }: RuleBox): Promise<void> {
    const firing = rules.find(({ state }) => state === 'firing');
    if (firing === undefined) return;
    const reason = words.boxFires(firing.rule.text, firing.shown);
    await this.#session.append({ type: 'item.unticked', item: item.id, actor: byItself, reason });
    await this.#session.tickDocument(item.id, false);
  }
}

function isWalked(runs: Runs): boolean {
  return runs === 'in-order' || runs === 'beside';
}
