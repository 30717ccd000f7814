import type { LogSourceState } from '../../../shared/wire/live.ts';
import { state as words } from './words.ts';

export interface SourcesWords {
  readonly text: string;
  readonly detail: string;
  readonly tone: 'live' | 'waiting' | 'broken';
}

/** `live · 1,284 lines/s · 0 lost`; the worst source comes first. */
export function describeSources(sources: readonly LogSourceState[], rate: number): SourcesWords {
  const lost = sources.reduce((sum, source) => sum + source.gaps, 0);
  const lines = sources.reduce((sum, source) => sum + source.lines, 0);
  const detail = sources
    .map((source) => words.source(`${source.target} ${source.source}`, source.state, source.reason))
    .join('\n');
  if (sources.length === 0) return { text: words.none, detail: '', tone: 'waiting' };
  const loss = words.loss(lost);
  const broken = sources.filter((source) => source.state === 'broken').length;
  if (broken > 0) return { text: words.broken(broken, sources.length, loss), detail, tone: 'broken' };
  const live = sources.some((source) => source.state === 'live');
  if (!live) {
    const ended = sources.every((source) => source.state === 'ended');
    return {
      text: ended ? words.ended(lines, loss) : words.connecting,
      detail,
      tone: 'waiting',
    };
  }
  return {
    text: words.live(rate, loss),
    detail,
    tone: lost === 0 ? 'live' : 'broken',
  };
}
