import { type DragEvent, type ReactNode, useState } from 'react';
import { useScreenStore } from '../../../stores/view/screen-store.ts';
import { dropRefused } from './words.ts';

/** Opens a dropped checklist where the host can tell its path; otherwise says why it cannot. */
export function DropZone({ children }: { children: ReactNode }) {
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    const path = window.slipway?.pathFor?.(file) ?? '';
    if (path !== '') {
      useScreenStore.getState().go({ name: 'review', file: path });
      return;
    }
    setRefused(dropRefused(file.name));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience; the field and the list inside do the same by keyboard.
    <div
      className={over ? 'drop-zone over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {children}
      <p className="drop-refused" role="status">
        {refused}
      </p>
    </div>
  );
}
