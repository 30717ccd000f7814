import type { AlertRule } from '../../../shared/plan/plan.ts';
import type { MetricSource } from '../../../shared/sidecar/sidecar.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import type { Tile } from '../../../shared/wire/live.ts';
import { measuredBy, specOf } from '../../measures/readings.ts';
import { inTileUnit, type TileSpec } from '../../measures/tiles.ts';

/** The alert rules that are judged by what a tile shows, with their bounds in the tile's unit. */
export function ruleLines(
  spec: TileSpec,
  rules: readonly AlertRule[],
  sources: readonly MetricSource[],
): NonNullable<Tile['rules']> {
  const hasHostStats = sources.some((source) => 'host' in source);
  const named = new Set(
    sources.flatMap((source) =>
      'series' in source ? Object.keys(source.series ?? {}).map((text) => foldText(text)) : [],
    ),
  );
  return rules.flatMap((rule) => {
    const { text, op, value, unit = '' } = rule;
    const by = measuredBy(rule, { hasHostStats, isNamed: false });
    // What the sidecar names another series for, or the host's figures tell, is not what the tile shows.
    if (by !== 'scrape' || named.has(foldText(text)) || specOf(rule) !== spec || value === null) return [];
    const inUnit = inTileUnit(value, unit, spec.unit);
    return inUnit === null || op === 'event' ? [] : [{ text, op, value: inUnit }];
  });
}
