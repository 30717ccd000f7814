import MarkdownIt from 'markdown-it';

type Tokens = ReturnType<InstanceType<typeof MarkdownIt>['parse']>;
type Token = Tokens[number];

/** A document, parsed once, that renders ranges of its lines. */
export interface RenderedDocument {
  /** HTML of the blocks that start in lines `from` (inclusive) to `until` (exclusive), 1-based, without markup from the document. */
  html(from: number, until: number): string;
}

/**
 * Renders Markdown. Markup in the document shows as text, links and images only as their words: a checklist must not load, run
 * or open anything.
 */
export function renderDocument(text: string, commands: ReadonlySet<string>): RenderedDocument {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  const { rules } = markdown.renderer;
  rules.link_open = (tokens, index) =>
    `<span class="doc-link" title="${markdown.utils.escapeHtml(String(tokens[index]?.attrGet('href') ?? ''))}">`;
  rules.link_close = () => '</span>';
  rules.image = (tokens, index) => `[${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}]`;
  rules.code_inline = (tokens, index) => {
    const content = tokens[index]?.content ?? '';
    const mark = commands.has(content) ? ' class="is-command"' : '';
    return `<code${mark}>${markdown.utils.escapeHtml(content)}</code>`;
  };
  const env = {};
  const tokens = markdown.parse(text, env);
  const starts: number[] = [];
  let line = 0;
  tokens.forEach((token, index) => {
    if (token.level === 0 && token.nesting >= 0 && token.map !== null) line = token.map[0] + 1;
    starts[index] = line;
    // A decision points at the block it comes from.
    if (token.map !== null && token.nesting >= 0) token.attrSet('data-line', String(token.map[0] + 1));
    if (token.type === 'inline') drawBox(token, tokens[index - 2]);
  });
  return {
    html: (from, until) => {
      const part = tokens.filter((_, index) => {
        const start = starts[index] ?? 0;
        return start >= from && start < until;
      });
      return markdown.renderer.render(part, markdown.options, env);
    },
  };
}

/** Draws `[ ]` at the start of a list item as a box; the parser leaves it as text. */
function drawBox(inline: Token, around: Token | undefined): void {
  const first = inline.children?.[0];
  if (around?.type !== 'list_item_open' || first?.type !== 'text') return;
  const box = /^\[([ xX])\]\s/.exec(first.content);
  if (box === null) return;
  first.content = `${box[1] === ' ' ? '☐' : '☑'} ${first.content.slice(box[0].length)}`;
  around.attrJoin('class', 'doc-box');
}
