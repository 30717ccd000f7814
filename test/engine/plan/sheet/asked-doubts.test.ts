import { describe, expect, it } from 'vitest';
import { askedDoubts } from '../../../../src/engine/plan/sheet/asked-doubts.ts';
import type { DraftLine } from '../../../../src/engine/plan/sheet/draft-line.ts';

let next = 0;
const line = (about: string, odds: number, more: Partial<DraftLine> = {}): DraftLine => {
  next += 1;
  return {
    id: `s-${next}`,
    line: next,
    do: 'command',
    command: `make ${about}`,
    where: 'local',
    nature: 'effect',
    source: `s-${next}`,
    phase: about,
    section: 'change',
    sure: 0.9,
    doubt: { about, odds },
    ...more,
  };
};
const manual = (about: string, odds: number): DraftLine => {
  const { command: _command, nature: _nature, ...rest } = line(about, odds);
  return { ...rest, do: 'manual', text: `Look at ${about}` };
};
const asked = (...drafts: readonly DraftLine[]): readonly string[] =>
  askedDoubts(drafts).flatMap(({ doubt, command, text }) =>
    doubt === undefined ? [] : [command ?? text ?? ''],
  );

describe('doubts about sections', () => {
  it('are asked about, the greatest always, and three lesser ones at most', () => {
    const lesser = [0.03, 0.09, 0.05, 0.02, 0.06].map((odds, index) => line(`lesser-${index}`, odds));
    expect(asked(...lesser)).toEqual(['make lesser-1', 'make lesser-2', 'make lesser-4']);
    const great = [0.1, 0.3, 0.2, 0.5].map((odds, index) => line(`great-${index}`, odds));
    expect(asked(...lesser, ...great)).toEqual(great.map(({ command }) => command));
    expect(asked(...lesser, ...great.slice(0, 2))).toEqual([
      'make lesser-1',
      ...great.slice(0, 2).map(({ command }) => command),
    ]);
  });

  it('are not asked about where nothing runs; where something does, its lines by hand wait for the answer too', () => {
    expect(asked(manual('notes', 0.4))).toEqual([]);
    expect(asked(manual('notes', 0.4), line('notes', 0.4))).toEqual(['Look at notes', 'make notes']);
  });

  it('hold back no check, unless they are great', () => {
    expect(asked(line('look', 0.05, { nature: 'check' }), line('look', 0.05))).toEqual(['make look']);
    expect(asked(line('look', 0.2, { nature: 'check' }))).toEqual(['make look']);
  });
});
