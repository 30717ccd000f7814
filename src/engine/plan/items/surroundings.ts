/** What stands around commands that were written together. */
export interface Surroundings {
  /** The text the command stands in, or the comment above it in its fence. */
  readonly own: string;
  readonly inText: boolean;
  /** The sentence above a fence. */
  readonly lead: string;
  /** The whole text right above a fence: a paragraph, or a list line that the fence is not part of. */
  readonly above: string;
  /** The list lines around it, the nearest first. */
  readonly items: readonly string[];
  /** The tabs it stands in, the innermost first. */
  readonly tabs: readonly { readonly name: string; readonly set: readonly string[] }[];
  /** The section it stands in. */
  readonly section: string;
  readonly heading: string;
  /** Numbers the fence or text it was written in. */
  readonly place: number;
}
