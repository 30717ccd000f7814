import { beforeEach, expect, test, vi } from 'vitest';
import type { JournalEvent } from '../../src/shared/journal/events.ts';
import { emptyRunState } from '../../src/shared/run/run-state.ts';
import { plan, sections, sidecar } from './fixture/plan.ts';
import { createWorld } from './fixture/scenarios.ts';

// Stores read what the window remembers and what the system asks for; here there is neither.
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });

const { addEvents } = await import('../../src/renderer/stores/run/run-store.ts');
const { addSamples } = await import('../../src/renderer/stores/run/metrics-store.ts');
const { samplesKept } = await import('../../src/shared/wire/series.ts');
const { addLines } = await import('../../src/renderer/stores/run/logs-store.ts');
const { readLayout, panelLimits } = await import('../../src/renderer/stores/view/layout-store.ts');
const { openPlan } = await import('../../src/renderer/stores/run/plan-store.ts');
const { hashToScreen, screenToHash } = await import('../../src/renderer/stores/view/screen-store.ts');
const { useDockStore } = await import('../../src/renderer/stores/view/dock-store.ts');
const { describeRun } = await import('../../src/renderer/run/run-labels.ts');
const { describeRollback } = await import('../../src/renderer/features/rollback/describe-rollback.ts');
const { currentSection } = await import('../../src/renderer/run/navigate.ts');
const { readSection } = await import('../../src/renderer/features/work/section-rows.ts');

const open = openPlan({ plan, sidecar, ruleBoxes: {}, observer: null, damage: null });

beforeEach(() => useDockStore.getState().reset());

test('events that come twice are folded once', () => {
  const { events, state } = createWorld('running').main;
  const half = addEvents({ state: emptyRunState, events: [] }, events.slice(0, 20));
  const whole = addEvents(half, events.slice(10));
  expect(whole.events).toHaveLength(events.length);
  expect(whole.state).toEqual(state);
  expect(addEvents(whole, events)).toBe(whole);
});

test('the state chip says what is happening', () => {
  expect(describeRun(createWorld('running').main.state, open)).toEqual({
    text: 'Deploying · step 6 of 12',
    tone: 'running',
  });
  expect(describeRun(createWorld('failed').main.state, open).text).toBe('Stopped · a step failed');
  expect(describeRun(createWorld('unknown').main.state, open).tone).toBe('unknown');
  expect(describeRun(createWorld('fresh').main.state, open).text).toBe('Ready to start');
  expect(describeRun(createWorld('rolled-back').main.state, open).tone).toBe('passed');
  expect(describeRun(emptyRunState, null).text).toBe('Loading…');
  const begun = { run: 'r', alternative: 'p', startedAt: '', endedAt: null, outcome: null, durationMs: 0 };
  const rollingBack = { ...createWorld('running').main.state, rollback: begun };
  expect(describeRun(rollingBack, open)).toEqual({ text: 'Rolling back', tone: 'failed' });
  expect(describeRun(rollingBack, open, { ...emptyRunState, status: 'paused' })).toEqual({
    text: 'Rollback paused',
    tone: 'paused',
  });
});

test('the state chip counts the checks that failed, and says that a rollback stopped', () => {
  const { state } = createWorld('signing').main;
  const [first, second] = open.work.filter(
    ({ kind, phaseKind }) => kind === 'check' && phaseKind === 'preflight',
  );
  const failed = { status: 'failed', attempts: [], tick: null, waiver: null } as const;
  const items = { ...state.items, [first?.id ?? '']: failed, [second?.id ?? '']: failed };
  expect(describeRun({ ...state, items }, open)).toEqual({ text: '2 checks failed', tone: 'failed' });
  const begun = { run: 'r', alternative: 'p', startedAt: '', endedAt: null, outcome: null, durationMs: 0 };
  const stopped = { ...emptyRunState, status: 'paused' as const, order: ['a', 'b'], items: { a: failed } };
  const release = { ...state, rollback: begun };
  expect(describeRun(release, open, stopped)).toEqual({ text: 'Rollback stopped', tone: 'failed' });
  expect(describeRollback(release, stopped, 0, true)).toMatchObject({
    phase: 'stopped',
    title: 'Rollback stopped',
    detail: 'at step 1 of 2 · see why',
  });
});

