import { quotePath, quoteWord } from './quote.ts';

/** An argument of a script: a word as it is, or a path on the target, whose leading `~/` its shell replaces. */
export type ScriptArgument = string | { readonly path: string };

/** A script with its arguments, for {@link Transport.exec}: they arrive by position, whatever they hold. */
export function scriptCommand(script: string, ...args: readonly ScriptArgument[]): string {
  return `set -- ${quoteArguments(args)}\n${script}`;
}

/** The same in a shell of its own, which the script may become something else in; for {@link Transport.follow}. */
export function scriptInShell(script: string, ...args: readonly ScriptArgument[]): string {
  return `/bin/sh -c ${quoteWord(script)} slipway ${quoteArguments(args)}`;
}

function quoteArguments(args: readonly ScriptArgument[]): string {
  return args.map(quoteArgument).join(' ');
}

function quoteArgument(argument: ScriptArgument): string {
  if (typeof argument === 'string') return quoteWord(argument);
  // A relative path must not be taken for an option.
  return quotePath(argument.path.startsWith('-') ? `./${argument.path}` : argument.path);
}
