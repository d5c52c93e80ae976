import { describe, expect, it } from 'vitest';
import { protectionsTold } from '../../../lib/telling/protections.ts';
import { recordedFlow } from '../../support/captures.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../support/flow.ts';

const told = (flow: Parameters<typeof protectionsTold>[0]) =>
  protectionsTold(flow).map(({ label, tone }) => `${tone}: ${label}`);
const login = (changes: FlowChanges = {}) => flowsOf(codeFlow(changes))[0]!;
const meaning = (changes: FlowChanges) =>
  protectionsTold(login(changes)).find(({ name }) => name === 'pkce')!;

describe('the protections of a login, in words', () => {
  it('are good where they held', () => {
    expect(told(login())).toEqual(['good: PKCE', 'good: state', 'good: nonce']);
  });

  it('are bad where the server does not enforce them', () => {
    expect(meaning({ token: { code_verifier: 'w'.repeat(43) } })).toMatchObject({
      label: 'PKCE not enforced',
      tone: 'bad',
      meaning: expect.stringContaining('whoever catches the code can redeem it'),
    });
  });

  it('are something to look at where they are weak', () => {
    const alone = { nonce: undefined, code_challenge: undefined, scope: 'photos' };
    expect(told(login({ request: { ...alone, state: 'abc1' } }))).toContain('caution: weak state');
  });

  it('are quiet where none is needed or nothing could be seen', async () => {
    expect(told(login({ request: { nonce: undefined } }))).toContain('quiet: no nonce');
    expect(told(await recordedFlow('web-app-pushed'))).toContain('quiet: PKCE not visible');
  });

  it('leave out what nearly every login does without', async () => {
    expect(told(await recordedFlow('spa-login')).join()).not.toMatch(/issuer not|no issuer|signature/);
    expect(told(await recordedFlow('handwritten-login'))).toContain('good: signature');
  });

  it('say of a signature that only its receiver can check it', async () => {
    expect(told(await recordedFlow('saml-login'))).toEqual([
      'quiet: signature not checked',
      'good: InResponseTo',
    ]);
  });
});

it('nothing that is broken, absent or not seen is said to protect', () => {
  const flow = login({ token: { code_verifier: 'w'.repeat(43) }, request: { nonce: undefined } });
  const others = protectionsTold(flow).filter(({ verdict }) => verdict !== 'held');
  expect(others.map(({ name }) => name)).toEqual(['pkce', 'nonce']);
  expect(others.map(({ meaning: words }) => words).join('\n')).not.toMatch(/worthless|^Ties/m);
});
