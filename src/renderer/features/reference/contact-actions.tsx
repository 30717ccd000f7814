import { notifications } from '@mantine/notifications';
import { attemptAsync } from '../../../shared/lib/attempt.ts';
import { closeMessage } from '../../link/words.ts';
import { readContact } from './read-contact.ts';
import * as words from './words.ts';

/** Links that call, email or copy a contact; says where the document still has a placeholder. */
export function ContactActions({ role, value }: { role: string; value: string }) {
  const { missing, href, word } = readContact(value);
  if (missing) return <span className="contact-missing">{words.notFilledIn}</span>;
  const copy = async (): Promise<void> => {
    const copied = await attemptAsync(async () => {
      await navigator.clipboard.writeText(value);
      return true;
    }, false);
    if (copied) {
      notifications.show({ message: words.copied(role), autoClose: 2_000, withCloseButton: false });
      return;
    }
    notifications.show({
      title: words.couldNotCopy,
      message: value,
      color: 'red',
      closeButtonProps: { 'aria-label': closeMessage },
    });
  };
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
      <button type="button" onClick={() => void copy()} title={value} aria-label={words.copyOf(role)}>
        {words.copy}
      </button>
    </span>
  );
}
