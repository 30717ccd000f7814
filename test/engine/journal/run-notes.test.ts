import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peekJournal } from '../../../src/engine/journal/peek-journal.ts';
import { planFileNames, requestFiles, requestOf } from '../../../src/engine/journal/run-folder.ts';
import {
  addressNote,
  isRollbackAnswer,
  isRollbackRequest,
  lockNote,
  parseNote,
  readNote,
  validatedNote,
  writeNote,
} from '../../../src/engine/journal/run-notes.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const tempFolder = tempFolders();

describe('the notes of a run folder', () => {
  it('come back as they were written', async () => {
    const dir = await tempFolder();
    const reached = { web1: { hostname: '10.0.0.7', port: 22 } };
    await writeNote(dir, addressNote, reached);
    expect(readNote(dir, addressNote)).toEqual(reached);
  });

  it('are null where there is none, or a folder in its place', async () => {
    const dir = await tempFolder();
    expect(readNote(dir, addressNote)).toBeNull();
    mkdirSync(join(dir, addressNote.name));
    expect(readNote(dir, addressNote)).toBeNull();
  });

  it.each([
    ['a torn file', '{"web1":{"hostname":"10.0.0.7"'],
    ['an empty file', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a word', '"web1"'],
  ])('are null for %s', async (_what, text) => {
    const dir = await tempFolder();
    writeFileSync(join(dir, addressNote.name), text);
    expect(readNote(dir, addressNote)).toBeNull();
  });

  it.each([
    ['no process', { owner: 'ann', host: 'laptop', token: 't' }],
    [
      'process 0, which would stand for every process of the group',
      { owner: 'a', host: 'l', pid: 0, token: 't' },
    ],
    ['a negative process, which would stand for a group', { owner: 'a', host: 'l', pid: -1, token: 't' }],
    ['a process in words', { owner: 'a', host: 'l', pid: '12', token: 't' }],
  ])('take no lock owner with %s', (_what, value) => {
    expect(lockNote.isValid(value)).toBe(false);
  });

  it('take a lock owner that names a process', async () => {
    expect(lockNote.isValid({ owner: 'ann', host: 'laptop', pid: 12, token: 't' })).toBe(true);
  });

  it('take hashes of files in words only', async () => {
    expect(validatedNote.isValid({ build: 'b', head: 'h', files: { 'plan.json': 'abc' } })).toBe(true);
    expect(validatedNote.isValid({ build: 'b', head: 'h', files: { 'plan.json': 7 } })).toBe(false);
    expect(validatedNote.isValid({ build: 'b', head: 'h' })).toBe(false);
  });
});

describe('requests between two consoles', () => {
  it('name an alternative or none', async () => {
    expect(isRollbackRequest({ actor: 'ann', alternative: null })).toBe(true);
    expect(isRollbackRequest({ actor: 'ann', alternative: 'Option B' })).toBe(true);
    expect(isRollbackRequest({ actor: 'ann' })).toBe(false);
    expect(isRollbackRequest({ alternative: null })).toBe(false);
  });

  it('are answered with a run or with the reason there is none', async () => {
    expect(isRollbackAnswer({ run: '20261126' })).toBe(true);
    expect(isRollbackAnswer({ message: 'Nothing was changed.' })).toBe(true);
    expect(isRollbackAnswer({ message: 'Nothing was changed.', hint: 7 })).toBe(false);
    expect(isRollbackAnswer({})).toBe(false);
    expect(parseNote('"yes"', isRollbackAnswer)).toBeNull();
  });

  it('lie in files whose names tell a request from everything else', async () => {
    const files = requestFiles('/state/runs/7', 'a1-b2');
    expect(files.ask).toBe('/state/runs/7/rollback.a1-b2.ask');
    expect(files.answer).toBe('/state/runs/7/rollback.a1-b2.answer');
    expect(requestOf('rollback.a1-b2.ask')).toBe('a1-b2');
    expect(requestOf('rollback.a1-b2.taken')).toBeNull();
    expect(requestOf('rollback.../../x.ask')).toBeNull();
  });
});

describe('the files of a plan', () => {
  it('have plain names for the document a run began with', async () => {
    expect(planFileNames()).toEqual({ text: 'plan.md', plan: 'plan.json', sidecar: 'sidecar.json' });
  });

  it('carry the hash of an edited document', async () => {
    expect(planFileNames('0123456789abcdef').plan).toBe('plan-0123456789ab.json');
  });
});

describe('a first look at a journal', () => {
  const look = async (...lines: readonly unknown[]) => {
    const dir = await tempFolder();
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    writeFileSync(join(dir, 'journal.ndjson'), text);
    return peekJournal(dir);
  };
  const created = { type: 'run.created', kind: 'release', file: '/p/release.md' };
  const kept = { path: '/srv/app', kept: '/srv/kept/app', sha256: 'ab' };

  it('tells the checklist, and that nothing was pinned', async () => {
    expect(await look(created)).toEqual({ file: '/p/release.md', hosts: [] });
  });

  it('tells what each host keeps', async () => {
    const point = {
      hosts: [
        { host: 'web1', paths: [kept] },
        { host: 'web2', paths: [] },
      ],
    };
    expect((await look(created, { type: 'restore-point.pinned', point }))?.hosts).toEqual([
      { host: 'web1', paths: [kept] },
      { host: 'web2', paths: [] },
    ]);
  });

  it('reads a restore point of a single target', async () => {
    const point = { target: 'web1', paths: [kept] };
    expect((await look(created, { type: 'restore-point.pinned', point }))?.hosts).toEqual([
      { host: 'web1', paths: [kept] },
    ]);
  });

  it('leaves out what is no copy and no host', async () => {
    const point = { hosts: [null, { host: 7 }, { host: 'web1', paths: [kept, { path: '/only' }, 'x'] }] };
    expect((await look(created, { type: 'restore-point.pinned', point }))?.hosts).toEqual([
      { host: 'web1', paths: [kept] },
    ]);
  });

  it.each([
    ['a rollback', [{ ...created, kind: 'rollback' }]],
    ['a torn first line', ['{"type":"run.crea']],
    ['an empty journal', ['']],
    ['a torn restore point', [created, '{"type":"restore-point.pinned","po']],
  ])('is null for %s', async (_what, lines) => {
    expect(await look(...lines)).toBeNull();
  });

  it('is null where there is no journal', async () => {
    expect(peekJournal(await tempFolder())).toBeNull();
  });
});
