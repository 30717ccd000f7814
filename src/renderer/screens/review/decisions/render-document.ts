import MarkdownIt from 'markdown-it';

type Tokens = ReturnType<InstanceType<typeof MarkdownIt>['parse']>;
type Token = Tokens[number];

/** A document, parsed once, of which ranges of lines can be drawn. */
export interface RenderedDocument {
  /** HTML of the blocks that begin in lines `from` (inclusive) to `until` (exclusive), 1-based. Holds no markup of the document's own. */
  html(from: number, until: number): string;
}

/**
 * Draws Markdown as a reader knows it. Markup inside the document is shown as text, links and pictures by their words
 * only: a checklist must not be able to fetch, to run or to lead anywhere.
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
    // So that a decision can point at the block it comes from.
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

/** `[ ]` at the head of a list item becomes a box; the parser leaves it as words. */
function drawBox(inline: Token, around: Token | undefined): void {
  const first = inline.children?.[0];
  if (around?.type !== 'list_item_open' || first?.type !== 'text') return;
  const box = /^\[([ xX])\]\s/.exec(first.content);
  if (box === null) return;
  first.content = `${box[1] === ' ' ? '☐' : '☑'} ${first.content.slice(box[0].length)}`;
  around.attrJoin('class', 'doc-box');
}
