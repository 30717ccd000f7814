import { z } from 'zod';

/** What a line of the source belongs to; the first that applies. */
export const lineKinds = ['sheet', 'heading', 'data', 'reference', 'prose', 'blank'] as const;
export const lineKindSchema = z.enum(lineKinds);
export type LineKind = z.infer<typeof lineKindSchema>;

/** What the data of a line is. `setting` is the front matter. */
export const dataKindSchema = z.enum(['threshold', 'contact', 'sign-off', 'field', 'schedule', 'setting']);
export type DataKind = z.infer<typeof dataKindSchema>;

/** 1-based source line. */
const line = z.number().int().positive();

export const accountLineSchema = z.object({
  line,
  is: lineKindSchema,
  /** Of a line on the sheet: what is done with it. */
  do: z.enum(['command', 'manual']).optional(),
  /** Of a line on the sheet: the `id` of that line; of a heading: the `id` of its phase, where it has one. */
  of: z.string().optional(),
  /** Only on data. */
  data: dataKindSchema.optional(),
  /** Only on a reference: why it is read and never run. */
  why: z.string().optional(),
});
export type AccountLine = z.infer<typeof accountLineSchema>;

/** What may have gone wrong, the most harmful first: looks are in this order. */
export const lookCodes = [
  /** A fence took in more than its author meant, because its end is no end. */
  'swallowed',
  /** Something that changes things would be walked, under a heading that says test or example. */
  'acts-in-example',
  /** Something that changes things stands among what comes before the release. */
  'acts-before',
  /** Ways of which a person chooses one. */
  'choice',
  /** Something with a condition that a person decides. */
  'condition',
  /** The document does not say which machine it is for. */
  'machine',
  /** Something that changes things stands where no run comes by. */
  'not-walked',
  /** Code that could be run and is not taken. */
  'command-left',
  /** A sentence that asks for something and is not taken. */
  'sentence-left',
] as const;
export const lookCodeSchema = z.enum(lookCodes);
export type LookCode = z.infer<typeof lookCodeSchema>;

/** Where the sidecar settles something: the mapping, and the key in it. */
export const sidecarPlaceSchema = z.object({
  in: z.enum(['where', 'choose', 'plan.phases', 'plan.commands', 'plan.instructions']),
  key: z.string(),
});
export type SidecarPlace = z.infer<typeof sidecarPlaceSchema>;

/** Something about the document that deserves a person's look before a run. */
export const lookSchema = z.object({
  code: lookCodeSchema,
  /** Where it is, or begins. */
  line,
  /** Every line that it is about, in order. */
  lines: z.array(line),
  /** The document's own words there. */
  text: z.string(),
  /** What it means for a run. */
  means: z.string(),
  /** What to do about it. */
  todo: z.string(),
  /** The key that settles it; missing where only the document can. */
  sidecar: sidecarPlaceSchema.optional(),
});
export type Look = z.infer<typeof lookSchema>;

const count = z.number().int().nonnegative();

/** Where every line of a document went: what `slipway plan FILE --account --json` prints. */
export const accountSchema = z.object({
  version: z.literal(1),
  /** The plan's. */
  hash: z.string(),
  /** One a source line, in order. */
  lines: z.array(accountLineSchema),
  /** Lines of each kind, and what the sheet holds: several things can stand on one line. */
  counts: z.object({
    lines: count,
    sheet: count,
    heading: count,
    data: count,
    reference: count,
    prose: count,
    blank: count,
    commands: count,
    manual: count,
  }),
  /** The most harmful first. */
  looks: z.array(lookSchema),
});
export type Account = z.infer<typeof accountSchema>;
