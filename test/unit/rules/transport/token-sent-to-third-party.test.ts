import { describe, expect, it } from 'vitest';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { baseTime, formBody, jsonBody } from '../../../support/exchange.ts';
import {
  accessToken,
  code,
  codeFlow,
  detailOf,
  findingsOf,
  idTokenOf,
  outcomeOf,
  verdictsOf,
  verifier,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'token-sent-to-third-party';

const page = { resourceType: 'other', initiator: 'https://app.example' } as const;
const beacon = (url: string, more: Partial<ExchangeFields> = {}) =>
  codeFlow({ then: [{ url, status: 204, context: page, ...more }] });
const nested = (value: string) => encodeURIComponent(`https://app.example/cb?${value}`);

describe('token-sent-to-third-party fires', () => {
  it('high when the code stands inside the address of a beacon', () => {
    expect(
      verdictsOf(rule, beacon(`https://stats.example.net/c?dl=${nested(`code=${code}&state=x`)}`)),
    ).toEqual(['high certain']);
  });
  it('high when a token stands in a body', () => {
    const body = {
      mediaType: 'application/json',
      text: JSON.stringify({ url: `https://app.example/#access_token=${accessToken}` }),
    };
    expect(
      verdictsOf(rule, beacon('https://errors.example.net/e', { method: 'POST', requestBody: body })),
    ).toEqual(['high certain']);
  });
  it('high when the verifier of the code stands in a body', () => {
    const exchanges = beacon('https://errors.example.net/e', {
      method: 'POST',
      requestBody: { mediaType: 'application/json', text: JSON.stringify({ code_verifier: verifier }) },
    });
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
  });
  it('critical when a token reaches a collector of reports, high for a code', () => {
    const reported = (what: string) =>
      beacon(
        `https://o1.ingest.sentry.io/api/1/store/?u=${encodeURIComponent(`https://app.example/#${what}`)}`,
      );
    expect(verdictsOf(rule, reported(`access_token=${accessToken}`))).toEqual(['critical certain']);
    expect(verdictsOf(rule, reported(`code=${code}`))).toEqual(['high certain']);
  });
  it('medium when the host is one of the site', () => {
    expect(verdictsOf(rule, beacon(`https://stats.app.example/c?dl=${nested(`code=${code}`)}`))).toEqual([
      'medium certain',
    ]);
  });
});

describe('token-sent-to-third-party is silent', () => {
  it.each([
    ['for a page address without the answer', `https://stats.example.net/c?dl=${nested('page=1')}`],
    [
      'for a device’s code, which has a rule of its own',
      'https://stats.example.net/c?device_code=abcdefgh12',
    ],
    ['for another verifier', 'https://stats.example.net/c?code_verifier=abcdefgh-12345678'],
    ['for another code', `https://stats.example.net/c?dl=${nested('code=SUMMER-2026-SALE')}`],
    ['for the state alone', `https://stats.example.net/c?dl=${nested('state=af0ifjsldkj9320ad')}`],
    ['for the client’s own server', `https://app.example/log?dl=${nested(`code=${code}`)}`],
    ['for the provider', `https://op.example/log?dl=${nested(`code=${code}`)}`],
  ])('%s', (_, url) => {
    expect(verdictsOf(rule, beacon(url))).toEqual([]);
  });
});

it('token-sent-to-third-party is silent for a page that hands its code to its own backend', () => {
  const requestBody = { mediaType: 'application/json', text: JSON.stringify({ code }) };
  expect(verdictsOf(rule, beacon('https://api.app.example/login', { method: 'POST', requestBody }))).toEqual(
    [],
  );
});

it('token-sent-to-third-party has nothing to judge before anything was delivered', () => {
  expect(outcomeOf(rule, codeFlow({ response: null, token: null }))).toBe('not applicable');
});

/** The callback’s page posts the code to a server whose name is another site’s; that server redeems it where nobody can look. */
const handing = (more: Partial<ExchangeFields> = {}, changes: FlowChanges = {}) =>
  codeFlow({
    token: null,
    ...changes,
    then: [
      {
        url: 'https://backend.example.net/session',
        method: 'POST',
        requestBody: jsonBody({ code, code_verifier: verifier }),
        status: 200,
        responseHeaders: [['Set-Cookie', '__Host-session=9c1f; Secure; HttpOnly; Path=/']],
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
        ...more,
      },
    ],
  });
const withoutCookie = { responseHeaders: [['Content-Type', 'application/json']] } as const;
const answering = (answer: object) => ({ ...withoutCookie, responseBody: jsonBody(answer) });

describe('token-sent-to-third-party has no more than a remark for a page whose server on another site logs the person in', () => {
  it.each([
    ['and sets a session', handing()],
    ['and is given the code alone', handing({ requestBody: jsonBody({ code }) })],
    ['and is told more beside it', handing({ requestBody: jsonBody({ code, provider: 'op', page: 3 }) })],
    ['and is given a form', handing({ requestBody: formBody({ code, state: 'af0ifjsldkj9320ad' }) })],
    ['and answers with a token', handing(answering({ token: 'eyJ-session-1' }))],
    ['and answers with a session inside', handing(answering({ data: { sessionId: 's-81' } }))],
    ['and says where to go on', handing({ status: 201 })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['info firm']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['info firm']);
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
    expect(findingsOf(exchanges).map((finding) => finding.rule)).not.toContain('callback-page-leaky');
  });

  it('a guess where neither the body of its answer nor a cookie was recorded', () => {
    expect(verdictsOf(rule, handing(withoutCookie))).toEqual(['info tentative']);
  });

  it('and says what protects the code on its way', () => {
    expect(detailOf(rule, handing())).toBe(
      'The callback’s page handed the code with its verifier to https://backend.example.net, a server on another site than the redirect URI, which logged the person in.',
    );
    const request = { code_challenge: undefined, code_challenge_method: undefined };
    expect(detailOf(rule, handing({ requestBody: jsonBody({ code }) }, { request }))).toContain(
      'Without PKCE the code is all that it takes.',
    );
  });
});

describe('token-sent-to-third-party stays high', () => {
  const collector = 'https://o1.ingest.sentry.io/api/1/store/';
  it.each([
    ['for a collector of reports', handing({ url: collector })],
    [
      'for the code in an address',
      handing({
        url: `https://backend.example.net/session?code=${code}`,
        method: 'GET',
        requestBody: undefined,
      }),
    ],
    [
      'for the code in the address of a POST',
      handing({ url: `https://backend.example.net/session?code=${code}` }),
    ],
    [
      'for the page’s address in the body',
      handing({ requestBody: jsonBody({ url: `https://app.example/cb?code=${code}` }) }),
    ],
    [
      'for another page than the callback’s',
      handing({ context: { resourceType: 'fetch', initiator: 'https://ads.example.org' } }),
    ],
    ['for a server that refuses it', handing({ status: 404 })],
    ['for an empty answer without a session', handing({ ...withoutCookie, status: 204 })],
    ['for an answer that holds no session', handing(answering({ ok: true }))],
    [
      'for a cookie that is no session',
      handing({
        responseHeaders: [
          ['Set-Cookie', 'visitor=1'],
          ['Content-Type', 'text/plain'],
        ],
        responseBody: { mediaType: 'text/plain', text: 'ok' },
      }),
    ],
    ['long after the callback', handing({ startedAt: baseTime + 600_000 })],
    ['where the page redeems the code itself', handing(withoutCookie, { token: {} })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
  });
});

describe('token-sent-to-third-party finds a token by its value', () => {
  const report = JSON.stringify({ breadcrumbs: [{ headers: { Authorization: `Bearer ${accessToken}` } }] });
  const posted = (url: string, text: string, more: Partial<ExchangeFields> = {}) =>
    beacon(url, { method: 'POST', requestBody: { mediaType: 'text/plain', text }, ...more });

  it.each([
    ['in a header’s text', report],
    ['in JSON in JSON', JSON.stringify({ items: [report] })],
    ['in base64', `data=${btoa(report)}`],
  ])('high %s', (_, text) => {
    const exchanges = posted('https://errors.example.net/e', text);
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
  });

  it('critical at a collector of reports, and for a refresh token anywhere', () => {
    expect(verdictsOf(rule, posted('https://o1.ingest.sentry.io/api/1/envelope/', report))).toEqual([
      'critical certain',
    ]);
    const refreshToken = 'rt-8xLOxBtZp8-longlived';
    const exchanges = codeFlow({
      tokenAnswer: { access_token: accessToken, token_type: 'Bearer', refresh_token: refreshToken },
      then: [
        {
          url: 'https://errors.example.net/e',
          method: 'POST',
          status: 204,
          context: page,
          requestBody: { mediaType: 'text/plain', text: `storage: {"rt":"${refreshToken}"}` },
        },
      ],
    });
    expect(verdictsOf(rule, exchanges)).toEqual(['critical certain']);
    expect(detailOf(rule, exchanges)).toContain('refresh_token');
  });

  it('as a remark where it is traded for a session', () => {
    const answer = { status: 200, responseBody: jsonBody({ sessionToken: 's-81c2' }) };
    const exchanges = posted(
      'https://backend.example.net/session',
      JSON.stringify({ jwt: accessToken }),
      answer,
    );
    expect(verdictsOf(rule, exchanges)).toEqual(['info tentative']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['info tentative']);
  });

  it.each([
    ['the app’s own API', 'https://api.app.example/query'],
    ['a service that trades tokens', 'https://cognito-identity.eu-west-1.amazonaws.com/'],
  ])('and says nothing of %s', (_, url) => {
    expect(verdictsOf(rule, posted(url, JSON.stringify({ jwt: accessToken })))).toEqual([]);
  });

  it('and says nothing of an API that takes the token in its header as well', () => {
    const url = 'https://api.example.net/query';
    const call = {
      url,
      status: 200,
      context: page,
      requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
    } as const;
    const again = {
      url,
      method: 'POST',
      status: 200,
      context: page,
      requestBody: jsonBody({ jwt: accessToken }),
    };
    expect(verdictsOf(rule, codeFlow({ then: [call, again] }))).toEqual([]);
  });
});

describe('token-sent-to-third-party reads for whom a token is', () => {
  const token = (aud: unknown) => idTokenOf({ aud, client_id: 'spa', nonce: undefined });
  const calls = (aud: unknown, ...urls: readonly string[]) =>
    codeFlow({
      tokenAnswer: { access_token: token(aud), token_type: 'Bearer', expires_in: 600 },
      then: urls.map((url) => ({
        url,
        status: 200,
        requestHeaders: [['Authorization', `Bearer ${token(aud)}`]],
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      })),
    });
  const own = 'https://api.notes.example/me';

  it('high for a call to another site than the one that it is for', () => {
    const exchanges = calls('https://api.notes.example', own, 'https://maps.example.net/tiles');
    expect(verdictsOf(rule, exchanges)).toEqual(['high firm']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high firm']);
    expect(detailOf(rule, exchanges)).toContain('https://maps.example.net');
  });

  it('medium where nothing shows that its audience is an address', () => {
    expect(verdictsOf(rule, calls('https://api.notes.example', 'https://notes.example.net/me'))).toEqual([
      'medium tentative',
    ]);
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    ['its own API', 'https://api.notes.example', [own]],
    ['another host of that site', 'https://api.notes.example', [own, 'https://files.notes.example/1']],
    [
      'one of several',
      ['https://api.notes.example', 'https://maps.example.net'],
      [own, 'https://maps.example.net/1'],
    ],
    ['the provider itself', 'https://api.notes.example', [own, 'https://op.example/userinfo']],
    ['the app’s own server', 'https://api.notes.example', [own, 'https://app.example/api']],
    ['a name that is no address', 'api://notes', ['https://maps.example.net/tiles']],
    ['a name that nobody can reach', 'https://notes/api', ['https://maps.example.net/tiles']],
    [
      'an address beside a name',
      ['https://api.notes.example', 'account'],
      ['https://maps.example.net/tiles'],
    ],
  ])('and says nothing of %s', (_, aud, urls) => {
    expect(verdictsOf(rule, calls(aud, ...urls))).toEqual([]);
  });
});

describe('token-sent-to-third-party and a token in the body of a call to the API that it is for', () => {
  const token = idTokenOf({ aud: 'https://api.notes.example', client_id: 'spa', nonce: undefined });
  const posted = (url: string) =>
    codeFlow({
      tokenAnswer: { access_token: token, token_type: 'Bearer', expires_in: 600 },
      then: [{ url, method: 'POST', status: 200, context: page, requestBody: jsonBody({ jwt: token }) }],
    });

  it('says nothing', () => {
    expect(verdictsOf(rule, posted('https://api.notes.example/query'))).toEqual([]);
    expect(verdictsOf(rule, posted('https://files.notes.example/query'))).toEqual([]);
  });

  it('is high at another', () => {
    expect(verdictsOf(rule, posted('https://errors.example.net/e'))).toEqual(['high certain']);
  });
});

describe('token-sent-to-third-party and a token in another header than Authorization', () => {
  const refreshToken = 'rt-8xLOxBtZp8-longlived';
  const calling = (url: string, header: string, token = accessToken) =>
    codeFlow({
      tokenAnswer: { access_token: token, token_type: 'Bearer', refresh_token: refreshToken },
      then: [{ url, status: 200, context: page, requestHeaders: [['X-Access-Token', header]] }],
    });
  const elsewhere = 'https://maps.example.net/tiles';

  it('is a remark at another site, which may be an API of the app', () => {
    const exchanges = calling(elsewhere, accessToken);
    expect(verdictsOf(rule, exchanges)).toEqual(['info tentative']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['info tentative']);
    expect(detailOf(rule, exchanges)).toBe(
      'https://maps.example.net was called with the access_token of this login in a header of its own.',
    );
  });

  it('is medium where the token names another API', () => {
    const token = idTokenOf({ aud: 'https://api.notes.example', client_id: 'spa', nonce: undefined });
    expect(verdictsOf(rule, calling(elsewhere, token, token))).toEqual(['medium tentative']);
    expect(verdictsOf(rule, calling('https://api.notes.example/me', token, token))).toEqual([]);
  });

  it('is critical at a collector of reports, and for a refresh token', () => {
    const collector = calling('https://o1.ingest.sentry.io/api/1/envelope/', accessToken);
    expect(verdictsOf(rule, collector)).toEqual(['critical certain']);
    expect(verdictsOf(rule, calling(elsewhere, refreshToken))).toEqual(['critical certain']);
    expect(detailOf(rule, collector)).toContain('in the headers of a request');
  });

  it.each([
    ['the app’s own API', 'https://api.app.example/me', accessToken],
    ['the provider', 'https://op.example/me', accessToken],
    ['another token', elsewhere, 'eyJ-a-token-of-somebody-else'],
    ['what ends like it', elsewhere, `x${accessToken}`],
  ])('and says nothing of %s', (_, url, header) => {
    expect(verdictsOf(rule, calling(url, header))).toEqual([]);
  });
});

describe('token-sent-to-third-party and a token in a header or cookie of another name', () => {
  const withHeader = (url: string, ...header: [string, string]) =>
    verdictsOf(rule, beacon(url, { requestHeaders: [header] }));

  it.each(['X-Api-Key', 'X-Session', 'X-Access-Token'])('is a remark for %s at another host', (name) => {
    expect(withHeader('https://api.example.net/x', name, accessToken)).toEqual(['info tentative']);
  });
  it('is a remark for a cookie of another site, whatever it is called', () => {
    expect(withHeader('https://api.example.net/x', 'Cookie', `a=1; s=${accessToken}`)).toEqual([
      'info tentative',
    ]);
  });
  it('is critical where reports are kept', () => {
    expect(withHeader('https://o1.ingest.sentry.io/x', 'X-Session', accessToken)).toEqual([
      'critical certain',
    ]);
  });
  it.each([
    ['a cookie of the app’s own site', 'https://api.app.example/x', 'Cookie', `s=${accessToken}`],
    ['another value', 'https://api.example.net/x', 'X-Api-Key', 'another-key-of-this-api'],
    ['a state in a cookie', 'https://api.example.net/x', 'Cookie', 'state=af0ifjsldkj9320ad'],
    ['a preference', 'https://api.example.net/x', 'X-Primary-Key', 'id'],
  ] as const)('is silent for %s', (_, url, name, value) => {
    expect(withHeader(url, name, value)).toEqual([]);
  });
});
