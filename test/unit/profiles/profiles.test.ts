import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { profiles, type RequirementId } from '../../../lib/profiles/index.ts';
import type { Requirement } from '../../../lib/profiles/profile.ts';
import { reference } from '../../../lib/spec/references.ts';
import { accessToken, codeFlow, flowsOf, webAppFlow } from '../../support/flow.ts';
import { capture, form, json, jsonBody, redirect } from '../../support/exchange.ts';
import { inTurn } from '../../support/in-turn.ts';
import { jwt } from '../../support/logins.ts';
import { answerTaken, loginWith } from '../../support/saml-rules.ts';
import { loginPage, walkedLogin } from '../../support/walked-login.ts';

const profilesOf = (exchanges: readonly Exchange[]) => flowsOf(exchanges)[0]?.profiles ?? [];
const names = (exchanges: readonly Exchange[]) => profilesOf(exchanges).map(({ id }) => id);
const requirement = (id: RequirementId, exchanges: readonly Exchange[]) =>
  profilesOf(exchanges)
    .flatMap(({ requirements }) => requirements)
    .find((one) => one.id === id);
const status = (id: RequirementId, exchanges: readonly Exchange[]) => requirement(id, exchanges)?.status;

const native = (() => {
  const redirectUri = 'com.example.app:/cb';
  const [request] = codeFlow({ redirectUri, response: null, token: null });
  return [redirect(request!.url, `${redirectUri}?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad`)];
})();

describe('profiles', () => {
  it('have names of their own, and requirements that something decides', () => {
    expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length);
    for (const { requirements } of profiles) {
      expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
      expect(requirements.filter((one) => one.rules.length === 0 && !one.judge)).toEqual([]);
    }
  });

  it('say each requirement in one plain sentence, and where it stands', () => {
    for (const { text, reference: place } of profiles.flatMap(
      ({ requirements }): readonly Requirement[] => requirements,
    )) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(reference(place).label).not.toBe('');
    }
  });
});

describe('what is told of a requirement', () => {
  it('is the very same object for all flows that stand alike to it', () => {
    const told = () => profilesOf(codeFlow()).flatMap(({ requirements }) => requirements);
    const [first, second] = [told(), told()];
    expect(first.length).toBeGreaterThan(20);
    for (const [at, one] of first.entries())
      if (one.status === 'fail') expect(one).toEqual(second[at]);
      else expect(one).toBe(second[at]);
  });
});

describe('a requirement has the level of its document', () => {
  const levels = (id: string) =>
    Object.fromEntries(
      (profiles.find((one) => one.id === id)?.requirements ?? []).map((one) => [one.id, one.level]),
    );

  it('native apps: state, the code flow and no secret are recommended, PKCE is required', () => {
    expect(levels('native-apps')).toMatchObject({
      csrf: 'SHOULD',
      'no-implicit': 'SHOULD',
      'no-secret': 'SHOULD',
      pkce: 'MUST',
      'mix-up': 'MUST',
    });
  });

  it('MCP: the order of discovery is required, the scopes are recommended', () => {
    expect(levels('mcp')).toMatchObject({ 'prm-order': 'MUST', scope: 'SHOULD', 'retry-limit': 'SHOULD' });
  });
});

/** What certification and auditors ask of any login by code with OpenID Connect. */
const basic = ['oidc-op-basic', 'oidc-rp-basic', 'asvs-10'];

