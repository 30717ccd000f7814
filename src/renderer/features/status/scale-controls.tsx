import { Rows3, Rows4 } from 'lucide-react';
import { useScaleStore, usualZoom } from '../../stores/scale/scale-store.ts';
import * as words from './words.ts';

/** Switches between comfortable and compact rows; says the size of the window where it is not the usual one, and leads back to that. */
export function ScaleControls() {
  const { zoom, density, step, pack } = useScaleStore();
  const next = density === 'compact' ? 'comfortable' : 'compact';
  const Mark = density === 'compact' ? Rows4 : Rows3;
  return (
    <>
      {zoom !== usualZoom && (
        <button
          type="button"
          className="as-text"
          data-testid="zoom"
          aria-label={words.zoomReset(zoom)}
          title={words.zoomReset(zoom)}
          onClick={() => step('usual')}
        >
          {words.zoom(zoom)}
        </button>
      )}
      <button
        type="button"
        className="icon-btn"
        data-testid="density-toggle"
        aria-label={words.switchDensity(density, next)}
        title={words.density(density)}
        onClick={() => pack(next)}
      >
        <Mark size={13} />
      </button>
    </>
  );
}
