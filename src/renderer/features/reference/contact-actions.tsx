import { copyText } from '../../ui/copy-text.ts';
import { readContact } from './read-contact.ts';
import * as words from './words.ts';

/** Links that call, email or copy a contact; says where the document still has a placeholder. */
export function ContactActions({ role, value }: { role: string; value: string }) {
  const { missing, href, word } = readContact(value);
  if (missing) return <span className="contact-missing">{words.notFilledIn}</span>;
  const told = { copied: words.copied(role), couldNotCopy: words.couldNotCopy };
  return (
    <span className="contact-actions">
      {href !== null && (
        <>
          <a href={href} target="_blank" rel="noreferrer" title={value} aria-label={words.reach(word, role)}>
            {word}
          </a>
          <span aria-hidden="true"> · </span>
        </>
      )}
      <button
        type="button"
        onClick={() => void copyText(value, told)}
        title={value}
        aria-label={words.copyOf(role)}
      >
        {words.copy}
      </button>
    </span>
  );
}