describe('a profile applies', () => {
  it('to a page’s login: the general ones and that for pages', () => {
    expect(names(codeFlow())).toEqual(['rfc9700', 'oauth-2.1', 'oidc-core', 'browser-based-apps', ...basic]);
  });

  it('to a web app’s login: the general ones', () => {
    expect(names(webAppFlow())).toEqual(['rfc9700', 'oauth-2.1', 'oidc-core', ...basic]);
  });

  it('to an app on the device', () => {
    expect(names(native)).toEqual(['rfc9700', 'oauth-2.1', 'oidc-core', 'native-apps', ...basic]);
  });

  it('to OAuth without OpenID Connect', () => {
    expect(names(webAppFlow({ request: { scope: 'notes' } }))).toEqual(['rfc9700', 'oauth-2.1', 'asvs-10']);
  });

  it('to a login that pushed its request: FAPI', () => {
    const pushed = webAppFlow({ request: { request_uri: 'urn:ietf:params:oauth:request_uri:6esc_11' } });
    expect(names(pushed)).toEqual(expect.arrayContaining(['fapi-2', 'fapi-2-sp']));
    expect(names(pushed)).not.toContain('fapi-2-ms');
  });

  it('to a login that an MCP server led to', () => {
    const document = json('https://mcp.example/.well-known/oauth-protected-resource', {
      resource: 'https://mcp.example/mcp',
      authorization_servers: ['https://op.example'],
    });
    const login = codeFlow({ request: { resource: 'https://mcp.example/mcp' } });
    expect(names([{ ...document, id: 'prm', startedAt: document.startedAt - 500 }, ...login])).toContain(
      'mcp',
    );
  });

  it('to a login with SAML 2.0: its own alone', () => {
    expect(names(loginWith({}))).toEqual(['saml-web-sso']);
  });

  it('to a logout by itself: that for logouts alone', () => {
    const logout = redirect(
      'https://op.example/logout?id_token_hint=a.b.c&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F',
      'https://app.example/',
    );
    expect(names([logout])).toEqual(['oidc-logout']);
  });
});

