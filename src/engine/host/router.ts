import type { Engine } from '../composition/engine.ts';
import { alertRoutes } from './routes/alert-routes.ts';
import { appRoutes } from './routes/app-routes.ts';
import { createImplementer, type HostInfo } from './routes/implementer.ts';
import { itemRoutes } from './routes/item-routes.ts';
import { planRoutes } from './routes/plan-routes.ts';
import { practiceRoutes } from './routes/practice-routes.ts';
import { rollbackRoutes } from './routes/rollback-routes.ts';
import { runRoutes } from './routes/run-routes.ts';
import { streamRoutes } from './routes/stream-routes.ts';
import { terminalRoutes } from './routes/terminal-routes.ts';

/** The contract, carried out by an engine. */
export function createRouter(engine: Engine, info: HostInfo) {
  const os = createImplementer();
  return os.router({
    ...appRoutes(os, engine, info),
    ...planRoutes(os, engine),
    ...runRoutes(os, engine),
    ...itemRoutes(os, engine),
    ...rollbackRoutes(os, engine),
    ...alertRoutes(os, engine),
    ...streamRoutes(os, engine),
    ...terminalRoutes(os, engine),
    ...practiceRoutes(os, engine),
  });
}
