import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPlanParser } from '../src/engine/index.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave, timed } from './interleave.ts';

const rounds = 40;
/** A checklist of one's own can be named; else the one of the rehearsal is read. */
const named = process.env.SLIPWAY_BENCH_PLAN;
const practice = join(import.meta.dirname, '..', 'resources', 'practice', 'project', 'RELEASE_CHECKLIST.md');

/** How long it takes to read a checklist of ordinary length, and one of ten thousand items; both warm. */
export async function benchPlan(): Promise<readonly Figure[]> {
  const parse = await loadPlanParser();
  const ordinary = readFileSync(named !== undefined && existsSync(named) ? named : practice, 'utf8');
  const long = longChecklist(200, 50);
  for (let warm = 0; warm < 20; warm += 1) parse(ordinary);
  const readings = await interleave(rounds, {
    ordinary: () => timed(() => parse(ordinary)),
    long: () => timed(() => parse(long)),
  });
  return [
    toFigure({
      name: 'plan: an ordinary checklist',
      unit: 'ms',
      rounds: readings.ordinary,
      goal: { atMost: 5 },
    }),
    toFigure({ name: 'plan: 10,000 items', unit: 'ms', rounds: readings.long, goal: { atMost: 100 } }),
  ];
}

/** Sections of task items in the ways people write them, each with a shell fence. */
export function longChecklist(sections: number, itemsEach: number): string {
  const lines = ['# Release of everything', '', '**Version:** 1.0.0', ''];
  for (let section = 1; section <= sections; section += 1) {
    lines.push(`## ${section}. Deployment of part ${section}`, '');
    for (let item = 1; item <= itemsEach; item += 1) lines.push(itemOf(section, item));
    lines.push(
      '',
      '```bash',
      '# Copy the build',
      `scp dist/part-${section}.tar.gz deploy@server:/srv/app/`,
      `systemctl restart part-${section}`,
      '```',
      '',
    );
  }
  return lines.join('\n');
}

function itemOf(section: number, item: number): string {
  switch (item % 5) {
    case 0:
      return `- [ ] Run \`make check-${item}\` and read its output`;
    case 1:
      return `- [ ] **Part ${section}.${item}** answers within 100 ms`;
    case 2:
      return `  - [x] The [dashboard](https://example.com/${section}/${item}) shows no errors`;
    case 3:
      return `- [ ] Version is \`v1.${section}.${item}\` on every host`;
    default:
      return `- [ ] Somebody has looked at item ${item} of section ${section}`;
  }
}
