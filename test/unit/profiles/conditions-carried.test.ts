import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { profiles, type RequirementId } from '../../../lib/profiles/index.ts';
import type { Requirement } from '../../../lib/profiles/profile.ts';
import { postedLogout } from '../../support/backchannel-logout.ts';
import { backchannelRequest } from '../../support/ciba.ts';
import { capture, form, formBody, jsonBody, redirect, urlWith } from '../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf, webAppFlow } from '../../support/flow.ts';
import { jwt } from '../../support/logins.ts';
import { answer, open, push } from '../../support/pushed.ts';
import { redacted } from '../../support/redacted.ts';

function status(id: RequirementId, exchanges: readonly Exchange[]) {
  return flowsOf(exchanges)
    .flatMap(({ profiles: held }) => held.flatMap(({ requirements }) => requirements))
    .find((one) => one.id === id)?.status;
}

/** What a requirement is told to be, of the capture and of its redacted trace. */
const both = (id: RequirementId, exchanges: readonly Exchange[]) => [
  status(id, exchanges),
  status(id, redacted(exchanges)),
];

const twice = (word: string) => [word, word];

const lasting = 'Tz3kXq9wL0bVf7RmYc2NsHd8JgPe5Au1';

describe('names of the conformance suite that its certifications ask for', () => {
  const named = profiles.flatMap(({ requirements }) =>
    requirements.flatMap(({ conditions = [] }: Requirement) => conditions),
  );

  it.each([
    'CheckCallbackHttpMethodIsPost',
    'CheckForUnexpectedParametersInPostLogoutRedirect',
    'CheckIdTokenSidMatchesLogoutToken',
    'CheckNonceMinimumLength',
    'CheckSecondIdTokenAuthTimeIsLaterIfPresent',
    'CompareIdTokenClaims',
    'EnsureIdTokenContainsKid',
    'EnsureMinimumAccessTokenEntropy',
    'EnsureMinimumAuthenticationRequestIdEntropy',
    'EnsureMinimumAuthorizationCodeEntropy',
    'EnsureMinimumRequestUriEntropy',
    'RejectAuthCodeInUrlQuery',
    'ValidateErrorDescriptionFromAuthorizationEndpointResponseError',
  ])('%s', (name) => {
    expect(named).toContain(name);
  });
});