describe('a requirement', () => {
  it('passes when its rules pass', () => {
    expect(status('rfc9700/pkce', codeFlow())).toBe('pass');
    expect(requirement('rfc9700/pkce', codeFlow())?.rules).toEqual([]);
  });

  it('fails when one of its rules finds something, and names it', () => {
    const careless = codeFlow({
      request: { code_challenge: undefined, code_challenge_method: undefined },
      token: { code_verifier: undefined },
    });
    expect(requirement('rfc9700/pkce', careless)).toMatchObject({ status: 'fail', rules: ['pkce-missing'] });
    expect(status('browser-based-apps/pkce', careless)).toBe('fail');
  });

  it('does not apply where it says nothing', () => {
    expect(status('rfc9700/pkce-confidential', codeFlow())).toBe('not_applicable');
    expect(status('rfc9700/post-message', codeFlow())).toBe('not_applicable');
  });

  it('is not seen, and neither passes nor fails, where the browser does not show it', () => {
    expect(status('oidc-core/audience', webAppFlow())).toBe('not_seen');
    expect(status('rfc9700/sender-constrained', webAppFlow())).toBe('not_seen');
  });

  it('of an answer’s issuer wants iss in every answer that can be read', () => {
    const iss = 'https://op.example';
    expect(status('oauth-2.1/iss', codeFlow({ response: { iss } }))).toBe('pass');
    expect(status('oauth-2.1/iss', codeFlow())).toBe('fail');
    expect(status('oauth-2.1/iss', codeFlow({ response: null, token: null }))).toBe('not_seen');
  });

  it('is not seen where the request ended on an error page', () => {
    const request = { code_challenge: undefined, code_challenge_method: undefined };
    const broken = codeFlow({ request, requestExchange: { status: 400 }, response: null, token: null });
    expect(status('oauth-2.1/pkce', broken)).toBe('not_seen');
  });

  it('is decided by what is seen where no rule is about it', () => {
    const bound = codeFlow({ tokenAnswer: { access_token: accessToken, token_type: 'DPoP' } });
    expect(status('rfc9700/sender-constrained', bound)).toBe('pass');
    expect(status('rfc9700/sender-constrained', codeFlow())).toBe('fail');
    expect(status('oauth-2.1/grant', codeFlow())).toBe('pass');
    const password = form(
      'https://op.example/token',
      { grant_type: 'password', username: 'a', password: 'b', client_id: 'app' },
      { status: 200, responseBody: jsonBody({ access_token: accessToken, token_type: 'Bearer' }) },
    );
    expect(status('oauth-2.1/grant', [password])).toBe('fail');
  });

  it('about the challenge does not apply to a login without one', () => {
    const request = { code_challenge: undefined, code_challenge_method: undefined };
    const careless = codeFlow({ request, token: { code_verifier: undefined } });
    expect(status('rfc9700/pkce-s256', careless)).toBe('not_applicable');
    expect(status('oauth-2.1/pkce-verified', careless)).toBe('not_applicable');
    expect(status('rfc9700/pkce-s256', codeFlow())).toBe('pass');
  });

  it('about values that are made anew is seen from the second login on', () => {
    const login = (state: string) =>
      codeFlow({
        request: { state, nonce: `nonce-${state}`, code_challenge: state.padEnd(43, '9xQ') },
        response: { state, code: `code-${state}` },
        token: null,
      });
    const [first, second] = flowsOf(
      inTurn(60_000, login('first-9f2c7b41d0e84a'), login('second-4b81e6d0a9f3')),
    ).map(({ profiles: [bcp] }) => bcp?.requirements.find(({ id }) => id === 'rfc9700/pkce-fresh')?.status);
    expect(first).toBe('not_seen');
    expect(second).toBe('pass');
  });

  it('about several servers is not seen with one', () => {
    expect(status('rfc9700/mix-up', codeFlow())).toBe('not_seen');
    expect(
      status('rfc9700/mix-up', codeFlow({ metadata: {}, response: { iss: 'https://op.example' } })),
    ).toBe('pass');
  });

  it('about algorithms is decided by what was signed', () => {
    const request_uri = 'urn:ietf:params:oauth:request_uri:6esc_11';
    const signed = (alg: string) =>
      codeFlow({
        request: { request_uri },
        tokenAnswer: {
          access_token: accessToken,
          token_type: 'Bearer',
          id_token: jwt({ iss: 'https://op.example', aud: 'spa' }, { alg }),
        },
      });
    expect(status('fapi-2/algorithms', signed('ES256'))).toBe('pass');
    expect(status('fapi-2/algorithms', signed('RS256'))).toBe('fail');
    expect(status('fapi-2/algorithms', webAppFlow({ request: { request_uri } }))).toBe('not_seen');
  });

  it('about the lifetime of a pushed request is decided by what its answer says', () => {
    const request_uri = 'urn:ietf:params:oauth:request_uri:6esc_11';
    const lifetime = (answer: object | null) =>
      status('fapi-2/request-uri-lifetime', [
        ...capture(
          form(
            'https://op.example/par',
            { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/cb' },
            { status: 201, responseBody: answer ? jsonBody(answer) : undefined },
          ),
        ),
        ...codeFlow({ request: { request_uri } }).map((one) => ({
          ...one,
          id: `${one.id}-b`,
          startedAt: one.startedAt + 1000,
        })),
      ]);
    expect([60, 599, 3].map((expires_in) => lifetime({ request_uri, expires_in }))).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
    expect([600, 3600, '3600'].map((expires_in) => lifetime({ request_uri, expires_in }))).toEqual([
      'fail',
      'fail',
      'fail',
    ]);
    expect([lifetime({ request_uri }), lifetime({ request_uri, expires_in: '[Filtered]' })]).toEqual([
      'not_seen',
      'not_seen',
    ]);
    expect(lifetime(null)).toBe('not_seen');
  });

  it('is counted', () => {
    const [profile] = profilesOf(codeFlow());
    const { pass, fail, not_seen, not_applicable } = profile!.counts;
    expect(pass + fail + not_seen + not_applicable).toBe(profile!.requirements.length);
    expect(profile!.requirements.filter((one) => one.status === 'fail').map(({ id }) => id)).toEqual([
      'rfc9700/sender-constrained',
    ]);
  });
});

describe('a requirement on the way through the provider', () => {
  const url = 'https://op.example/login';
  const whole = walkedLogin(url, [loginPage(url)]);

  it('passes where every place on it was recorded', () => {
    expect(status('rfc9700/tls', whole)).toBe('pass');
    expect(status('rfc9700/no-frames', whole)).toBe('pass');
  });

  it('is not seen where a page that a redirect led to is missing, or what sent the browser back', () => {
    const gap = walkedLogin(url, [], { url: 'https://op.example/consent' });
    expect(status('rfc9700/tls', gap)).toBe('not_seen');
    const [request, , ...rest] = whole;
    expect(status('rfc9700/tls', [request!, ...rest])).not.toBe('fail');
    expect(status('oauth-2.1/tls', webAppFlow())).toBe('not_seen');
  });

  it('fails by what was seen, however much was not', () => {
    const clear = 'http://op.example/login';
    const gap = walkedLogin(clear, [loginPage(clear)], { url: 'https://op.example/consent' }).slice(0, 2);
    expect(status('rfc9700/tls', gap)).toBe('fail');
  });

  it('is decided without one where no browser takes part', () => {
    const tokens = { access_token: 'cc-access-81c', token_type: 'Bearer' };
    const grant = form(
      'https://op.example/token',
      { grant_type: 'client_credentials', client_id: 'svc', client_secret: 'confidential-31f' },
      { status: 200, responseBody: jsonBody(tokens) },
    );
    expect(status('rfc9700/tls', capture(grant))).toBe('pass');
  });
});

describe('that tokens go to their own APIs', () => {
  const call = (headers: readonly (readonly [string, string])[]) =>
    json('https://api.example/notes', [], {
      requestHeaders: headers,
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    });
  const bearer = call([['Authorization', `Bearer ${accessToken}`]]);

  it('passes where a call showed its token', () => {
    expect(status('browser-based-apps/own-apis', codeFlow({ then: [bearer] }))).toBe('pass');
  });

  it('is not seen without a call, or where bodies were left out', () => {
    expect(status('browser-based-apps/own-apis', codeFlow())).toBe('not_seen');
  });
});

describe('SAML 2.0 Web SSO', () => {
  const of = (id: Extract<RequirementId, `saml-web-sso/${string}`>, ...args: Parameters<typeof loginWith>) =>
    status(id, loginWith(...args));

  it('fails nothing in a good login, and passes what was seen', () => {
    const requirements = profilesOf(loginWith({})).flatMap((one) => one.requirements);
    expect(requirements.filter((one) => one.status === 'fail')).toEqual([]);
    expect(of('saml-web-sso/signed', {})).toBe('pass');
    expect(of('saml-web-sso/authentication', {})).toBe('pass');
    expect(of('saml-web-sso/confirmation-end', {})).toBe('pass');
  });

  it('fails an answer that nobody signed', () => {
    expect(of('saml-web-sso/signed', { answer: { signed: 'nothing' } })).toBe('fail');
  });

  it('fails a confirmation without end', () => {
    expect(of('saml-web-sso/confirmation-end', { answer: { confirmedUntil: null } })).toBe('fail');
  });

  it('does not see what an encrypted assertion says', () => {
    const answer = { signed: 'nothing', isEncrypted: true } as const;
    expect(of('saml-web-sso/signed', { answer })).toBe('not_seen');
    expect(of('saml-web-sso/audience', { answer })).toBe('not_seen');
    expect(of('saml-web-sso/authentication', { answer })).toBe('not_seen');
    expect(of('saml-web-sso/confirmation-end', { answer })).toBe('not_seen');
  });

  it('asks for no request where the provider began', () => {
    const began = { request: null, answer: { inResponseTo: null, relayState: null } };
    expect(of('saml-web-sso/in-response-to', began)).toBe('not_applicable');
    expect(of('saml-web-sso/request-issuer', began)).toBe('not_seen');
  });

  it('sees whether an answer is taken once only where it comes twice', () => {
    const again = (how: 'accepted' | 'refused') => [
      answerTaken(
        { exchange: { id: 'again', entry: 7, startedAt: loginWith({})[1]!.startedAt + 60_000 } },
        how,
      ),
    ];
    expect(of('saml-web-sso/no-replay', {})).toBe('not_seen');
    expect(of('saml-web-sso/no-replay', { then: again('refused') })).toBe('pass');
    expect(of('saml-web-sso/no-replay', { then: again('accepted') })).toBe('fail');
  });
});
