import { describe, expect, it } from 'vitest';
import { wayInShort, wayOf } from '../../../lib/telling/way.ts';
import { recordedFlow } from '../../support/captures.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../support/flow.ts';
import { cleanLogin, implicitLogin, pendingLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const flowOf = (fields: FlowFields) => inspected(fields).report.flows[0]!;
const codeFlowOf = (changes: FlowChanges) => flowsOf(codeFlow(changes))[0]!;

describe('the way a flow goes, in words', () => {
  it.each([
    ['spa-login', 'Authorization code'],
    ['fault-implicit', 'Implicit'],
    ['reader-fedcm', 'FedCM'],
    ['reader-credential', 'Credential post'],
    ['saml-login', 'SAML 2.0'],
  ])('%s: %s', async (capture, label) => expect(wayOf(await recordedFlow(capture)).label).toBe(label));

  it('is the protocol’s name where the grant was not seen', () => {
    const flow = flowOf({ ...cleanLogin(), grant: null, way: 'unknown' });
    expect(wayOf(flow)).toMatchObject({ label: 'OpenID Connect', why: expect.stringContaining('not seen') });
  });

  it('is of no protocol where the app refused its own start', () => {
    const flow = flowOf({ ...cleanLogin(), way: 'unknown' });
    const steps = flow.steps.slice(0, 1).map((step) => ({ ...step, kind: 'refused_start' as const }));
    expect(wayOf({ ...flow, steps }).label).toBe('Protocol not seen');
  });

  it.each(['implicit', 'password'] as const)('%s is outdated and names what to use instead', (way) => {
    expect(wayOf(flowOf({ ...cleanLogin(), way })).instead).toBe(
      'Use the authorization code flow with PKCE.',
    );
  });

  it.each([
    'authorization_code',
    'client_credentials',
    'device_code',
    'fedcm',
    'credential_post',
    'ciba',
  ] as const)('%s is not outdated', (way) =>
    expect(wayOf(flowOf({ ...cleanLogin(), way })).instead).toBeUndefined(),
  );
});

describe('that PKCE makes a stolen code worthless', () => {
  it('is said where PKCE was used and held', () => {
    expect(wayOf(codeFlowOf({})).why).toContain('With PKCE a stolen code is worthless');
    expect(wayInShort(codeFlowOf({}))).toBe('Code + PKCE');
  });

  it('is said with its condition where nobody saw the code redeemed', () => {
    expect(wayOf(codeFlowOf({ token: null })).why).toContain('worthless if the server checks the verifier');
    expect(wayOf(codeFlowOf({})).why).not.toContain(' if ');
  });

  it.each<readonly [string, FlowChanges]>([
    ['a wrong verifier was accepted', { token: { code_verifier: 'w'.repeat(43) } }],
    ['a missing verifier was accepted', { token: { code_verifier: undefined } }],
    ['the challenge is plain', { request: { code_challenge_method: 'plain' } }],
    ['nobody sent a challenge', { request: { code_challenge: undefined, code_challenge_method: undefined } }],
    ['the verifier was refused', { token: { code_verifier: 'x' }, tokenAnswer: { error: 'invalid_grant' } }],
  ])('is not said where %s', (_, changes) => {
    const flow = codeFlowOf(changes);
    expect(wayOf(flow).why).not.toMatch(/PKCE|worthless/);
    expect(wayInShort(flow)).toBe('Code');
  });
});

describe('the way in two words', () => {
  it('says whether PKCE protects the code', () => {
    expect(wayInShort(flowOf(cleanLogin()))).toBe('Code + PKCE');
    expect(wayInShort(flowOf(pendingLogin()))).toBe('Code');
    expect(wayInShort(flowOf(implicitLogin()))).toBe('Implicit');
  });

  it('calls a question without a person what it is', () => {
    expect(wayInShort(codeFlowOf({ request: { prompt: 'none' } }))).toBe('Silent renewal');
  });
});
