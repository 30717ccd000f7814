import { describe, expect, it } from 'vitest';
import type { CardScene } from '../../../../src/shared/run/gate-card/card-scene.ts';
import { type GateCard, gateCard } from '../../../../src/shared/run/gate-card/gate-card.ts';
import type { RunState } from '../../../../src/shared/run/run-state.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';
import type { AlertState } from '../../../../src/shared/wire/live.ts';
import { itemOf, opened, planOf, stateOf } from '../moves/scene.ts';

const text = `# Shop

## Pre-deployment checks
- [ ] Builds: \`npm test\`
- [ ] Told support

## Deployment
\`\`\`bash
sudo systemctl stop shop
sudo systemctl start shop
\`\`\`
- [ ] Watched the graphs

## Post-deployment
- [ ] Looks good

## Rollback
\`\`\`bash
make rollback
\`\`\`

## Sign-off
- [ ] Lead: ______
- [ ] Security: ______
`;
const now = Date.parse('2026-01-01T12:10:00Z');
const served: Omit<Sidecar, 'version'> = {
  targets: { 'web-1': { ssh: 'web-1' } },
  where: { Deployment: 'web-1', Rollback: 'web-1' },
  gates: { soak: { for: '15m' } },
};
const reached = { target: 'web-1', state: 'connected', latencyMs: 11.4, reason: null } as const;
const done = { Builds: 'passed', 'Told support': 'passed' } as const;
const sign = (planHash: string) => ({ name: 'Ann', at: '', signed: false, planHash });

function cardOf({
  sidecar = {},
  statuses = {},
  more = () => ({}),
  scene = {},
  id = 'deploy',
}: {
  readonly sidecar?: Omit<Sidecar, 'version'>;
  readonly statuses?: Parameters<typeof stateOf>[1];
  readonly more?: (hash: string) => Partial<RunState>;
  readonly scene?: Partial<CardScene>;
  readonly id?: 'deploy' | 'soak';
} = {}): GateCard {
  const plan = planOf(text, { ...served, ...sidecar });
  const gate = plan.gates.find((each) => each.id === id);
  if (gate === undefined) throw new Error('the plan has a gate');
  const state = stateOf(plan, statuses, more(plan.plan.hash));
  return gateCard(gate, {
    plan,
    state,
    now,
    connections: [reached],
    alerts: null,
    judged: null,
    pinnedAt: null,
    ...scene,
  });
}

const row = (card: GateCard, key: string) => card.rows.find((each) => each.key === key);

