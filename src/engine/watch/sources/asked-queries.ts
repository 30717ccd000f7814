import { foldText } from '../../../shared/text/fold-text.ts';
import { type NamedValue, notAsked } from '../../measures/named-series.ts';
import type { WantedPage } from '../metrics/fetch-page.ts';

/** What a Prometheus server evaluates for alert rules, by the rule's words, with what it said last. */
export class AskedQueries {
  readonly #queries: Readonly<Record<string, string>>;
  #values: Readonly<Record<string, NamedValue>>;

  constructor(queries: Readonly<Record<string, string>> = {}) {
    this.#queries = queries;
    this.#values = this.#none;
  }

  get values(): Readonly<Record<string, NamedValue>> {
    return this.#values;
  }

  get #none(): Readonly<Record<string, NamedValue>> {
    return Object.fromEntries(
      Object.entries(this.#queries).map(([rule, query]) => [foldText(rule), notAsked(query)]),
    );
  }

  /** Asks all of them; one that is refused has no value, and says why. */
  async ask(server: WantedPage): Promise<void> {
    if (Object.keys(this.#queries).length === 0) return;
    const { readQueries } = await import('../metrics/prometheus-query.ts');
    this.#values = await readQueries(server, this.#queries);
  }

  /** What was said no longer counts. */
  forget(): void {
    this.#values = this.#none;
  }
}
