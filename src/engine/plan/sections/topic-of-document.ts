import type { Block } from '../markdown/blocks.ts';
import { isUsedBefore, type Topic } from './heading-topics.ts';
import { type HeadingReading, readHeading } from './match-heading.ts';

/** What a heading that names no topic is about. */
export const noReading: HeadingReading = new Map();

/** A group of blocks by the level of the heading above it; null before the first one. */
interface Headed {
  readonly heading: { readonly level: number } | null;
}

/** Topics by which a document shows that it goes through more than one phase. */
const walks: readonly Topic[] = ['before', 'after', 'maintain', 'monitor', 'rollback'];

/** What the title says of the whole document, or the first sentence under it where the headings do not speak against it. */
export function readTitle(
  title: string | null,
  head: readonly Block[],
  tops: readonly HeadingReading[],
): HeadingReading {
  const reading = title === null ? noReading : readHeading(title);
  if (reading.has('rollback') || reading.has('before')) return reading;
  if (tops.some((top) => walks.some((topic) => top.has(topic)))) return reading;
  const first = head.find((block) => block.type === 'paragraph');
  return first?.type === 'paragraph' && isUsedBefore(first.text.slice(0, 300))
    ? new Map([...reading, ['before', first.text.slice(0, 80)]])
    : reading;
}

/** What the outermost headings below the title say. */
export function topReadings(
  readings: readonly HeadingReading[],
  groups: readonly Headed[],
): readonly HeadingReading[] {
  const outermost = outermostLevel(groups);
  return readings.filter((_reading, index) => groups[index]?.heading?.level === outermost);
}

function outermostLevel(groups: readonly Headed[]): number {
  return groups.reduce((least, { heading }) => Math.min(least, heading?.level ?? 7), 7);
}

/** For every heading, what still follows it on the outermost level: preparations, or the deployment itself. */
export function topicOfDocument(
  readings: readonly HeadingReading[],
  groups: readonly Headed[],
): readonly ('before' | 'deploy' | null)[] {
  const outermost = outermostLevel(groups);
  const ahead: ('before' | 'deploy' | null)[] = [];
  let next: 'before' | 'deploy' | null = null;
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    ahead[index] = next;
    if (groups[index]?.heading?.level !== outermost) continue;
    const reading = readings[index] ?? noReading;
    if (reading.has('before')) next = 'before';
    else if (next === null && reading.has('deploy') && !reading.has('after')) next = 'deploy';
  }
  return ahead;
}
