import { notifications } from '@mantine/notifications';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import { closeMessage } from '../link/words.ts';

/** Copies a text and says so; where that is denied, shows the text to be copied by hand. */
export async function copyText(
  text: string,
  words: { readonly copied: string; readonly couldNotCopy: string },
): Promise<void> {
  const copied = await attemptAsync(async () => {
    await navigator.clipboard.writeText(text);
    return true;
  }, false);
  if (copied) {
    notifications.show({ message: words.copied, autoClose: 2_000, withCloseButton: false });
    return;
  }
  notifications.show({
    title: words.couldNotCopy,
    message: text,
    color: 'red',
    closeButtonProps: { 'aria-label': closeMessage },
  });
}
