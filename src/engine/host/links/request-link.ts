import { parseJson } from '../../../shared/lib/attempt.ts';
import type { AnnouncedConsole } from './announced-consoles.ts';
import { askForLink, type GivenLink, linkPath } from './link-giver.ts';

const answerMs = 5_000;
const mostBytes = 4_096;

/**
 * Asks a console for a one-time link; null where nothing answers on its port, or what answers cannot prove that it is that
 * console. Its secret is not sent.
 */
export async function requestLink(console: AnnouncedConsole): Promise<string | null> {
  const question = askForLink(console.secret);
  const answer = parseJson(await ask(console.port, question.authorization));
  return isGiven(answer) && question.isGenuine(answer) ? answer.url : null;
}

/** What a port of 127.0.0.1 answers; empty where it does not, or with more than a link takes. */
async function ask(port: number, authorization: string): Promise<string> {
  // Loaded only here: it is slow to load, and a rollback from a cold start must not wait for it.
  const { get } = await import('node:http');
  return new Promise((resolve) => {
    const request = get(
      {
        host: '127.0.0.1',
        port,
        path: linkPath,
        headers: { authorization },
        timeout: answerMs,
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
          if (text.length > mostBytes) response.destroy();
        });
        response.once('close', () => resolve(response.complete ? text : ''));
      },
    );
    const limit = setTimeout(() => request.destroy(), answerMs);
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(''));
    request.once('close', () => {
      clearTimeout(limit);
      resolve('');
    });
  });
}

function isGiven(answer: unknown): answer is GivenLink {
  if (typeof answer !== 'object' || answer === null) return false;
  const { url, proof } = answer as Partial<Record<keyof GivenLink, unknown>>;
  return typeof url === 'string' && typeof proof === 'string';
}
