import { Fragment } from 'react';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { GateLine } from './gate-line.tsx';
import { PhaseBlock } from './phase-block.tsx';
import * as words from './words.ts';
import './outline.css';

/** The whole plan: phases with their progress, sections, and the gates between them. */
export function Outline() {
  const open = usePlanStore((store) => store.open);
  if (open === null) return <p className="outline-wait">{words.reading}</p>;
  return (
    <div className="outline" data-testid="outline">
      {open.outline.map((top) => (
        <Fragment key={top.phase.id}>
          {open.gates
            .filter((gate) => gate.before === top.phase.id)
            .map((gate) => (
              <GateLine key={gate.id} gate={gate} />
            ))}
          <PhaseBlock open={open} top={top} />
        </Fragment>
      ))}
    </div>
  );
}
