import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { describe, expect, it } from 'vitest';
import { findActions } from '../../src/renderer/features/palette/find-actions.ts';

const groups: SpotlightActionGroupData[] = [
  {
    group: 'Actions',
    actions: [
      { id: 'pause', label: 'Pause after this step', 'aria-disabled': true, description: 'Nothing runs.' },
      { id: 'logs', label: 'Logs' },
      { id: 'record', label: 'Record', description: 'the report of this run' },
    ],
  },
  {
    group: 'Sections',
    actions: [
      { id: 'server', label: '2 · Server deployment' },
      { id: 'post', label: 'Post-deployment' },
    ],
  },
];
const found = (query: string) =>
  findActions(query, groups).flatMap(({ actions }) => actions.map((entry: { id?: string }) => entry.id));

describe('the search of the palette', () => {
  it('shows everything that may be done at first', () => {
    expect(found(' ')).toEqual(['logs', 'record', 'server', 'post']);
  });

  it('finds words in any order, and with letters left out', () => {
    expect(found('srv dep')).toEqual(['server']);
    expect(found('dep serv')).toEqual(['server']);
    expect(found('rvs')).toEqual([]);
  });

  it('puts what fits best first, across groups', () => {
    expect(found('post')).toEqual(['post']);
    expect(found('re')).toEqual(['record']);
    expect(found('run')).toEqual(['record', 'pause']);
    expect(found('deployment')).toEqual(['server', 'post']);
  });

  it('shows what may not be done to who looks for it, last and with its reason', () => {
    expect(found('pause')).toEqual(['pause']);
    expect(found('step')).toEqual(['pause']);
  });

  it('finds nothing where nothing fits', () => {
    expect(found('zebra')).toEqual([]);
  });
});