describe('the go/no-go card of a gate', () => {
  it('says before a soak is called over whether what is measured got worse', () => {
    const measured = { metrics: [{ scrape: 'http://localhost:8000/metrics' }] };
    const judged: CardScene['judged'] = {
      verdict: 'go',
      since: '2026-01-01T12:00:00.000Z',
      worse: [],
      steady: ['errors'],
      missingMs: 0,
    };
    const judgedRow = (scene: Partial<CardScene>, id: 'deploy' | 'soak' = 'soak') =>
      row(cardOf({ sidecar: measured, scene, id }), 'judged');
    expect(judgedRow({ judged })).toMatchObject({ state: 'ok', text: 'Nothing measured got worse' });
    expect(judgedRow({ judged: { ...judged, verdict: 'wait', missingMs: 40_000 } })).toMatchObject({
      state: 'care',
      text: 'Nothing measured got worse so far; sure in about 40 s',
    });
    const worse = [{ measure: 'errors', where: null, before: 0.04, after: 2.1, sure: 'certain' as const }];
    expect(judgedRow({ judged: { ...judged, verdict: 'go-back', worse } })).toMatchObject({
      state: 'care',
      text: 'Go back: error rate 0.04 % → 2.1 % (certain)',
    });
    expect(judgedRow({ judged: null })).toMatchObject({ state: 'care' });
    expect(judgedRow({ judged }, 'deploy')).toBeUndefined();
    expect(row(cardOf({ scene: { judged }, id: 'soak' }), 'judged')).toBeUndefined();
  });

  it('says not yet, counts what is missing, and leads to each', () => {
    const card = cardOf({ statuses: { Builds: 'failed' } });
    expect(card.verdict).toBe('not-yet');
    expect(card.title).toBe('Not yet: 2 items are open and 2 sign-offs are missing');
    expect(row(card, 'checks')).toMatchObject({ state: 'missing', text: '0 of 1 passed, 1 failed' });
    expect(row(card, 'checks')?.links).toMatchObject([{ to: 'item', label: 'Builds' }]);
    expect(row(card, 'by-hand')?.links).toMatchObject([{ to: 'item', label: 'Told support' }]);
  });

  it('names who signed, who is missing, and why the gate goes on without somebody', () => {
    const waiver = { actor: 'bea', at: '', reason: 'on leave' };
    const signed = (hash: string) => ({ signoffs: { Lead: sign(hash) } });
    expect(row(cardOf({ statuses: done, more: signed }), 'signoffs')).toMatchObject({
      state: 'missing',
      text: '1 of 2 signed · missing: Security',
      details: ['Lead: Ann'],
    });
    const card = cardOf({
      statuses: done,
      more: (hash) => ({ ...signed(hash), signoffWaivers: { Security: waiver } }),
    });
    expect(row(card, 'signoffs')).toMatchObject({
      state: 'ok',
      details: ['Lead: Ann', 'Waived: Security: “on leave”, bea'],
    });
    expect(card.verdict).toBe('care');
    expect(card.title).toBe('Go with care: look at rollback and watched');
  });

  it('says that the sidecar asks for no sign-off although the checklist names some', () => {
    const card = cardOf({ sidecar: { gates: { deploy: { signoffs: [] } } }, statuses: done });
    expect(row(card, 'signoffs')).toMatchObject({
      state: 'info',
      text: 'None is asked for: the sidecar leaves out all 2 that the checklist names',
    });
  });

  it('says why something was waived', () => {
    const plan = planOf(text, served);
    const { id } = itemOf(plan, 'Told support');
    const items: RunState['items'] = {
      [id]: {
        status: 'waived',
        attempts: [],
        tick: null,
        waiver: { actor: 'ann', at: '', reason: 'they know' },
      },
    };
    expect(row(cardOf({ statuses: { Builds: 'passed' }, more: () => ({ items }) }), 'by-hand')).toMatchObject(
      {
        state: 'ok',
        text: '0 of 1 done, 1 waived',
        details: ['Waived: Told support: “they know”, ann'],
      },
    );
  });

  it('deserves care while a server of the next steps was not reached', () => {
    const lost = { ...reached, state: 'reconnecting', latencyMs: null, reason: 'no route to host' } as const;
    expect(row(cardOf(), 'servers')).toMatchObject({ state: 'ok', text: 'web-1 reached, 11 ms' });
    const servers = row(cardOf({ scene: { connections: [lost] } }), 'servers');
    expect(servers).toMatchObject({
      state: 'care',
      text: 'web-1 not reached',
      details: ['web-1: no route to host'],
    });
    expect(servers?.links).toMatchObject([{ to: 'reconnect', target: 'web-1' }]);
  });

  it('says what a rollback goes back to and how old that is, or why it is not ready', () => {
    const restorePoint = { id: 'rp', target: 'web-1', version: '0.9.7', paths: [] };
    const armed = { ready: true, reasons: [], expectedMs: 4_000 };
    const pinnedAt = '2026-01-01T12:00:00Z';
    expect(row(cardOf(), 'rollback')).toMatchObject({
      state: 'care',
      text: expect.stringContaining('No restore point'),
    });
    const later = cardOf({ sidecar: { restorePoint: { paths: ['/srv/shop'], keepIn: '/srv/kept' } } });
    expect(row(later, 'rollback')).toMatchObject({
      state: 'info',
      text: 'Kept before the first step: /srv/shop',
    });
    expect(
      row(cardOf({ more: () => ({ restorePoint, armed }), scene: { pinnedAt } }), 'rollback'),
    ).toMatchObject({
      state: 'ok',
      text: 'Ready: goes back to 0.9.7 in about 4.00 s',
      details: ['0 paths kept and hashed on web-1, 10 min ago'],
    });
    const reasons = ['web-1 is not reachable'];
    const broken = cardOf({ more: () => ({ restorePoint, armed: { ...armed, ready: false, reasons } }) });
    expect(row(broken, 'rollback')).toMatchObject({ state: 'care', text: 'Not ready' });
    expect(row(broken, 'rollback')?.details[0]).toBe('web-1 is not reachable');
  });

  it('says that nothing is watched, and what fires', () => {
    expect(row(cardOf(), 'watched')).toMatchObject({
      state: 'care',
      text: expect.stringContaining('Nothing is watched'),
    });
    const rule = { text: 'Errors', metric: 'x', op: '>', value: 1, line: 1 } as const;
    const alert: AlertState = { rule, state: 'firing', value: 2, shown: '2%', since: now };
    const watched = { metrics: [{ scrape: 'http://localhost/metrics' }] };
    const firing = cardOf({ sidecar: watched, scene: { alerts: [alert] } });
    expect(row(firing, 'watched')).toMatchObject({ state: 'care', text: 'Firing now: Errors' });
  });

  it('counts what runs next up to the next gate, with the first commands and their servers', () => {
    expect(row(cardOf(), 'next')).toMatchObject({
      text: '2 commands · 1 by hand · in 1 section',
      details: ['sudo systemctl stop shop  @ web-1', 'sudo systemctl start shop  @ web-1'],
    });
  });

  it('is open once somebody opened it', () => {
    expect(cardOf({ more: () => ({ gates: { deploy: opened } }) }).verdict).toBe('open');
  });
});
