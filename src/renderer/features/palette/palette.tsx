import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { useEffect } from 'react';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/spotlight/styles.css';
import * as words from './words.ts';
import './palette.css';
import { findActions } from './find-actions.ts';
import { paletteStore, selectFirst, setQuery } from './palette-store.ts';
import { usePaletteActions } from './use-palette-actions.tsx';

const shownAtOnce = 24;

/** Finds items, sections, servers and actions by a few letters. */
export function Palette() {
  const actions = usePaletteActions();
  const { query, opened } = useSpotlight(paletteStore);
  useEffect(() => {
    // Enter does what fits best: the first entry.
    void query;
    if (opened) requestAnimationFrame(selectFirst);
  }, [query, opened]);
  return (
    <Spotlight
      store={paletteStore}
      className="palette"
      query={query}
      onQueryChange={setQuery}
      actions={actions}
      filter={findActions}
      limit={shownAtOnce}
      shortcut={null}
      // The palette's host gives the keyboard back, and only where what was chosen has not taken it.
      returnFocus={false}
      nothingFound={words.nothingFound}
      searchProps={{ placeholder: words.placeholder, 'aria-label': words.find }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 0 }}
    />
  );
}
