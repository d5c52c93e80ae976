import { describe, expect, it } from 'vitest';
import { analyze, type Analysis } from '../../lib/analysis.ts';
import { captureText } from '../support/captures.ts';

const login = captureText('spa-login');
const [secret = ''] = /(?<="code_verifier",\s*"value": ")[^"]+/.exec(login) ?? [];

async function read(capture: string | Uint8Array): Promise<Analysis> {
  const analysis = await analyze(capture);
  if ('error' in analysis) throw new Error(analysis.error);
  return analysis;
}

describe('a capture that a program reads', () => {
  it('is told alike whether it comes as text or as the bytes of a file', async () => {
    const told = (await read(login)).report();
    expect(told.flows).toMatchObject([{ id: 'flow-1', outcome: 'succeeded' }]);
    expect((await read(new TextEncoder().encode(login))).report()).toEqual(told);
  });

  it('gives no secret away unless that is asked for', async () => {
    const analysis = await read(login);
    expect(secret.length).toBeGreaterThan(20);
    for (const format of ['json', 'trace', 'text', 'markdown'] as const)
      expect(await analysis.write(format)).not.toContain(secret);
    expect(JSON.stringify(analysis.report())).not.toContain(secret);
    expect(JSON.stringify(analysis.report('secrets-only'))).not.toContain(secret);
    expect(JSON.stringify(analysis.report('off'))).toContain(secret);
    expect(await analysis.write('trace', { redaction: 'off' })).toContain(secret);
  });

  it('is written without colours, and with profiles where they are asked for', async () => {
    const analysis = await read(login);
    expect(await analysis.write('text')).not.toContain('\u001b');
    expect(await analysis.write('text')).not.toContain('Security BCP (RFC 9700)');
    expect(await analysis.write('text', { color: true })).toContain('\u001b[');
    expect(await analysis.write('text', { profiles: ['rfc9700'] })).toContain('Security BCP (RFC 9700)');
  });

  it('and that is none is refused in one line', async () => {
    expect(await analyze('no capture')).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(await analyze(new Uint8Array())).toHaveProperty('error');
  });
});
