import { resolve } from 'node:path';
import { afterEach } from 'vitest';
import { Engine } from '../../src/engine/index.ts';
import { practiceServer } from '../../src/practice/practice-server.ts';

/** Opens engines on a state folder and an ssh_config; they are closed behind every test. Call it where the suite is described. */
export function sshEngines(): (state: string, sshConfig: string) => Engine {
  const engines: Engine[] = [];
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
  });
  return (state, sshConfig) => {
    const engine = new Engine({
      state,
      actor: 'ann',
      practice: practiceServer(resolve('resources')),
      sshConfig,
    });
    engines.push(engine);
    return engine;
  };
}
