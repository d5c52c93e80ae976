import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { run as perform } from '../../../bin/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'oauth-lens-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));
const capture = fileURLToPath(new URL('../../golden/captures/fault-wrong-verifier.har', import.meta.url));

async function run(...args: readonly string[]) {
  const text = { out: '', err: '' };
  const status = await perform(args, {
    stdin: Readable.from([]),
    write: (written) => void (text.out += written),
    complain: (line) => void (text.err += `${line}\n`),
    color: false,
    width: 100,
  });
  return { status, ...text };
}

describe('oauth-lens bundle', () => {
  const target = join(folder, 'ticket.html');

  it('writes a page, prints the lines for the ticket and says that it was read again', async () => {
    const { status, out, err } = await run('bundle', capture, '-o', target);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^\S+ asked \S+ to sign you in, and it failed/);
    expect(out).toContain(`Written to ${target}. Its trace was read again after that: the same login`);
    expect(readFileSync(target, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('writes what every other command reads like the recording', async () => {
    const [recorded, bundled] = await Promise.all([
      run('analyze', capture, '--format', 'markdown'),
      run('bundle', capture, '-o', target).then(() => run('analyze', target, '--format', 'markdown')),
    ]);
    expect(bundled.out).toBe(recorded.out);
  });

  it('prints the page alone where it is to go there', async () => {
    const { out } = await run('bundle', capture, '-o', '-');
    expect(out).toMatch(/^<!doctype html>.*<\/html>\s*$/s);
  });

  it('says in one line what cannot be read or written', async () => {
    expect(await run('bundle', join(folder, 'none.har'))).toMatchObject({ status: 2, out: '' });
    const { status, out, err } = await run('bundle', capture, '-o', join(folder, 'none', 'x.html'));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^oauth-lens: .*x\.html: There is no such folder\.\n$/);
  });
});

describe('oauth-lens redact', () => {
  it('prints a HAR without secrets that gives the same again', async () => {
    const { status, out } = await run('redact', capture);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ log: { version: '1.2', _oauth: { redaction: 'default' } } });
    const target = join(folder, 'safe.har');
    expect(await run('redact', capture, '-o', target)).toEqual({ status: 0, out: '', err: '' });
    expect(readFileSync(target, 'utf8')).toBe(out);
  });

  it('never leaves out the redaction', async () => {
    expect((await run('redact', capture, '--redaction', 'secrets-only')).status).toBe(0);
    expect(await run('redact', capture, '--redaction', 'off')).toMatchObject({ status: 2, out: '' });
  });

  it('says in one line what cannot be read', async () => {
    expect(await run('redact', join(folder, 'none.har'))).toEqual({
      status: 2,
      out: '',
      err: `oauth-lens: ${join(folder, 'none.har')}: There is no such file.\n`,
    });
  });
});
