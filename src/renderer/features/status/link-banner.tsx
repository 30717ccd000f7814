import { useLinkStore } from '../../link/link-store.ts';
import { linkLost } from './words.ts';
import './status.css';

/** Says that this window lost its engine, and that the engine keeps running. */
export function LinkBanner() {
  const state = useLinkStore((store) => store.state);
  return (
    <div className="link-banner-place" role="status">
      {state === 'lost' && (
        <p className="link-banner" data-testid="link-banner">
          {linkLost}
        </p>
      )}
    </div>
  );
}
