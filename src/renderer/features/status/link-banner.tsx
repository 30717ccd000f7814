import { useLinkStore } from '../../link/link-store.ts';
import { shutOut } from '../../link/words.ts';
import { linkLost } from './words.ts';
import './status.css';

/** Says that this window lost its engine, or that it is not let in, and that the engine keeps running. */
export function LinkBanner() {
  const state = useLinkStore((store) => store.state);
  return (
    <div className="link-banner-place" role="status">
      {(state === 'lost' || state === 'shut') && (
        <p className="link-banner" data-testid="link-banner">
          {state === 'lost' ? linkLost : shutOut}
        </p>
      )}
    </div>
  );
}
