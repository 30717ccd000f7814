import { wordPattern } from '../words/compile-words.ts';

const people = wordPattern(({ people }) => people.roles);
/** In front of a role. */
const article = /^(?:(?:both|all|the|an?|your|our|le|la|les|el|los|der|die|das|den|dem|o|os|as)\s+)+/i;
/** Where a sentence goes on behind a role. */
const behind =
  /\s*(?:[,;:!?()[\]→]|\.(?:\s|$)|\s(?:if|when|as|to|for|in|via|by|at|with|before|after|about|on|and|or|of|that|who|immediately|first|wenn|falls|si|se|por|pour|para|для|если|при)(?:\s|$)).*$/is;

/** The role at the beginning of a text, where it reads like one: a name with a capital, or several words for people. */
export function cutRole(text: string): string | null {
  const plain = text.trim().replace(article, '');
  const role = plain.replace(behind, '').trim();
  const words = role.split(/\s+/);
  if (role.length < 2 || words.length > 5 || !/^[\p{L}@]/u.test(role)) return null;
  const isNamed = /^\p{Lu}/u.test(role);
  if (!isNamed && !(words.length > 1 && people.test(role))) return null;
  return /^both\s/i.test(text.trim()) ? `${role} (both)` : role;
}
