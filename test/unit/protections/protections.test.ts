import { describe, expect, it } from 'vitest';
import { sha256Base64Url } from '../../../lib/exchange/digest.ts';
import type { ReportFlow } from '../../../lib/report/report.ts';
import { recordedFlow } from '../../support/captures.ts';
import { codeFlow, flowsOf, idTokenOf, webAppFlow, type FlowChanges } from '../../support/flow.ts';

/** `held matched` by the name of the protection. */
const told = ({ protections }: ReportFlow) =>
  Object.fromEntries(protections.map(({ name, verdict, reason }) => [name, `${verdict} ${reason}`]));
const login = (changes: FlowChanges = {}) => told(flowsOf(codeFlow(changes))[0]!);
const refused = { error: 'invalid_grant' };
const bare = { code_challenge: undefined, code_challenge_method: undefined };

describe('a login in which nothing is wrong', () => {
  it('is held together by PKCE, state and nonce', () => {
    expect(login()).toEqual({
      pkce: 'held matched',
      state: 'held matched',
      nonce: 'held matched',
      iss: 'not_needed optional',
      signature: 'not_checked signed',
    });
  });

  it('of a web app offers them: that its server compared them was not seen', () => {
    expect(told(flowsOf(webAppFlow())[0]!)).toEqual({
      pkce: 'held sent',
      state: 'held matched',
      nonce: 'held sent',
      iss: 'not_needed optional',
    });
  });

  it('names the step and the values by which each shows', () => {
    const [flow] = flowsOf(codeFlow());
    const state = flow!.protections.find(({ name }) => name === 'state');
    expect(state).toEqual({
      name: 'state',
      verdict: 'held',
      reason: 'matched',
      step: 'flow-1.2',
      values: [
        { name: 'state', value: 'af0ifjsldkj9320ad', step: 'flow-1.1' },
        { name: 'state', value: 'af0ifjsldkj9320ad', step: 'flow-1.2' },
      ],
    });
  });
});

describe('PKCE protects nothing', () => {
  it.each([
    [
      'a wrong verifier was accepted',
      { token: { code_verifier: 'w'.repeat(43) } },
      'wrong_verifier_accepted',
    ],
    ['a missing verifier was accepted', { token: { code_verifier: undefined } }, 'missing_verifier_accepted'],
    ['a verifier without a challenge was accepted', { request: bare }, 'missing_challenge_accepted'],
    [
      'a plain challenge was accepted',
      {
        request: {
          code_challenge: 'p'.repeat(20) + 'q1r2s3t4u5v6w7x8y9z0ABCDEFG',
          code_challenge_method: 'plain',
        },
        token: { code_verifier: 'p'.repeat(20) + 'q1r2s3t4u5v6w7x8y9z0ABCDEFG' },
      },
      'plain',
    ],
    [
      'the verifier can be guessed',
      {
        request: { code_challenge: sha256Base64Url('a'.repeat(43)) },
        token: { code_verifier: 'a'.repeat(43) },
      },
      'guessable',
    ],
  ] as const)('where %s', (_, changes, reason) => {
    expect(login(changes).pkce).toBe(`broken ${reason}`);
  });

  it('in this attempt, where the server refused the verifier', () => {
    expect(login({ token: { code_verifier: 'w'.repeat(43) }, tokenAnswer: refused }).pkce).toBe(
      'broken wrong_verifier',
    );
    expect(login({ token: { code_verifier: undefined }, tokenAnswer: refused }).pkce).toBe(
      'broken missing_verifier',
    );
  });

  it('that was used before: the same challenge is another login’s', () => {
    const [, again] = flowsOf([
      ...codeFlow(),
      ...later(codeFlow({ request: { state: 'another-state-of-43' } })),
    ]);
    expect(told(again!).pkce).toBe('broken reused');
  });
});

/** The same exchanges a minute later, as others. */
function later(exchanges: ReturnType<typeof codeFlow>): ReturnType<typeof codeFlow> {
  return exchanges.map((one) => ({
    ...one,
    id: `later ${one.id}`,
    entry: one.entry + 100,
    startedAt: one.startedAt + 60_000,
  }));
}

describe('PKCE', () => {
  it('holds where the method was left out and S256 was applied all the same', () => {
    expect(login({ request: { code_challenge_method: undefined } }).pkce).toBe('held matched');
  });

  it('that nobody sent is a fault only where a rule says so', () => {
    expect(login({ request: bare, token: { code_verifier: undefined } }).pkce).toBe('absent not_sent');
    expect(login({ request: { ...bare, response_type: 'token' } }).pkce).toBeUndefined();
  });

  it('of a method that no specification names is not judged', () => {
    expect(login({ request: { code_challenge_method: 'S512' } }).pkce).toBe('not_checked unknown_method');
  });
});

describe('a request that carries a reference', () => {
  it('hides what protects it: not seen is not absent', () => {
    const request = {
      request_uri: 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c',
      response_type: undefined,
      redirect_uri: undefined,
      scope: undefined,
      state: undefined,
      nonce: undefined,
      ...bare,
    };
    expect(told(flowsOf(webAppFlow({ request }))[0]!)).toMatchObject({
      pkce: 'not_checked hidden',
      state: 'not_checked hidden',
    });
  });

  it('whose pushed parameters were seen hides nothing', async () => {
    expect(told(await recordedFlow('extension-par'))).toMatchObject({
      pkce: 'held matched',
      state: 'held matched',
    });
  });
});

