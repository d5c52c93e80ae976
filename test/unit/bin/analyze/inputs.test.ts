import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inputsOf } from '../../../../bin/analyze/inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
afterAll(() => rmSync(folder, { recursive: true }));

for (const name of [
  'a.har',
  'b-10.har',
  'b-2.har',
  'notes.txt',
  'deep/er/c.HAR',
  'deep/d.har.gz',
  'deep/e.json',
  'node_modules/x/f.har',
  '.git/g.har',
  'odd[1].har',
  'none/read.me',
]) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), '');
}

const at = (name: string) => join(folder, name);

async function names(...args: readonly string[]): Promise<readonly string[]> {
  const { inputs } = await inputsOf(args);
  return inputs.map(
    ({ path, flow }) => `${path === '-' ? path : relative(folder, path)}${flow ? `#${flow}` : ''}`,
  );
}

describe('what there is to read', () => {
  it('of files are these, and standard input', async () => {
    expect(await names(at('b-2.har'), '-', at('a.har'))).toEqual(['b-2.har', '-', 'a.har']);
  });

  it('of a folder is all in it that looks like a capture, by name', async () => {
    expect(await names(folder)).toEqual([
      'a.har',
      'b-2.har',
      'b-10.har',
      'deep/d.har.gz',
      'deep/e.json',
      'deep/er/c.HAR',
      'odd[1].har',
    ]);
  });

  it('of a folder that is hidden itself is what is in it', async () => {
    expect(await names(at('.git'))).toEqual(['.git/g.har']);
  });

  it('of a pattern is what it matches', async () => {
    expect(await names(at('b-*.har'))).toEqual(['b-2.har', 'b-10.har']);
    expect(await names(at('**/{c,d}.*'))).toEqual(['deep/d.har.gz', 'deep/er/c.HAR']);
  });

  it('of a pattern is named as the pattern is, and not from the root', async () => {
    const { inputs } = await inputsOf([relative(process.cwd(), at('b-*.har')), relative('.', at('d?ep'))]);
    expect(inputs.map(({ path }) => path)).toEqual(
      ['b-2.har', 'b-10.har'].map((name) => relative(process.cwd(), at(name))),
    );
  });

  it('of a file whose name looks like a pattern is that file', async () => {
    expect(await names(at('odd[1].har'))).toEqual(['odd[1].har']);
  });

  it('is each once, however often it is named', async () => {
    expect(await names(at('a.har'), at('deep/../a.har'), at('a.*'))).toEqual(['a.har']);
  });

  it('may be one flow of a file, or several', async () => {
    expect(await names(`${at('a.har')}#flow-2`, `${at('a.har')}#flow-3`, '-#flow-1')).toEqual([
      'a.har#flow-2',
      'a.har#flow-3',
      '-#flow-1',
    ]);
  });

  it('is a guess only where a folder has it, and its name does not say that it is a capture', async () => {
    const { inputs } = await inputsOf([folder, at('notes.txt')]);
    expect(inputs.filter(({ isGuess }) => isGuess).map(({ path }) => relative(folder, path))).toEqual([
      'deep/e.json',
    ]);
  });

  it.each([
    [at('none'), /There is no capture in that folder\.$/],
    [at('*.saz'), /No file has such a name\.$/],
    ['', /^A capture is a file/],
  ])('of %s is told to be nothing', async (arg, problem) => {
    const { inputs, problems } = await inputsOf([arg, at('a.har')]);
    expect({ inputs, problems }).toEqual({
      inputs: [{ path: at('a.har'), isGuess: false }],
      problems: [expect.stringMatching(problem)],
    });
  });

  it('of a file that is not there is told when it is read', async () => {
    expect((await inputsOf([at('gone.har')])).problems).toEqual([]);
  });
});
