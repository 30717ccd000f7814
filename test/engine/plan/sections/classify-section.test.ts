import { describe, expect, it } from 'vitest';
import { canContainCommands } from '../../../../src/engine/plan/sections/can-contain-commands.ts';
import { classifySection } from '../../../../src/engine/plan/sections/classify-section.ts';
import { readHeading } from '../../../../src/engine/plan/sections/match-heading.ts';
import { emptyContent, type SectionContent } from '../../../../src/engine/plan/sections/section-content.ts';
import {
  type HeadingContext,
  sectionFeatures,
} from '../../../../src/engine/plan/sections/section-features.ts';
import { noReading } from '../../../../src/engine/plan/sections/topic-of-document.ts';
import { type Phase, type PhaseKind, phaseKinds } from '../../../../src/shared/plan/plan.ts';

function context(heading: string, known: Partial<HeadingContext> = {}): HeadingContext {
  return {
    heading,
    reading: readHeading(heading),
    parent: null,
    own: emptyContent,
    whole: emptyContent,
    children: [],
    deployed: false,
    ahead: null,
    previous: null,
    title: noReading,
    ...known,
  };
}

function under(kind: PhaseKind, heading: string): HeadingContext['parent'] {
  return { kind, heading, reading: readHeading(heading) };
}

function holding(counts: Partial<SectionContent>): Pick<HeadingContext, 'own' | 'whole'> {
  const content = { ...emptyContent, blocks: 1, ...counts };
  return { own: content, whole: content };
}

function names(heading: string, known: Partial<HeadingContext> = {}): readonly string[] {
  return sectionFeatures(context(heading, known)).map(({ name }) => name);
}

describe('the features of a section', () => {
  it('tell what its words are about, with and without work in it', () => {
    expect(names('Rollback')).toEqual(
      expect.arrayContaining(['says rollback', 'rollback, without work', 'begins with rollback']),
    );
    expect(names('Rollback', holding({ steps: 1 }))).toContain('rollback, with work');
  });

  it('tell that its words say nothing, and on which level', () => {
    expect(names('Bananas')).toContain('says nothing, top');
    expect(names('Bananas', { parent: under('deploy', 'Deploy') })).toContain('says nothing, sub');
  });

  it.each(['Phase 2', 'Step 3: go', 'Schritt 1', 'Étape 2', 'Fase 3', 'Этап 1'])(
    'know a numbered phase: “%s”',
    (heading) => {
      expect(names(heading)).toContain('numbered phase, top');
    },
  );

  it('know a heading that is a blank itself', () => {
    expect(names('Date: ______')).toContain('blank in the heading');
    expect(names('Owner [TBD]')).toContain('blank in the heading');
  });

  it('tell where it stands among deployments', () => {
    expect(names('Checks')).toContain('outermost, before any deployment');
    expect(names('Checks', { deployed: true })).toContain('outermost, behind a deployment');
  });

  it('tell of vague words what is around them', () => {
    const vague = names('Database', {
      ahead: 'deploy',
      title: readHeading('Rollback'),
      ...holding({ boxes: 1 }),
    });
    expect(vague).toEqual(
      expect.arrayContaining([
        'vague, before any deployment, with work',
        'vague, ahead deploy',
        'vague, title says rollback',
      ]),
    );
    expect(names('Deploy', { ahead: 'deploy' })).not.toContain('vague, ahead deploy');
  });

  it('tell what it stands under, and which words go on to matter there', () => {
    const below = names('Database', { parent: under('verify', 'After the release') });
    expect(below).toEqual(
      expect.arrayContaining(['under verify', 'under words of after', 'setup under verify']),
    );
    expect(below).not.toContain('outermost, before any deployment');
  });

  it('tell of commands under a kind that names every topic', () => {
    expect(names('Database', { parent: under('deploy', 'Deploy'), ...holding({ steps: 1 }) })).toContain(
      'setup under deploy, with commands',
    );
  });

  it.each<readonly [string, Partial<SectionContent>, readonly string[]]>([
    ['boxes', { boxes: 2 }, ['holds boxes']],
    ['commands', { steps: 1 }, ['holds commands']],
    ['a written procedure', { ordered: 3, other: 3 }, ['holds no work', 'holds a written procedure']],
    ['only material', { references: 1 }, ['holds no work', 'holds only material']],
    ['only blanks', { blanks: 1 }, ['holds no work', 'holds blanks', 'holds only blanks']],
    ['blanks beside work', { blanks: 1, boxes: 1 }, ['holds boxes', 'holds blanks']],
    ['commands that act', { steps: 2, acts: 1, asks: 1 }, ['holds commands', 'holds changing commands']],
    ['commands that ask', { steps: 1, asks: 1 }, ['holds commands', 'holds asking commands']],
    ['states', { boxes: 3, states: 2 }, ['holds boxes', 'boxes are states']],
    ['half of states', { boxes: 4, states: 2 }, ['holds boxes']],
    ['people', { people: 1, other: 1 }, ['holds no work', 'holds people']],
  ])('tell what it holds: %s', (_what, counts, told) => {
    const found = names('Bananas', holding(counts));
    expect(found.filter((name) => /^holds|^boxes are/.test(name))).toEqual(told);
  });

  it('tell that it holds nothing, and when its heading is a value', () => {
    expect(names('Bananas')).toContain('holds nothing');
    expect(names('Version: 1.2')).toContain('is a value');
    expect(names('Version: 1.2', holding({ other: 1 }))).not.toContain('is a value');
  });

  it('tell what its children and its neighbour are', () => {
    const found = names('Bananas', {
      children: [readHeading('Deploy'), readHeading('Contacts')],
      previous: 'verify',
    });
    expect(found).toEqual(
      expect.arrayContaining(['above deploy', 'above contacts', 'after verify', 'has sections']),
    );
  });

  it('each say in words what was seen', () => {
    expect(sectionFeatures(context('Rollback')).find(({ name }) => name === 'says rollback')?.saw).toBe(
      'its words (“rollback”) are about: rollback',
    );
  });
});