test('the work follows the run to the section where something runs, failed, or comes next', () => {
  expect(currentSection(open, createWorld('fresh').main.state)).toBe(sections.backend);
  expect(currentSection(open, createWorld('running').main.state)).toBe(sections.d2);
  expect(currentSection(open, createWorld('failed').main.state)).toBe(sections.d2);
});

test('a top phase shows all its sections under their headings, a section only itself', () => {
  const top = readSection(open, sections.pre);
  expect(top?.rows.filter((row) => row.kind === 'heading')).toHaveLength(4);
  expect(top?.items).toHaveLength(23);
  expect(readSection(open, sections.d2)?.rows.every((row) => row.kind === 'item')).toBe(true);
  expect(readSection(open, 'nowhere')).toBeNull();
});

test('samples are kept in order, without repeats, and not forever', () => {
  const first = addSamples(
    {},
    {
      a: [
        { at: 1, value: 1 },
        { at: 2, value: null },
      ],
    },
  );
  const second = addSamples(first, {
    a: [
      { at: 2, value: 9 },
      { at: 3, value: 3 },
    ],
  });
  expect(second.a).toEqual([
    { at: 1, value: 1 },
    { at: 2, value: null },
    { at: 3, value: 3 },
  ]);
  const many = Array.from({ length: samplesKept('a') + 50 }, (_, at) => ({ at: at + 10, value: at }));
  expect(addSamples(second, { a: many }).a).toHaveLength(samplesKept('a'));
});

test('log lines continue the view and the oldest are forgotten', () => {
  const line = (n: number) => ({
    n,
    at: null,
    target: 'web-1',
    source: 'app',
    level: 'info' as const,
    text: `${n}`,
  });
  const lines = addLines([line(1), line(2)], [line(2), line(3)], 100);
  expect(lines.map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(addLines(lines, [line(3)], 100)).toBe(lines);
  const many = Array.from({ length: 200 }, (_, n) => line(n + 4));
  expect(addLines(lines, many, 100)).toHaveLength(100);
});

test('a remembered layout is bounded and survives nonsense', () => {
  expect(readLayout('{"outline":{"size":9999,"open":false}}').outline).toEqual({
    size: panelLimits.outline.most,
    open: false,
  });
  for (const nonsense of [null, '{', '7', '{"dock":[]}']) {
    expect(readLayout(nonsense).dock).toEqual({ size: panelLimits.dock.usual, open: true });
  }
});

test('an address leads back to its screen', () => {
  for (const screen of [
    { name: 'home' },
    { name: 'review', file: '/a b/ü#.md' },
    { name: 'session', run: 'r/1' },
  ] as const) {
    expect(hashToScreen(screenToHash(screen))).toEqual(screen);
  }
  expect(hashToScreen('#/run/%E0%A4%A')).toEqual({ name: 'home' });
});

test('closing the terminal that is looked at goes back to the output', () => {
  const dock = useDockStore.getState();
  dock.openTerminal('web-1');
  dock.openTerminal('local');
  expect(useDockStore.getState().tab).toBe('terminal:2');
  dock.closeTerminal(2);
  expect(useDockStore.getState().tab).toBe('output');
  expect(useDockStore.getState().terminals.map(({ target }) => target)).toEqual(['web-1']);
});

test('the fold never meets an event type it does not know', () => {
  const kinds = new Set(createWorld('rolled-back').main.events.map((event: JournalEvent) => event.type));
  expect(kinds.size).toBeGreaterThan(8);
});
