import { useEffect } from 'react';
import type { LiveMessage } from '../../../shared/wire/live.ts';
import { follow } from '../../link/follow.ts';
import { useLink } from '../../link/link-context.tsx';
import { reportFailure } from '../../link/use-call.ts';
import { usePromptsStore } from '../../stores/run/prompts-store.ts';
import { watchDocument } from './words.ts';

/**
 * Calls `changed` whenever the checklist is edited on disk while it is being reviewed, and shows what a connection that is tested
 * asks: a host key, a password.
 */
export function useEditedPlan(file: string | null, changed: () => void): void {
  const link = useLink();
  useEffect(() => {
    if (file === null) return;
    return follow<LiveMessage>(link, {
      open: (client, signal) => client.app.live({ run: null }, { signal }),
      onValue: (message) => {
        if (message.type === 'prompts') usePromptsStore.getState().set(message.prompts);
        if (message.type === 'document' && message.file === file && message.change === 'edited') changed();
      },
      onRefused: (error) => reportFailure(watchDocument, error),
    });
  }, [link, file, changed]);
}