describe('the kind of a section', () => {
  it.each<readonly [PhaseKind, string, Partial<SectionContent>]>([
    ['preflight', 'Pre-deployment checklist', { boxes: 5 }],
    ['deploy', 'Deployment steps', { steps: 3, acts: 3 }],
    ['rollback', 'Rollback procedure', { steps: 2, acts: 2 }],
    ['verify', 'Post-deployment verification', { boxes: 3 }],
    ['monitor', 'Monitoring', { boxes: 2 }],
    ['contacts', 'Emergency contacts', { other: 3, people: 3 }],
    ['signoff', 'Sign-off', { boxes: 2 }],
    ['reference', 'Troubleshooting', { steps: 2 }],
  ])('is %s for “%s”', (kind, heading, counts) => {
    expect(classifySection(context(heading, holding(counts))).kind).toBe(kind);
  });

  it('is the one with the highest sum of weights that are given', () => {
    const weights = { 'says rollback': phaseKinds.map((kind) => (kind === 'record' ? 2 : 0)) };
    const verdict = classifySection(context('Rollback'), weights);
    expect(verdict.kind).toBe('record');
    expect(verdict.reasons).toEqual(['its words (“rollback”) are about: rollback (+2)']);
  });

  it('is a reference, which nothing runs, where nothing speaks for any kind', () => {
    const verdict = classifySection(context('Rollback'), {});
    expect(verdict).toMatchObject({ kind: 'reference', reasons: ['nothing speaks for any other kind'] });
    expect(verdict.features).toContain('says rollback');
  });

  it('gives its reasons by weight, those against it too', () => {
    const of = (value: number): readonly number[] =>
      phaseKinds.map((kind) => (kind === 'deploy' ? value : -9));
    const verdict = classifySection(context('Deploy'), {
      'says deploy': of(3),
      'holds nothing': of(-5),
      'holds no work': of(4),
    });
    expect(verdict.kind).toBe('deploy');
    expect(verdict.reasons.map((reason) => /\(([+-]\d+)\)$/.exec(reason)?.[1])).toEqual(['-5', '+4', '+3']);
  });
});

describe('a section that can hold commands', () => {
  it.each(phaseKinds.map((kind) => [kind, !['contacts', 'signoff', 'record'].includes(kind)] as const))(
    'of kind %s: %s',
    (kind, can) => {
      const phase: Phase = { id: 'p', heading: 'x', path: ['x'], kind, level: 1, parent: null, line: 1 };
      expect(canContainCommands(phase)).toBe(can);
    },
  );

  it('is what stands above every heading', () => {
    expect(canContainCommands(null)).toBe(true);
  });
});
