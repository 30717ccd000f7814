import type { Words } from './placed-words.ts';
import type { ThresholdWords } from './threshold-words.ts';

/** The topics of headings, in the order in which a heading is asked for them. */
export const headingTopics = [
  'avoid',
  'lookup',
  'about',
  'rollback',
  'failure',
  'signoff',
  'contacts',
  'record',
  'maintain',
  'recur',
  'drill',
  'before',
  'during',
  'after',
  'prepare',
  'verify',
  'success',
  'monitor',
  'deploy',
  'build',
  'emergency',
  'incident',
  'operate',
  'test',
  'quality',
  'setup',
  'steps',
  'list',
  'address',
  'symptom',
  'priority',
  'repository',
  'store',
] as const;
export type HeadingTopic = (typeof headingTopics)[number];

/** What a part of a release is about, by the word for it: what tells when it is due, beside the topics of headings. */
export const actTopics = [
  'backup',
  'announce',
  'tidy',
  'version',
  'migrate',
  'switch',
  'stop',
  'start',
  'install',
  'upload',
  'watch',
  'look',
  'example',
  'trouble',
  'owner',
] as const;
export type ActTopic = (typeof actTopics)[number];

export type { PlacedWords, Words } from './placed-words.ts';

/** What one language calls everything that the parser looks for. A topic it has no words for has an empty list. */
export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  readonly name: string;
  /** Small words that may stand within a phrase: “before [the first] release”. */
  readonly fillers: readonly string[];
  /** What the words of a heading may be about. */
  readonly headings: Readonly<Record<HeadingTopic, Words>>;
  readonly sections: {
    /** Words for a part of a list, in front of its number: “Step 3:”. */
    readonly parts: Words;
    /** Those of them that number the phases of a release. */
    readonly phases: Words;
    /** Words for a part of a list, behind its number. */
    readonly counters: Words;
    /** Endings of what is the case once it is done: “configured”. Three letters stand in front of them. */
    readonly participles: Words;
    /** The same, where one letter in front is enough. */
    readonly longParticiples: Words;
    /** Other words for what is the case. */
    readonly done: Words;
    /** Words in front of a release, at the beginning of a sentence about the whole list. */
    readonly usedBefore: Words;
    /** The release itself, in such a sentence. */
    readonly releaseActs: Words;
    /** What is said of a release once the list is done. */
    readonly readyOnce: Words;
    /** “Before the release” in one word. */
    readonly beforeRelease: Words;
    /** “Completed”, behind it. */
    readonly completed: Words;
  };
  /** What a heading or a line does, names or asks for. */
  readonly acts: Readonly<Record<ActTopic, Words>>;
  readonly thresholds: ThresholdWords;
  readonly commands: {
    /** At the beginning of what is shown as a mistake. */
    readonly mistakes: Words;
    /** What must not be done. */
    readonly forbidden: Words;
    /** In front of what only illustrates. */
    readonly examples: Words;
    /** Words that put what follows into a file. */
    readonly savesFile: Words;
    /** Between two commands of which one is enough. */
    readonly alternatives: Words;
    /** In front of a command that is to be run. */
    readonly runs: Words;
    /** Behind a program that has to be there. */
    readonly present: Words;
    /** In front of what a note says about a result. */
    readonly notes: Words;
    /** At the beginning of a remark about a result. */
    readonly expectations: Words;
    /** What such a remark is called, cut from what it says. */
    readonly expectationTitles: Words;
    /** In front of what appears on a screen or in a message: “you will see”. */
    readonly shows: Words;
  };
  readonly instructions: {
    /** What an instruction begins with; in languages whose verb stands last, what it ends with. */
    readonly imperatives: Words;
    /** In front of the letter or number of one of several ways: “Option A”. */
    readonly options: Words;
    /** At the beginning of a case in which something is done. */
    readonly conditions: Words;
    /** Said of what not every release needs. */
    readonly optional: Words;
    /** Said of what has to be done. */
    readonly duties: Words;
    /** Verbs of sentences that describe. */
    readonly states: Words;
  };
  readonly places: {
    /** Prepositions that take the reader to a machine. */
    readonly toward: Words;
    /** The machines they take the reader to; a word or two may stand between. */
    readonly machines: Words;
    /** Whole phrases for being at a server. */
    readonly atServer: Words;
    /** Words for a server, enough in a heading. */
    readonly servers: Words;
    /** Words for the machine at which the reader sits. */
    readonly here: Words;
  };
  readonly people: {
    /** People and how to reach them. */
    readonly contacts: Words;
    /** Who signs: people and the groups they belong to. */
    readonly roles: Words;
    /** Words for signing, at the end of a role. */
    readonly approvals: Words;
    /** Names of blanks that somebody signs. */
    readonly signed: Words;
    /** What a column of signatures has in its heading. */
    readonly signatureColumns: Words;
    /** A heading of a column that is about a signature and nothing else. */
    readonly signatures: Words;
    /** A heading of a column of roles. */
    readonly roleColumns: Words;
    /** Labels of how somebody is reached, where the name stands elsewhere: “Phone”. */
    readonly attributes: Words;
    /** Labels in front of whoever is responsible. */
    readonly owners: Words;
    /** Words for being on call. */
    readonly onCall: Words;
    /** Who of several is on call: “Primary”. */
    readonly ranks: Words;
    /** Ends of labels in front of somebody to reach. */
    readonly contactLabels: Words;
    /** Headings of lists of people who are told. */
    readonly notified: Words;
    /** Words for reaching somebody, in front of who that is. */
    readonly reaches: Words;
    /** Words for telling somebody something, in front of who that is. */
    readonly tells: Words;
    /** Words for an approval that is waited for, in front of who gives it. */
    readonly approvalFrom: Words;
    /** Labels in front of whoever approves. */
    readonly neededApprovals: Words;
  };
  readonly recurrence: {
    /** How often something is done. */
    readonly daily: Words;
    readonly weekly: Words;
    readonly monthly: Words;
    readonly quarterly: Words;
    readonly yearly: Words;
  };
  readonly placeholders: {
    /** “Your”, in front of what the reader owns. */
    readonly your: Words;
    /** The same in scripts that join any name to it. */
    readonly yourSpelledOut: Words;
    /** What the reader owns. */
    readonly owned: Words;
    /** “Here”, at the end of a name that stands for another. */
    readonly here: Words;
    /** “User”, in front of a host. */
    readonly logins: Words;
  };
}

/** Words of a list as they are written, one after the other with commas between them. */
export function list(text: TemplateStringsArray): readonly string[] {
  return text
    .join('')
    .split(',')
    .map((word) => word.trim());
}
