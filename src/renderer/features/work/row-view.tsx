import { memo } from 'react';
import { ReferenceBlock } from '../reference/reference-block.tsx';
import { ItemRow } from './item/item-row.tsx';
import type { Row } from './section-rows.ts';

/** One row of any kind. A list that scrolls draws those again that come into view, and no other. */
export const RowView = memo(({ row }: { row: Row }) => {
  if (row.kind === 'heading') return <h3 className="row-heading">{row.phase.heading}</h3>;
  if (row.kind === 'reference') return <ReferenceBlock reference={row.reference} />;
  return <ItemRow item={row.item} />;
});