describe('an answer that was asked for in a form', () => {
  const asked = { response_mode: 'form_post' };
  const posted = {
    url: 'https://app.example/cb',
    method: 'POST',
    requestBody: formBody({ code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' }),
  };

  it('has to come in one', () => {
    expect(status('oidc-op-basic/form-post', webAppFlow({ request: asked, responseExchange: posted }))).toBe(
      'pass',
    );
    expect(status('oidc-op-basic/form-post', webAppFlow({ request: asked }))).toBe('fail');
  });

  it('is nothing that other logins are held against', () => {
    expect(status('oidc-op-basic/form-post', codeFlow())).toBe('not_applicable');
  });
});

describe('the words of a refusal', () => {
  const refused = (error_description?: string) =>
    codeFlow({
      response: { code: undefined, error: 'access_denied', error_description },
      token: null,
    });

  it.each(['No.', 'Two\nlines', "It's [A-Z] ~ fine"])('may be %j', (words) => {
    expect(both('oidc-op-basic/error-description', refused(words))).toEqual(twice('pass'));
  });

  it.each(['The client "spa"', 'C:\\op', 'Zugriff verweigert für spa'])('may not be %j', (words) => {
    expect(both('oidc-op-basic/error-description', refused(words))).toEqual(twice('fail'));
  });

  it('are not judged where none came', () => {
    expect(status('oidc-op-basic/error-description', refused())).toBe('not_seen');
    expect(status('oidc-op-basic/error-description', codeFlow())).toBe('not_applicable');
  });
});

describe('the name of the key in an ID token', () => {
  const token = (header: Readonly<Record<string, unknown>>) =>
    codeFlow({
      tokenAnswer: {
        access_token: lasting,
        token_type: 'Bearer',
        id_token: jwt({ iss: 'i', sub: 's' }, header),
      },
    });

  it('has to be there', () => {
    expect(both('oidc-op-basic/kid', token({ alg: 'RS256', kid: 'k1' }))).toEqual(twice('pass'));
    expect(both('oidc-op-basic/kid', token({ alg: 'RS256', kid: undefined }))).toEqual(twice('fail'));
    expect(status('oidc-op-basic/kid', token({ alg: 'RS256', kid: '' }))).toBe('fail');
  });

  it('is not asked for where no public key signs, nor where no token was seen', () => {
    expect(status('oidc-op-basic/kid', token({ alg: 'HS256' }))).toBe('not_seen');
    expect(status('oidc-op-basic/kid', token({ alg: 'none' }))).toBe('not_seen');
    expect(status('oidc-op-basic/kid', webAppFlow())).toBe('not_seen');
  });
});

describe('a renewed ID token', () => {
  const now = Date.UTC(2026, 0, 1) / 1000;
  const login = { access_token: lasting, token_type: 'Bearer', refresh_token: 'rt-81c2-0a5f-77de' };
  const renewed = (claims: object, first: object = {}) =>
    codeFlow({
      tokenAnswer: { ...login, id_token: idTokenOf({ auth_time: now - 5, ...first }) },
      then: [
        form(
          'https://op.example/token',
          { grant_type: 'refresh_token', refresh_token: 'rt-81c2-0a5f-77de', client_id: 'spa' },
          {
            status: 200,
            startedAt: now * 1000 + 60_000,
            responseBody: jsonBody({
              ...login,
              access_token: `${lasting}b`,
              id_token: idTokenOf({
                auth_time: now - 5,
                iat: now + 60,
                exp: now + 3660,
                ...first,
                ...claims,
              }),
            }),
          },
        ),
      ],
    });

  it('speaks of the login that it renews', () => {
    expect(both('oidc-op-basic/renewed-id-token', renewed({ nonce: undefined }))).toEqual(twice('pass'));
    expect(status('oidc-op-basic/renewed-id-token', renewed({ auth_time: undefined }))).toBe('pass');
    expect(status('oidc-op-basic/renewed-id-token', renewed({ aud: ['spa'] }))).toBe('pass');
  });

  it.each([
    { sub: 'another' },
    { iss: 'https://other.example' },
    { aud: ['spa', 'other'] },
    { azp: 'spa' },
    { auth_time: now + 60 },
    { iat: now },
  ])('may not say %j', (claims) => {
    expect(both('oidc-op-basic/renewed-id-token', renewed(claims))).toEqual(twice('fail'));
  });

  it('is not judged where none was given', () => {
    expect(status('oidc-op-basic/renewed-id-token', codeFlow())).toBe('not_seen');
  });
});

describe('the length of a nonce', () => {
  const asked = (nonce?: string) =>
    codeFlow({ request: { nonce }, tokenAnswer: { ...tokens, id_token: idTokenOf({ nonce }) } });
  const tokens = { access_token: lasting, token_type: 'Bearer' };

  it('is sixteen characters at least', () => {
    expect(both('oidc-rp-basic/nonce-length', asked('0123456789abcdef'))).toEqual(twice('pass'));
    expect(both('oidc-rp-basic/nonce-length', asked('0123456789abcde'))).toEqual(twice('fail'));
  });

  it('is not judged where there is no nonce', () => {
    expect(status('oidc-rp-basic/nonce-length', asked())).toBe('not_applicable');
  });
});

describe('values that nobody may guess, by the measure of the suite', () => {
  const same = '1'.repeat(40);
  const login = (fields: { code?: string; token?: string; reference?: string }) => {
    const reference = fields.reference ?? 'urn:ietf:params:oauth:request_uri:bwc4JK-ESC0w8acc191e-Y1LTC2';
    const code = fields.code ?? lasting;
    return capture(
      push(
        { code_challenge: 'x', code_challenge_method: 'S256' },
        {
          responseBody: jsonBody({ request_uri: reference, expires_in: 60 }),
        },
      ),
      open(1, { request_uri: reference }),
      answer(2, { code }),
      form(
        'https://op.example/token',
        { grant_type: 'authorization_code', code, client_id: 'spa', redirect_uri: 'https://app.example/cb' },
        {
          status: 200,
          responseBody: jsonBody({ access_token: fields.token ?? lasting, token_type: 'Bearer' }),
        },
      ),
    );
  };

  it('are long and mixed', () => {
    expect(both('fapi-2-sp/code-entropy', login({}))).toEqual(twice('pass'));
    expect(both('fapi-2-sp/token-entropy', login({}))).toEqual(twice('pass'));
    expect(both('fapi-2-sp/reference-entropy', login({}))).toEqual(twice('pass'));
  });

  it('are neither short nor one character over and over', () => {
    expect(both('fapi-2-sp/code-entropy', login({ code: same }))).toEqual(twice('fail'));
    expect(both('fapi-2-sp/code-entropy', login({ code: 'x7Kp2' }))).toEqual(twice('fail'));
    expect(both('fapi-2-sp/token-entropy', login({ token: same }))).toEqual(twice('fail'));
    for (const reference of ['urn:ietf:params:oauth:request_uri:17', 'urn:x:1111111111'])
      expect(both('fapi-2-sp/reference-entropy', login({ reference }))).toEqual(twice('fail'));
  });

  it('are told apart where one exchange brings two of them', () => {
    const answered = 'https://app.example/cb?code=1111111111&state=af0ifjsldkj9320ad';
    const [asked, ...rest] = codeFlow({
      request: { nonce: 'short' },
      requestExchange: { status: 302, redirectUrl: answered, responseHeaders: [['Location', answered]] },
      response: { code: '1111111111' },
    });
    expect(both('oidc-rp-basic/nonce-length', [asked!, ...rest])).toEqual(twice('fail'));
  });

  it('are not judged where they were not seen, or another tool has masked them', () => {
    expect(status('fapi-2-sp/token-entropy', capture(push(), open(1), answer(2)))).toBe('not_seen');
    expect(status('fapi-2-sp/code-entropy', capture(push(), open(1)))).toBe('not_seen');
    expect(status('fapi-2-sp/code-entropy', login({ code: '[REDACTED]' }))).toBe('not_seen');
  });

  it('hold for the number of a request to a person elsewhere', () => {
    const numbered = (auth_req_id: string) =>
      capture(backchannelRequest(undefined, { responseBody: jsonBody({ auth_req_id, expires_in: 120 }) }));
    expect(both('fapi-ciba/auth-req-id', numbered('VggF4rKbpuQyjEV3MxVNOy_f-vRyWiNZbuHssshH8WY'))).toEqual(
      twice('pass'),
    );
    expect(both('fapi-ciba/auth-req-id', numbered(same))).toEqual(twice('fail'));
    expect(
      status('fapi-ciba/auth-req-id', capture(backchannelRequest(undefined, { responseBody: undefined }))),
    ).toBe('not_seen');
  });
});

describe('the return from a logout', () => {
  const back = 'https://app.example/bye';
  const logout = (returned: string, asked = back) =>
    codeFlow({
      then: [
        redirect(
          urlWith('https://op.example/logout', {
            id_token_hint: idTokenOf(),
            post_logout_redirect_uri: asked,
            state: 'x81c2',
          }),
          returned,
        ),
        { url: returned, status: 200, context: { resourceType: 'main_frame' } },
      ],
    });

  it('brings nothing but the state', () => {
    expect(both('oidc-logout/return-alone', logout(`${back}?state=x81c2`))).toEqual(twice('pass'));
    expect(both('oidc-logout/return-alone', logout(`${back}?tab=1&state=x81c2`, `${back}?tab=1`))).toEqual(
      twice('pass'),
    );
    expect(both('oidc-logout/return-alone', logout(`${back}?state=x81c2&sid=7`))).toEqual(twice('fail'));
  });

  it('is not judged where it was not seen', () => {
    expect(status('oidc-logout/return-alone', logout('https://op.example/signed-out'))).toBe('not_seen');
  });
});

describe('the session that a logout token names', () => {
  const sid = '08a5019c-17e1-4977-8f42';
  const ended = (
    claims: Readonly<Record<string, unknown>>,
    session: Readonly<Record<string, unknown>> = { sid },
  ) =>
    codeFlow({
      tokenAnswer: { access_token: lasting, token_type: 'Bearer', id_token: idTokenOf(session) },
      then: [
        { url: urlWith('https://op.example/logout', { id_token_hint: idTokenOf(session) }), status: 200 },
        postedLogout(claims),
      ],
    });

  it('is that of the ID token', () => {
    expect(both('oidc-logout/token-sid', ended({}))).toEqual(twice('pass'));
    expect(both('oidc-logout/token-sid', ended({ sid: 'another-17e1' }))).toEqual(twice('fail'));
  });

  it('is not judged where one of the two names none, or it is another client’s', () => {
    expect(status('oidc-logout/token-sid', ended({ sid: undefined }))).toBe('not_seen');
    expect(status('oidc-logout/token-sid', ended({}, {}))).toBe('not_seen');
    expect(status('oidc-logout/token-sid', ended({ aud: 'other', sid: 'x' }))).not.toBe('fail');
    expect(status('oidc-logout/token-sid', capture(postedLogout()))).toBe('not_seen');
  });
});

describe('a login that was asked for anew', () => {
  it('is newer than the request', () => {
    const now = Date.UTC(2026, 0, 1) / 1000;
    const login = (auth_time: number) =>
      codeFlow({
        request: { prompt: 'login' },
        tokenAnswer: { access_token: lasting, token_type: 'Bearer', id_token: idTokenOf({ auth_time }) },
      });
    expect(status('oidc-op-basic/authentication', login(now))).toBe('pass');
    expect(status('oidc-op-basic/authentication', login(now - 900))).toBe('fail');
    expect(status('oidc-op-basic/authentication', codeFlow())).toBe('not_seen');
  });
});
