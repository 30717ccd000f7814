import type { Where } from '../../../shared/plan/plan.ts';
import type { Stage } from '../../../shared/plan/sheet.ts';

/** What can say where a step runs, the surest first. */
export type PlaceRule =
  | 'login'
  | 'own'
  | 'session'
  | 'directory'
  | 'title'
  | 'lead'
  | 'run before'
  | 'heading'
  | 'checkout'
  | 'beside'
  | 'document'
  | 'rollback'
  | 'nothing';

/** Where a step runs, with the rules that said so, the decisive one first. */
export interface Placed {
  readonly where: Where;
  /** The rule that said so. */
  readonly rule: PlaceRule;
  readonly reasons: readonly string[];
  /** Host of the open session it is typed into, as the document writes it. */
  readonly host?: string;
}

/** A step with where the rules put it, in the order of the document. */
export interface RuledStep {
  readonly commands: readonly string[];
  /** Heading texts from the outermost to the one above. */
  readonly headings: readonly string[];
  /** Steps of one fence, row or line have one number. */
  readonly sitting: number;
  readonly when: Stage;
  readonly ruled: Placed;
}

/** What is said of places by a document as a whole. */
export interface PlacedDocument {
  readonly title: string;
  readonly purpose: string;
  /** Its sentences, list lines and headings. */
  readonly prose: readonly string[];
}

/** Every step and check of a document with where the rules put it, in its order. */
export interface Placing {
  readonly document: PlacedDocument;
  readonly steps: readonly RuledStep[];
}
