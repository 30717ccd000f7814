import { type Document, isAlias, isCollection, visit } from 'yaml';

/** So many aliases are unfolded: a small file must not become a large one. */
const mostAliases = 50;

/**
 * What a YAML document says. Throws where a key is no plain value, an alias has no anchor, or aliases unfold to too much. Keys
 * that hold other keys take twice the time with each that they hold: a few lines would hang the console.
 */
export function unfoldYaml(document: Document): unknown {
  visit(document, {
    Pair: (_key, { key }) => {
      if (isCollection(key) || isAlias(key)) throw new Error('A key is a list, a mapping or an alias.');
    },
  });
  return document.toJS({ maxAliasCount: mostAliases });
}
