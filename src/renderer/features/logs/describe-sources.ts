import { formatBytes } from '../../../shared/text/duration.ts';
import type { LogSourceState } from '../../../shared/wire/live.ts';

export interface SourcesWords {
  readonly text: string;
  readonly detail: string;
  readonly tone: 'live' | 'waiting' | 'broken';
}

/** `live · 1,284 lines/s · 0 lost`: the worst source speaks first. */
export function describeSources(sources: readonly LogSourceState[], rate: number): SourcesWords {
  const lost = sources.reduce((sum, source) => sum + source.lostBytes, 0);
  const lines = sources.reduce((sum, source) => sum + source.lines, 0);
  const detail = sources
    .map(
      (source) =>
        `${source.target} ${source.source}: ${source.state}${source.reason === null ? '' : ` (${source.reason})`}`,
    )
    .join('\n');
  if (sources.length === 0) return { text: 'no sources', detail: '', tone: 'waiting' };
  const loss = lost === 0 ? '0 lost' : `${formatBytes(lost)} may be lost`;
  const broken = sources.filter((source) => source.state === 'broken').length;
  if (broken > 0) return { text: `${broken} of ${sources.length} broken · ${loss}`, detail, tone: 'broken' };
  const live = sources.some((source) => source.state === 'live');
  if (!live) {
    const ended = sources.every((source) => source.state === 'ended');
    return {
      text: ended ? `ended · ${lines.toLocaleString('en')} lines · ${loss}` : 'connecting',
      detail,
      tone: 'waiting',
    };
  }
  return {
    text: `live · ${rate.toLocaleString('en')} lines/s · ${loss}`,
    detail,
    tone: lost === 0 ? 'live' : 'broken',
  };
}
