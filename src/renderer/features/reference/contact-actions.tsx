import { notifications } from '@mantine/notifications';
import { readContact } from './read-contact.ts';

/** Call or mail, and copy; or that the document still has its placeholder. */
export function ContactActions({ role, value }: { role: string; value: string }) {
  const { missing, href, word } = readContact(value);
  if (missing) return <span className="contact-missing">not filled in</span>;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      notifications.show({ message: `${role}: copied`, autoClose: 2_000, withCloseButton: false });
    } catch {
      notifications.show({
        title: 'Copying did not happen',
        message: value,
        color: 'red',
        closeButtonProps: { 'aria-label': 'Close this message' },
      });
    }
  };
  return (
    <span className="contact-actions">
      {href !== null && (
        <>
          <a href={href} target="_blank" rel="noreferrer" title={value} aria-label={`${word} ${role}`}>
            {word}
          </a>
          <span aria-hidden="true"> · </span>
        </>
      )}
      <button type="button" onClick={() => void copy()} title={value} aria-label={`Copy ${role}`}>
        copy
      </button>
    </span>
  );
}
