import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { readHeading } from '../../../../src/engine/plan/sections/match-heading.ts';
import {
  noReading,
  readTitle,
  topicOfDocument,
  topReadings,
} from '../../../../src/engine/plan/sections/topic-of-document.ts';

/** Headings with their levels, as `## Deploy`; the zone above the first one goes in front. */
function groupsOf(headings: readonly string[]) {
  const groups = [
    { heading: null },
    ...headings.map((heading) => ({ heading: { level: heading.search(/[^#]/) } })),
  ];
  const readings = [noReading, ...headings.map((heading) => readHeading(heading.replace(/^#+ /, '')))];
  return { groups, readings };
}

describe('what a title says of a document', () => {
  const keys = (title: string | null, text: string, tops: readonly string[] = []): readonly string[] => [
    ...readTitle(title, readBlocks(text), tops.map(readHeading)).keys(),
  ];

  it('is what its words are about', () => {
    expect(keys('Rollback runbook', '')).toEqual(['rollback']);
    expect(keys(null, '')).toEqual([]);
  });

  it('is completed by a first sentence about the time before a release', () => {
    expect(keys('Our checklist', 'Use this list before every deployment.\n')).toContain('before');
  });

  it('is not, where a heading shows that the document goes on', () => {
    expect(
      keys('Our checklist', 'Use this list before every deployment.\n', ['After the release']),
    ).not.toContain('before');
  });

  it('is not, where another sentence stands first', () => {
    expect(keys('Our checklist', 'Hello.\n\nUse this list before every deployment.\n')).not.toContain(
      'before',
    );
  });
});

describe('what still follows a heading', () => {
  it('is the deployment, until it comes', () => {
    const { readings, groups } = groupsOf(['## Database', '## Deploy', '## Notes']);
    expect(topicOfDocument(readings, groups)).toEqual(['deploy', 'deploy', null, null]);
  });

  it('is the preparation, where one comes later', () => {
    const { readings, groups } = groupsOf(['## Database', '## Before the release', '## Deploy']);
    expect(topicOfDocument(readings, groups)).toEqual(['before', 'before', 'deploy', null]);
  });

  it('is read from the outermost headings only', () => {
    const { readings, groups } = groupsOf(['## Database', '### Deploy', '## Notes']);
    expect(topicOfDocument(readings, groups)).toEqual([null, null, null, null]);
  });

  it('is no deployment that is only named to say what comes after it', () => {
    const { readings, groups } = groupsOf(['## Database', '## After the deployment']);
    expect(topicOfDocument(readings, groups)).toEqual([null, null, null]);
  });
});

describe('the outermost headings', () => {
  it('are those of the lowest level there is', () => {
    const { readings, groups } = groupsOf(['### Deploy', '#### Rollback', '### Contacts']);
    expect(topReadings(readings, groups).map((reading) => [...reading.keys()])).toEqual([
      ['deploy'],
      ['contacts'],
    ]);
  });
});
