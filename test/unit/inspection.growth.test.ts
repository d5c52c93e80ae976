import { beforeAll, expect, test } from 'vitest';
import { encodeBase64Url } from '../../lib/exchange/base64.ts';
import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { createInspection } from '../../lib/inspection.ts';
import { redact } from '../../lib/redact/redact.ts';
import {
  baseTime,
  capture,
  form,
  json,
  redirect,
  urlWith,
  type ExchangeFields,
} from '../support/exchange.ts';
import { spaLogin } from '../support/scenario.ts';
import { operationsOf } from '../support/operations.ts';
import { encoded } from '../support/single-sign-on.ts';

const many = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at));
const jwt = (claims: object) =>
  `${[{ alg: 'RS256', kid: 'k' }, claims].map((one) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(one)))).join('.')}.c2ln`;

type Growing = {
  readonly query?: string;
  readonly callback?: string;
  readonly requestHeaders?: readonly Header[];
  readonly responseHeaders?: readonly Header[];
  readonly token?: object;
  readonly claims?: object;
  readonly body?: string;
  readonly more?: readonly ExchangeFields[];
};

/** A login in which something may be as large as one likes. */
function login({ query = '', callback = '', requestHeaders = [], responseHeaders = [], token = {}, claims = {}, body = '', more = [] }: Growing): readonly Exchange[] {
  const authorize = urlWith('https://op.example/authorize', { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/cb', scope: 'openid', state: 'st4te5t4te', nonce: 'n0nce' });
  const answer = `https://app.example/cb?code=c0dec0de&state=st4te5t4te${callback}`;
  return capture(
    redirect(authorize + query, answer, { requestHeaders, responseHeaders: [['Location', answer], ...responseHeaders] }),
    { url: answer, status: 200, requestHeaders, responseHeaders, context: { resourceType: 'main_frame' } },
    json('https://op.example/token', { access_token: 'at12345678', token_type: 'Bearer', id_token: jwt({ iss: 'https://op.example', aud: 'spa', sub: 'u', nonce: 'n0nce', ...claims }), ...token }, {
      method: 'POST', requestBody: { mediaType: 'application/x-www-form-urlencoded', text: `grant_type=authorization_code&client_id=spa&code=c0dec0de&redirect_uri=https%3A%2F%2Fapp.example%2Fcb${body}` },
    }),
    ...more,
  );
} // prettier-ignore

const saml = (inside: string) =>
  form('https://sp.example/acs', {
    SAMLResponse: encoded(
      `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r" Version="2.0"><saml:Issuer>https://idp.example</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="_a"><saml:Issuer>https://idp.example</saml:Issuer>${inside}</saml:Assertion></samlp:Response>`,
    ),
  });

/** What of a message can be as large as its sender likes. */
const dimensions: Readonly<Record<string, (n: number) => readonly Exchange[]>> = {
  'parameters of one name': (n) => login({ query: '&state=q'.repeat(n) }),
  'parameters of many names': (n) => login({ query: many(n, (at) => `&p${at}=v${at}`).join('') }),
  'a parameter’s value': (n) => login({ query: `&login_hint=${'a1'.repeat(100 * n)}` }),
  'the fragment of an answer': (n) => login({ callback: `#${many(n, (at) => `p${at}=v${at}`).join('&')}` }),
  'fields of a form': (n) => login({ body: many(n, (at) => `&p${at}=v${at}`).join('') }),
  headers: (n) => login({ requestHeaders: many(n, (at) => [`X-H${at}`, `v${at}`] as const) }),
  'a header’s value': (n) => login({ requestHeaders: [['X-Long', 'a1'.repeat(100 * n)]] }),
  cookies: (n) => login({ requestHeaders: [['Cookie', many(n, (at) => `c${at}=v${at}`).join('; ')]] }),
  'cookies that are set': (n) => login({ responseHeaders: many(n, (at) => ['Set-Cookie', `c${at}=v${at}; Path=/`] as const) }),
  'claims of a token': (n) => login({ claims: Object.fromEntries(many(n, (at) => [`c${at}`, `v${at}`])) }),
  'depth of a claim': (n) => login({ claims: { deep: JSON.parse(`${'['.repeat(n)}1${']'.repeat(n)}`) as unknown } }),
  'members of an answer': (n) => login({ token: Object.fromEntries(many(n, (at) => [`m${at}`, `v${at}`])) }),
  'words of an error': (n) => login({ more: [{ url: `https://app.example/cb?error=access_denied&state=st4te5t4te&error_description=${'User+kim+is+locked.+'.repeat(n)}` }] }),
  'depth of a document': (n) => capture(saml(`${'<a>'.repeat(n)}x${'</a>'.repeat(n)}`)),
  'attributes of an element': (n) => capture(saml(`<saml:Subject ${many(n, (at) => `a${at}="v"`).join(' ')}/>`)),
}; // prettier-ignore

const page = { resourceType: 'main_frame', tab: 7 } as const;
const one = spaLogin('a', { tab: 7 });
const at = (every: number, all: readonly Exchange[]) =>
  all.map((exchange, n) => ({ ...exchange, startedAt: baseTime + n * every }));
const withCalls = (calls: readonly ExchangeFields[]) =>
  capture(one.request(), one.landing(), one.redemption(), ...calls);
const poll = (n: number): ExchangeFields =>
  json(
    'https://op.example/token',
    { error: 'authorization_pending' },
    {
      status: 400,
      method: 'POST',
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        text: `grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=dc12345678&client_id=tv&n=${n}`,
      },
    },
  );

/** What of a flow, and around it, there can be as often as somebody likes. */
const flows: Readonly<Record<string, (n: number) => readonly Exchange[]>> = {
  'calls with a token': (n) => withCalls(many(n, (of) => one.apiCall(`https://api.example/notes/${of}`))),
  'calls that were refused': (n) => withCalls(many(n, () => ({ ...one.apiCall(), status: 401 }))),
  refreshes: (n) => withCalls(many(n, (of) => one.refresh(of ? `rt-${of}-7Qx2mVz9` : one.values.refreshToken, { access: `at-${of}-7Qx2mVz9`, refresh: `rt-${of + 1}-7Qx2mVz9` }))),
  'questions of a device': (n) => capture(json('https://op.example/device', { device_code: 'dc12345678', user_code: 'ABCD-EFGH', verification_uri: 'https://op.example/go', expires_in: 900 }, { method: 'POST', requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'client_id=tv&scope=openid' } }), ...many(n, poll)),
  'the same request': (n) => capture(...many(n, () => one.request())),
  'the same answer': (n) => capture(one.request(), ...many(n, () => one.landing())),
  'pages around a login': (n) => at(10, withCalls(many(n, (of) => ({ url: `https://app.example/p${of}`, status: 200, context: page })))),
  'hops of a chain': (n) => at(10, capture(redirect(one.request().url, 'https://op.example/h0', { context: page }), ...many(n, (of) => redirect(`https://op.example/h${of}`, `https://op.example/h${of + 1}`, { context: page })))),
  'documents of servers': (n) => capture(...many(n, (of) => json(`https://op${of}.example/.well-known/openid-configuration`, { issuer: `https://op${of}.example`, authorization_endpoint: `https://op${of}.example/a`, token_endpoint: `https://op${of}.example/t`, jwks_uri: `https://op${of}.example/k` })), one.request()),
}; // prettier-ignore

function told(exchanges: readonly Exchange[]): void {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  const report = inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
  redact('default', { exchanges: inspection.evidence(), report });
}

// Tables that are made when they are first asked for are no work of any one message.
beforeAll(() => {
  told(login({}));
});

test.each(Object.entries(dimensions))(
  '%s: what ten times as much adds is ten times as much work',
  (_name, make) => {
    const [one, some, more] = [2, 20, 200].map((n) => {
      const exchanges = make(n);
      return operationsOf(() => told(exchanges));
    }) as [number, number, number];
    // 18 more, then 180 more: 10 where work grows with the length, 100 where it grows with its square.
    expect(Math.round((more - some) / Math.max(1, some - one))).toBeLessThanOrEqual(limit);
  },
);

const limit = 14;

test.each(Object.entries(flows))('%s: twice as many are about twice as much work', (_name, make) => {
  const [few, some, more] = [60, 120, 240].map((n) => {
    const exchanges = make(n);
    return operationsOf(() => told(exchanges));
  }) as [number, number, number];
  // 2 where work grows with the number, 4 where it grows with its square.
  expect((more - some) / Math.max(1, some - few)).toBeLessThanOrEqual(3);
});
