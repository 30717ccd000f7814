import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What Electron's own description says of a member of one of its types: a method, a property or an event. */
export interface Member {
  readonly isDeprecated: boolean;
  /** The systems it is there on; null where on all of them. */
  readonly platforms: readonly string[] | null;
}

const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** Electron's types by name, each with its members, as `electron.d.ts` of the pinned version describes them. */
export function readElectronTypes(): ReadonlyMap<string, ReadonlyMap<string, Member>> {
  const lines = readFileSync(join(electron, 'electron.d.ts'), 'utf8').split('\n');
  const types = new Map<string, Map<string, Member>>();
  let members: Map<string, Member> | null = null;
  let doc = '';
  for (const line of lines) {
    const type = /^ {2}(?:interface|class) (\w+)/.exec(line)?.[1];
    if (type !== undefined) {
      members = types.get(type) ?? new Map();
      types.set(type, members);
    } else if (line === '  }') members = null;
    else if (/^ {4}(?:\/\*\*| \*)/.test(line)) doc = line.includes('/**') ? line : `${doc}\n${line}`;
    else if (members !== null) {
      const name = memberIn(line);
      // Of overloads the first has the words.
      if (name !== null && !members.has(name)) members.set(name, readDoc(doc));
      if (name !== null || line.trim() === '') doc = '';
    }
  }
  return types;
}

/** The member that a line begins to describe; an event by its name. */
function memberIn(line: string): string | null {
  const event = /^ {4}on\(event: '([^']+)'/.exec(line)?.[1];
  if (event !== undefined) return event;
  return /^ {4}(?:static |readonly )*(\w+)\??[(:]/.exec(line)?.[1] ?? null;
}

function readDoc(doc: string): Member {
  const platforms = /@platform ([\w,]+)/.exec(doc)?.[1]?.split(',') ?? null;
  return { isDeprecated: /@deprecated/.test(doc), platforms };
}
