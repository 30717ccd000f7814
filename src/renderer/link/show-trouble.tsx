import { notifications } from '@mantine/notifications';
import { closeMessage } from './words.ts';

export interface Trouble {
  /** What was not done. */
  readonly title: string;
  /** Why. */
  readonly message: string;
  /** What to do next. */
  readonly hint?: string | null | undefined;
  /** Where in the document or sidecar. */
  readonly place?: string | null | undefined;
}

/** Shows a notification that something a person asked for was not done, why, and what to do next. */
export function showTrouble({ title, message, hint = null, place = null }: Trouble): void {
  notifications.show({
    title,
    message: (
      <>
        {message}
        {place !== null && ` (${place})`}
        {hint !== null && <span className="hint">{hint}</span>}
      </>
    ),
    color: 'red',
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': closeMessage },
  });
}
