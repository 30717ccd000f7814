/** What the bundler puts in place of names in the starter; nothing of it is there at run time. */
interface ImportMeta {
  readonly env: {
    /** Whether `npm run dev` made this build. */
    readonly DEV: boolean;
  };
}
