import type { Stage } from '../../../shared/plan/sheet.ts';
import type { Block, ListItem } from '../markdown/blocks.ts';
import { normalizeHeading, readHeading } from '../sections/match-heading.ts';
import { isShellFence } from '../shell/shell-fence.ts';
import { beginsAsInstruction, isImperative } from './imperatives.ts';

/** A section as the lines in it see it. */
export interface SectionScene {
  readonly when: Stage;
  /** What its heading, and the one above, are about. */
  readonly topics: readonly string[];
  /** What the whole document is for. */
  readonly purpose: string;
  readonly boxes: number;
  readonly commands: number;
  readonly numbered: number;
  /** Whether its heading begins as an instruction does. */
  readonly begins: boolean;
  /** The share of its list lines that begin as instructions. */
  readonly instructive: number;
  /** The list lines that begin so. */
  readonly starts: ReadonlySet<ListItem>;
  /** The same share of each list, by the line it stands below. */
  readonly lists: ReadonlyMap<ListItem | null, number>;
}

export interface SceneOptions {
  readonly path: readonly string[];
  readonly when: Stage;
  readonly purpose: string;
}

export function sceneOf(blocks: readonly Block[], { path, when, purpose }: SceneOptions): SectionScene {
  const items = blocks.flatMap((block) => (block.type === 'item' ? [block.item] : []));
  const starts = new Set(items.filter(({ text }) => beginsAsInstruction(text)));
  const lists = new Map(
    [...Map.groupBy(items, ({ parent }) => parent)].map(([parent, some]) => [
      parent,
      some.filter((item) => starts.has(item)).length / some.length,
    ]),
  );
  const heading = path.at(-1) ?? '';
  return {
    when,
    topics: [
      ...readHeading(heading).keys(),
      ...[...readHeading(path.at(-2) ?? '').keys()].map((topic) => `outer ${topic}`),
    ],
    purpose,
    boxes: items.filter(({ box }) => box !== null).length,
    commands: blocks.filter((block) => block.type === 'fence' && isShellFence(block.info, block.text)).length,
    numbered: items.filter(({ ordered }) => ordered).length,
    begins: isImperative(normalizeHeading(heading)),
    lists,
    starts,
    instructive: items.length === 0 ? 0 : starts.size / items.length,
  };
}
