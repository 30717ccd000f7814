import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LocalTransport } from '../../../src/engine/transport/local/local-pty.ts';
import { attemptOf } from '../../support/ssh-transport.ts';

// Runs a step on this machine as the engine does, in the environment this process has; it leaves its own environment in a file.
const [dir = '', file = ''] = process.argv.slice(2);
const runs = join(dir, 'runs');
mkdirSync(join(runs, 'r', 'steps'), { recursive: true });
const transport = new LocalTransport(runs, dir);
const end = await transport.start(attemptOf('r', 'i', `/usr/bin/env -0 > '${file}'`), () => undefined).done;
await transport.close();
process.exit(end.exit ?? 1);
