import { foldText } from '../../../shared/text/fold-text.ts';
import { printable } from '../../print/style-text.ts';
import * as words from '../../words/rule-box-words.ts';

/** Prints how alert rules stand, named by their words, a line each. */
export function printRules(
  alerts: readonly (words.Stand & { readonly rule: { readonly text: string } })[],
  rules: readonly string[],
): void {
  for (const text of rules) {
    const alert = alerts.find(({ rule }) => foldText(rule.text) === foldText(text));
    process.stderr.write(`${printable(words.line(text, words.stands(alert)))}\n`);
  }
}
