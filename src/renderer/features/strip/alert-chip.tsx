import { alertsFiring } from '../../run/words.ts';
import { useFiring } from '../../stores/run/use-firing.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';

/** How many alerts fire, beside the state of the run; leads to the instruments. */
export function AlertChip() {
  const firing = useFiring();
  if (firing.length === 0) return null;
  return (
    <button
      type="button"
      className="chip alert-chip"
      data-testid="alert-chip"
      title={firing.join(', ')}
      onClick={() => {
        useLayoutStore.getState().show('instruments');
        document.querySelector('.alert.firing')?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <span className="lamp" aria-hidden="true" />
      {alertsFiring(firing.length)}
    </button>
  );
}
