import { describe, expect, it } from 'vitest';
import type { PlaceRule, RuledStep } from '../../../../src/engine/plan/context/placing.ts';
import { weighPlaces } from '../../../../src/engine/plan/location/weigh-places.ts';
import type { Where } from '../../../../src/shared/plan/plan.ts';

const step = (command: string, rule: PlaceRule, where: Where): RuledStep => ({
  commands: [command],
  headings: ['Deployment'],
  sitting: 0,
  when: 'change',
  ruled: { where, rule, reasons: [`by ${rule}`] },
});
const document = { title: 'Harbor', purpose: 'deploy', prose: ['Log in to the server.'] };
/** A model in which one feature speaks for a place, this strongly. */
const speaks = (feature: string, row: readonly number[]) => ({ [feature]: row });
const placesOf = (steps: readonly RuledStep[], weights: Record<string, readonly number[]>) =>
  weighPlaces(document, steps, weights).map(({ where }) => where);

describe('where a step runs once the whole document is known', () => {
  it('is where a rule that names the machine says, whatever the rest is like', () => {
    const weights = speaks('stage change', [0, 9, 0]);
    expect(placesOf([step('make x', 'title', 'local'), step('make y', 'nothing', 'local')], weights)).toEqual(
      ['local', 'server'],
    );
  });

  it('is unclear for what changes something where the commands are those of a machine that serves', () => {
    const weights = speaks('stage change', [9, 0, 0]);
    const serving = step('chmod 775 storage/', 'nothing', 'local');
    expect(
      placesOf(
        [serving, step('php migrate.php', 'nothing', 'local'), step('npm ci', 'checkout', 'local')],
        weights,
      ),
    ).toEqual(['unclear', 'unclear', 'local']);
    expect(placesOf([step('php migrate.php', 'nothing', 'local')], weights)).toEqual(['local']);
  });

  it('is unclear where nothing speaks loudly: sooner for a command that changes something', () => {
    const weights = speaks('stage change', [0, 1.1, 0]);
    expect(
      placesOf([step('rm -r build', 'nothing', 'local'), step('git status', 'nothing', 'local')], weights),
    ).toEqual(['unclear', 'server']);
  });

  it('is here in a document that speaks of no other machine', () => {
    const quiet = { title: 'Tidy', purpose: 'none', prose: ['Remove what is old.'] };
    const steps = [step('rm -r build', 'nothing', 'local')];
    expect(weighPlaces(quiet, steps, {}).map(({ where }) => where)).toEqual(['local']);
    expect(weighPlaces(document, steps, {}).map(({ where }) => where)).toEqual(['unclear']);
  });

  it('says why it is not where the rules put it', () => {
    const [placed] = weighPlaces(document, [step('rm -r build', 'nothing', 'local')], {});
    expect(placed?.reasons).toEqual([
      'nothing in the document says for sure which machine is meant',
      'by nothing',
    ]);
  });
});
