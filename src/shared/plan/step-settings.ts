/** What an author asks of a step's run, in the attributes of its fence or item. */
export interface StepSettings {
  /** Where it starts: absolute, below `~/`, or relative to where its section starts. */
  readonly cwd?: string;
  /** How many further tries follow a failed one by themselves. */
  readonly retries?: number;
  /** The walk goes on after its failure; it stays failed and holds the gates behind it. */
  readonly continueOnError?: boolean;
  /** Running it twice does no harm: an unknown outcome needs no person before it runs again. */
  readonly idempotent?: boolean;
  /** No one may waive it: it passes, or what stands behind it waits. */
  readonly required?: boolean;
  /** Names by which a run can be told to take only some steps. */
  readonly tags?: readonly string[];
}

/** More tries than this are a mistake in the document and not patience. */
const mostRetries = 20;

/** Reads the settings among attributes; undefined where there is none. What cannot be read is left out. */
export function settingsOf(
  attributes: Readonly<Record<string, string>> | undefined,
): StepSettings | undefined {
  if (attributes === undefined) return undefined;
  const { cwd, tag = '' } = attributes;
  const retries = /^\d{1,3}$/.test(attributes.retries ?? '') ? Number(attributes.retries) : 0;
  const tags = tag.split(/[,\s]+/).filter((name) => name !== '');
  const settings: StepSettings = {
    ...(cwd === undefined || cwd === '' ? {} : { cwd }),
    ...(retries === 0 ? {} : { retries: Math.min(retries, mostRetries) }),
    ...(attributes.continueOnError === 'true' ? { continueOnError: true } : {}),
    ...(attributes.idempotent === 'true' ? { idempotent: true } : {}),
    ...(attributes.required === 'true' ? { required: true } : {}),
    ...(tags.length === 0 ? {} : { tags }),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}
