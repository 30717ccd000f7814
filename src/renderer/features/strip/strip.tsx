import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { productName } from '../../text/product-name.ts';
import { RollbackControl } from '../rollback/rollback-control.tsx';
import { AlertChip } from './alert-chip.tsx';
import { Clock } from './clock.tsx';
import { ConnectionChips } from './connection-chips.tsx';
import { EnvironmentBadge } from './environment-badge.tsx';
import { SignoffChip } from './signoff-chip.tsx';
import { StatusChip } from './status-chip.tsx';
import * as words from './words.ts';
import './strip.css';

/** The top line: what is released where, for how long, what the run is doing, and the rollback control. It never moves. */
export function Strip() {
  const title = useRun((state) => state.title);
  const version = useRun((state) => state.version);
  const environment = useRun((state) => state.environment);
  const kind = useRun((state) => state.kind);
  const file = useRun((state) => state.file);
  const known = useRun((state) => state.seq > 0);
  const metadata = usePlanStore((store) => store.open?.plan.metadata);
  const name = productName(metadata ?? {}, title);
  return (
    <header className={`strip ${known ? environment : ''}`} data-testid="strip">
      <button
        type="button"
        className="logo"
        aria-label={words.home}
        title={words.homeHint}
        onClick={() => useScreenStore.getState().go({ name: 'home' })}
      />
      <div className="what">
        <h1 title={file}>
          {name} {version}
          {kind === 'rollback' && words.rollbackSuffix}
        </h1>
        <p title={file}>{name === title ? shortPath(file) : title}</p>
      </div>
      {known && <EnvironmentBadge environment={environment} />}
      <ConnectionChips />
      <SignoffChip />
      <span className="grow" />
      <AlertChip />
      <Clock />
      <StatusChip />
      <RollbackControl />
    </header>
  );
}

/** The last two parts of a path, enough to tell checklists apart. */
function shortPath(file: string): string {
  return file
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .slice(-2)
    .join('/');
}
