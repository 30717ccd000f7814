import type { MarkdownIt, Token } from 'markdown-it';

/**
 * Makes a parser build its block tokens by assignment. Its own constructor defines each of thirteen properties by a call,
 * which is a tenth of the time a long checklist takes; what comes out is the same.
 */
export function buildBlockTokens(markdown: MarkdownIt): void {
  const { State } = markdown.block;
  markdown.block.State = class extends State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token: Token = Object.create(this.Token.prototype);
      token.type = type;
      token.tag = tag;
      token.attrs = null;
      token.map = null;
      token.nesting = nesting;
      if (nesting < 0) this.level -= 1;
      token.level = this.level;
      if (nesting > 0) this.level += 1;
      token.children = null;
      token.content = '';
      token.markup = '';
      token.info = '';
      token.meta = null;
      token.block = true;
      token.hidden = false;
      this.tokens.push(token);
      return token;
    }
  };
}
