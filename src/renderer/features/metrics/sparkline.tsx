import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Sample, Tile } from '../../../shared/wire/live.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { scaleOf, useScaleStore } from '../../stores/scale/scale-store.ts';
import { useScheme } from '../../stores/view/theme-store.ts';
import { readColor } from '../../ui/read-color.ts';
import { boundStroke } from './bound-stroke.ts';
import { decimate } from './decimate.ts';
import { type Marker, runMarkers } from './run-markers.ts';

const heightPx = 42;
const pxAColumn = 2;

interface Props {
  readonly samples: readonly Sample[];
  readonly bound: Tile['bound'];
}

/** A metric's recent past: its line, the budget's bound, and when the release and the rollback started. */
export function Sparkline({ samples, bound }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const state = useRun((run) => run);
  const open = usePlanStore((store) => store.open);
  const scheme = useScheme();
  const scale = useScaleStore(scaleOf);
  const drawn = useRef<{ bound: Tile['bound']; markers: readonly Marker[] }>({ bound: null, markers: [] });
  drawn.current = { bound, markers: runMarkers(state, open) };

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    void scheme;
    const free = readColor('--run');
    const colors = { kept: readColor('--pass'), broken: readColor('--warn') };
    const limitStroke = readColor('--prod');
    const deployStroke = readColor('--control-line');
    const plot = new uPlot(
      {
        width: Math.max(40, element.clientWidth),
        height: heightPx * scale,
        padding: [3, 0, 3, 0],
        cursor: { show: false },
        legend: { show: false },
        select: { show: false, left: 0, top: 0, width: 0, height: 0 },
        axes: [{ show: false }, { show: false }],
        scales: {
          y: { range: (_plot, low, high) => rangeWith(low, high, drawn.current.bound?.value ?? null) },
        },
        series: [
          {},
          {
            stroke: (self) =>
              drawn.current.bound === null ? free : boundStroke(self, drawn.current.bound, colors),
            width: 1.5,
            points: { show: false },
            spanGaps: false,
          },
        ],
        hooks: {
          drawClear: [
            (self) => {
              const { bound: limit, markers } = drawn.current;
              if (limit !== null) line(self, self.valToPos(limit.value, 'y', true), limitStroke);
              for (const marker of markers) {
                dash(
                  self,
                  self.valToPos(marker.at / 1_000, 'x', true),
                  marker.kind === 'deploy' ? deployStroke : limitStroke,
                );
              }
            },
          ],
        },
      },
      [[], []],
      element,
    );
    chart.current = plot;
    const watch = new ResizeObserver(() =>
      plot.setSize({ width: Math.max(40, element.clientWidth), height: heightPx * scale }),
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.destroy();
      chart.current = null;
    };
  }, [scheme, scale]);

  useEffect(() => {
    void [scheme, scale];
    const columns = Math.floor((host.current?.clientWidth ?? 140) / pxAColumn);
    chart.current?.setData(decimate(samples, columns));
  }, [samples, scheme, scale]);

  return <div ref={host} className="sparkline" />;
}

/** The y range includes the bound where it is near; a distant bound would flatten the line. */
function rangeWith(low: number, high: number, bound: number | null): [number, number] {
  const near = bound !== null && bound <= high * 3 && bound >= low / 3;
  const least = near ? Math.min(low, bound) : low;
  const most = near ? Math.max(high, bound) : high;
  const room = (most - least) * 0.12 || Math.abs(most) * 0.1 || 1;
  return [least - room, most + room];
}

function line(plot: uPlot, y: number, color: string): void {
  const { ctx, bbox } = plot;
  if (y < bbox.top || y > bbox.top + bbox.height) return;
  ctx.save();
  ctx.globalAlpha = 0.55;
  ctx.strokeStyle = color;
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, Math.round(y) + 0.5);
  ctx.lineTo(bbox.left + bbox.width, Math.round(y) + 0.5);
  ctx.stroke();
  ctx.restore();
}

function dash(plot: uPlot, x: number, color: string): void {
  const { ctx, bbox } = plot;
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, 0);
  ctx.lineTo(Math.round(x) + 0.5, ctx.canvas.height);
  ctx.stroke();
  ctx.restore();
}
