import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watch } from '../../../bin/watch.ts';
import { captureText } from '../../support/captures.ts';

const recording = fileURLToPath(new URL('../../golden/captures/spa-login.har', import.meta.url));

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Watches while `happens` goes on: each `yield` in it is a tick. What was written by then is handed to it. */
async function watched(folder: string, happens: (out: () => string) => Iterable<void>) {
  const said = { out: '', err: '' };
  const surroundings = {
    stdin: Readable.from([]),
    write: (text: string) => void (said.out += text),
    complain: (line: string) => void (said.err += `${line}\n`),
    color: false,
    width: 100,
  };
  async function* ticks(): AsyncGenerator<void> {
    yield* happens(() => said.out);
  }
  const status = await watch({ folder, redaction: 'default' }, surroundings, ticks());
  return { status, ...said };
}

const names = (out: string): readonly string[] =>
  [...out.matchAll(/^== .*[\\/](.*)$/gm)].map(([, name = '']) => name);

describe('watching a folder', () => {
  it('tells a capture that lands, once', async () => {
    const folder = emptyFolder();
    const { status, out } = await watched(folder, function* happens() {
      copyFileSync(recording, join(folder, 'new.har'));
      yield;
      yield;
      yield;
    });
    expect(status).toBe(0);
    expect(names(out)).toEqual(['new.har']);
    expect(out).toContain('and it worked.');
  });

  it('waits until a file is whole', async () => {
    const folder = emptyFolder();
    const text = captureText('spa-login');
    await watched(folder, function* happens(out) {
      writeFileSync(join(folder, 'slow.har'), text.slice(0, 5000));
      yield;
      appendFileSync(join(folder, 'slow.har'), text.slice(5000, 9000));
      yield;
      appendFileSync(join(folder, 'slow.har'), text.slice(9000));
      yield;
      expect(out()).toBe('');
      yield;
      yield;
      expect(out()).toContain('18 entries');
    });
  });

  it('tells a file again that has become another', async () => {
    const folder = emptyFolder();
    const { out } = await watched(folder, function* happens() {
      writeFileSync(join(folder, 'a.har'), captureText('spa-login'));
      yield;
      yield;
      writeFileSync(join(folder, 'a.har'), captureText('fault-wrong-verifier'));
      yield;
      yield;
    });
    expect(names(out)).toEqual(['a.har', 'a.har']);
    expect(out).toContain('invalid_grant');
  });

  it('does not tell what was there before, nor what is no capture', async () => {
    const folder = emptyFolder();
    copyFileSync(recording, join(folder, 'old.har'));
    const { out, err } = await watched(folder, function* happens() {
      writeFileSync(join(folder, 'package.json'), '{}');
      writeFileSync(join(folder, 'notes.txt'), 'x');
      yield;
      yield;
      yield;
    });
    expect(out).toBe('');
    expect(err).toMatch(/^oauth-lens: watching .*\n$/);
  });

  it('finds a folder that is made later, and says what cannot be read', async () => {
    const folder = emptyFolder();
    const { err } = await watched(folder, function* happens() {
      mkdirSync(join(folder, 'deep'));
      writeFileSync(join(folder, 'deep', 'bad.har'), '<html>');
      yield;
      yield;
      yield;
    });
    expect(err).toMatch(/bad\.har: .*not a HAR file/);
  });

  it('that is not there is told to be missing', async () => {
    const { status, err } = await watched('/nowhere/at/all', function* happens() {
      yield;
    });
    expect({ status, err }).toEqual({
      status: 2,
      err: 'oauth-lens: /nowhere/at/all: There is no such folder.\n',
    });
  });
});
