import { ReferenceBlock } from '../reference/reference-block.tsx';
import { ItemRow } from './item/item-row.tsx';
import type { Row } from './section-rows.ts';

/** One row of any kind. */
export function RowView({ row }: { row: Row }) {
  if (row.kind === 'heading') return <h3 className="row-heading">{row.phase.heading}</h3>;
  if (row.kind === 'reference') return <ReferenceBlock reference={row.reference} />;
  return <ItemRow item={row.item} />;
}
