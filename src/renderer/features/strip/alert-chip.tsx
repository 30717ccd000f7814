import { alertsFiring } from '../../run/words.ts';
import { useFiring } from '../../stores/run/use-firing.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';
import { quietAlerts } from './words.ts';

/** How many alerts fire, beside the state of the run; leads to the instruments. Those that make no noise do not color it red. */
export function AlertChip() {
  const { loud, acknowledged, silenced } = useFiring();
  const all = [...loud, ...acknowledged, ...silenced];
  if (all.length === 0) return null;
  const tone = loud.length > 0 ? 'loud' : acknowledged.length > 0 ? 'acknowledged' : 'silenced';
  return (
    <button
      type="button"
      className={`chip alert-chip ${tone}`}
      data-testid="alert-chip"
      data-tone={tone}
      title={all.join(', ')}
      onClick={() => {
        useLayoutStore.getState().show('instruments');
        document.querySelector('.alert.firing')?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <span className="lamp" aria-hidden="true" />
      {loud.length > 0 ? alertsFiring(loud.length) : quietAlerts(acknowledged.length, silenced.length)}
    </button>
  );
}
