import { useLinkStore } from '../../link/link-store.ts';
import './status.css';

/** Says that this window lost its engine, and that the engine goes on. */
export function LinkBanner() {
  const state = useLinkStore((store) => store.state);
  return (
    <div className="link-banner-place" role="status">
      {state === 'lost' && (
        <p className="link-banner" data-testid="link-banner">
          console link lost — the engine goes on; reconnecting
        </p>
      )}
    </div>
  );
}