describe('state', () => {
  it.each([
    ['came back as another one', { response: { state: 'somebody-elses-state-1' } }, 'broken mismatch'],
    ['did not come back', { response: { state: undefined } }, 'broken not_returned'],
    [
      'is short beside PKCE and nonce',
      { request: { state: 'abc1' }, response: { state: 'abc1' } },
      'held matched',
    ],
    [
      'is short and alone',
      { request: { ...bare, nonce: undefined, scope: 'photos', state: 'abc1' } },
      'broken weak',
    ],
    [
      'was not sent beside PKCE and nonce',
      { request: { state: undefined }, response: { state: undefined } },
      'not_needed optional',
    ],
    [
      'was not sent, nor anything in its place',
      {
        request: { state: undefined, nonce: undefined, ...bare },
        response: { state: undefined },
        token: null,
      },
      'absent not_sent',
    ],
    ['was sent and nothing came back yet', { response: null, token: null }, 'held sent'],
  ] as const)('that %s', (_, changes, expected) => expect(login(changes).state).toBe(expected));
});

describe('the nonce', () => {
  it.each([
    ['is another one in the ID token', idTokenOf({ nonce: 'of-another-login' }), 'broken mismatch'],
    ['is missing in the ID token', idTokenOf({ nonce: undefined }), 'broken mismatch'],
    ['is the one that was sent', idTokenOf(), 'held matched'],
  ])('that %s', (_, id_token, expected) => {
    const tokenAnswer = { access_token: 'SlAV32hkKG', token_type: 'Bearer', id_token };
    expect(login({ tokenAnswer }).nonce).toBe(expected);
  });

  it('shows both values where they differ', () => {
    const id_token = idTokenOf({ nonce: 'of-another-login' });
    const [flow] = flowsOf(
      codeFlow({ tokenAnswer: { access_token: 'SlAV32hkKG', token_type: 'Bearer', id_token } }),
    );
    expect(flow!.protections.find(({ name }) => name === 'nonce')?.values.map(({ value }) => value)).toEqual([
      'n-0S6_WzA2Mj',
      'of-another-login',
    ]);
  });

  it('is not spoken of where only access is asked for', () => {
    const tokenAnswer = { access_token: 'SlAV32hkKG', token_type: 'Bearer' };
    expect(login({ request: { scope: 'notes', nonce: undefined }, tokenAnswer }).nonce).toBeUndefined();
  });

  it('that was not sent is a fault only where the ID token comes through the browser', async () => {
    expect(login({ request: { nonce: undefined } }).nonce).toBe('not_needed optional');
    expect(told(await recordedFlow('fault-implicit-no-nonce')).nonce).toBe('absent not_sent');
  });
});

describe('the issuer in the answer', () => {
  const metadata = { authorization_response_iss_parameter_supported: true };

  it.each([
    ['is the one of the metadata', { metadata, response: { iss: 'https://op.example' } }, 'held matched'],
    [
      'is named without metadata to compare it with',
      { response: { iss: 'https://op.example' } },
      'held sent',
    ],
    ['is another one', { metadata, response: { iss: 'https://evil.example' } }, 'broken mismatch'],
    ['is missing though announced', { metadata }, 'absent not_sent'],
  ] as const)('that %s', (_, changes, expected) => expect(login(changes).iss).toBe(expected));

  it('is not spoken of before there is an answer', () => {
    expect(login({ response: null, token: null }).iss).toBeUndefined();
  });
});

describe('a signature', () => {
  it('is verified where the keys were seen, and only said to be there where not', async () => {
    expect(told(await recordedFlow('handwritten-login')).signature).toBe('held verified');
    expect(told(await recordedFlow('spa-login')).signature).toBe('not_checked signed');
  });

  it('that an ID token lacks is absent', () => {
    const header = (alg: string) => btoa(JSON.stringify({ alg })).replaceAll('=', '');
    const id_token = `${header('none')}.${idTokenOf().split('.')[1]}.`;
    const tokenAnswer = { access_token: 'SlAV32hkKG', token_type: 'Bearer', id_token };
    expect(login({ tokenAnswer }).signature).toBe('absent unsigned');
  });
});

describe('logins of other protocols', () => {
  it.each([
    ['saml-login', { signature: 'not_checked signed', in_response_to: 'held matched' }],
    ['saml-idp-initiated', { signature: 'not_checked signed', in_response_to: 'not_needed unsolicited' }],
    ['wsfed-login', { signature: 'not_checked signed' }],
    ['openid2-login', { signature: 'not_checked signed', response_nonce: 'held sent' }],
    ['oauth1-page', { signature: 'held accepted', oauth_verifier: 'held sent' }],
    ['oauth1-web-app', { signature: 'not_checked hidden', oauth_verifier: 'held sent' }],
  ])('%s', async (capture, expected) => expect(told(await recordedFlow(capture))).toEqual(expected));

  it.each(['openid2-cancel', 'saml-authn-failed', 'saml-request-denied', 'saml-artifact', 'cas-login'])(
    'of %s nothing is claimed: no answer, or none that could be read',
    async (capture) => expect(told(await recordedFlow(capture))).toEqual({}),
  );
});

it('a grant without a browser has nothing of the kind', async () => {
  expect(told(await recordedFlow('extension-client-credentials'))).toEqual({});
});
