import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import type { ServiceAnswer, ServiceHost } from './service-host.ts';

const pollMs = 50;
const exitUsage = 1;
const exitNotRunning = 3;

export interface ServiceRequests {
  /** Stops listening for requests; the one being answered is finished first. */
  close(): Promise<void>;
}

/**
 * Answers what the `service` command of the practice server asks by file: one request at a time, in the order the
 * files are found. Files rather than a socket, so that the command needs nothing but a shell.
 */
export function answerServiceRequests(home: string, host: ServiceHost): ServiceRequests {
  const box = join(home, '.service');
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();

  const look = () => {
    current = answerAll(box, host).finally(() => {
      if (!closed) timer = setTimeout(look, pollMs);
    });
  };
  look();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await current;
    },
  };
}

async function answerAll(box: string, host: ServiceHost): Promise<void> {
  const names = await readdir(join(box, 'requests')).catch(() => []);
  // A name with a dot in front is still being written.
  const waiting = names.filter((each) => !each.startsWith('.'));
  // Where the home was taken away or the asker gave up, the command says so by itself when no answer comes.
  for (const name of waiting) await attemptAsync(() => answerOne(box, name, host), undefined);
}

async function answerOne(box: string, name: string, host: ServiceHost): Promise<void> {
  const question = join(box, 'requests', name);
  const answer = join(box, 'answers', name);
  const verb = (await readFile(question, 'utf8')).trim();
  await rm(question);
  const { status, words } = await perform(verb, host);
  await writeFile(`${answer}.partial`, `${status}\n${words}\n`);
  await rename(`${answer}.partial`, answer);
}

async function perform(verb: string, host: ServiceHost): Promise<ServiceAnswer> {
  switch (verb) {
    case 'start':
      return host.start();
    case 'stop':
      return host.stop();
    case 'restart':
      await host.stop();
      return host.start();
    case 'status':
      return host.status();
    case 'is-active':
      return host.status().status === 0
        ? { status: 0, words: 'active' }
        : { status: exitNotRunning, words: 'inactive' };
    case 'show': {
      const state = host.status().status === 0 ? 'active' : 'inactive';
      return { status: 0, words: `Id=harbor.service\nLoadState=loaded\nActiveState=${state}` };
    }
    case 'cat':
      return { status: 0, words: '# harbor.service\nExecStart=~/harbor/current/harbor.mjs' };
    default:
      return { status: exitUsage, words: `usage: service harbor start|stop|restart|status (not "${verb}")` };
  }
}
