import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { inspecting } from '../../../support/around.ts';
import { capture, exchange, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'csp-form-action-start';
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/154.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
const safari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';
const asked =
  'https://id.example/authorize?client_id=shop&response_type=code&redirect_uri=https%3A%2F%2Fshop.example%2Fcb&state=n2b8v4c6x9';
const saml = 'https://id.example/sso?SAMLRequest=fZBNa8MwDIb&RelayState=x';
const logout =
  'https://adfs.example/adfs/ls/?wa=wsignout1.0&wtrealm=urn%3Ashop&wreply=https%3A%2F%2Fshop.example%2F';
const forum = 'https://forum.example/login';
const page = { resourceType: 'main_frame' } as const;

type Start = {
  readonly agent?: string;
  readonly to?: string;
  readonly sent?: Partial<Exchange>;
  /** What comes between the page and its form. */
  readonly then?: ExchangeFields;
  readonly after?: readonly ExchangeFields[];
};

/** The app's sign-in page with that policy, and its form, which the app answers with a redirect to the provider. */
function begun(
  policy: string | undefined,
  { agent = chrome, to = asked, sent, then, after = [] }: Start = {},
) {
  return capture(
    {
      url: 'https://shop.example/users/sign_in',
      status: 200,
      context: page,
      requestHeaders: [['User-Agent', agent]],
      responseHeaders: [
        ['Content-Type', 'text/html'],
        ...(policy === undefined ? [] : [['Content-Security-Policy', policy] as const]),
      ],
    },
    ...(then ? [withPolicy(then)] : []),
    {
      url: 'https://shop.example/users/auth/corp',
      method: 'POST',
      status: 302,
      redirectUrl: to,
      context: { ...page, initiator: 'https://shop.example' },
      requestHeaders: [['User-Agent', agent]],
      ...sent,
    } as ExchangeFields,
    ...after,
  );
}

/** Where a test gives it no headers, it has a policy that forbids forms to lead elsewhere. */
function withPolicy(fields: ExchangeFields): ExchangeFields {
  return { status: 200, responseHeaders: [['Content-Security-Policy', "form-action 'self'"]], ...fields };
}

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['with the own site alone', begun("form-action 'self'")],
    ['with another provider', begun("default-src 'self'; form-action 'self' https://accounts.google.com")],
    ['with none at all', begun("form-action 'none' https://shop.example")],
    ['in Safari', begun("form-action 'self'", { agent: safari })],
    ['of SAML', begun("form-action 'self'", { to: saml })],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://id.example/');
    expect(reasonOf(exchanges)?.fix).toContain('Add https://id.example to form-action');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('where the form leads to an address of the app first', () => {
    const exchanges = begun("form-action 'self'", {
      sent: { redirectUrl: 'https://shop.example/auth/go' },
      after: [
        {
          url: 'https://shop.example/auth/go',
          status: 302,
          redirectUrl: asked,
          context: page,
          requestHeaders: [['User-Agent', chrome]],
        },
      ],
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('once, with the number of times that it was tried', () => {
    const [shown, sent] = begun("form-action 'self'");
    const again = { ...sent!, id: 'again', entry: 2, startedAt: sent!.startedAt + 9000 };
    expect(causesOf([shown!, sent!, again])).toEqual([id]);
    expect(reasonOf([shown!, sent!, again])?.why).toContain('to log in 2 times');
  });
});

describe('where the way to the provider was recorded, broken off', () => {
  const blocked = (failure: string): readonly ExchangeFields[] => [
    {
      url: asked,
      method: 'GET',
      status: 0,
      failure,
      context: page,
      requestHeaders: [['User-Agent', chrome]],
    },
  ];

  it.each(['net::ERR_BLOCKED_BY_CSP', 'net::ERR_ABORTED'])('%s is the policy’s doing', (failure) => {
    const exchanges = begun("form-action 'self'", { after: blocked(failure) });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each([
    ['the form last', [0, 2, 1]],
    ['the page last', [1, 2, 0]],
    ['the request first', [2, 0, 1]],
  ])('is one login, in whatever order it is told of: %s', (_, order) => {
    const exchanges = begun("form-action 'self'", { after: blocked('net::ERR_ABORTED') });
    const told = order.map((place) => exchanges[place]!);
    expect(flowsOf(told).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causesOf(told)).toEqual([id]);
  });

  it('is one login, when more of its form becomes known at last', () => {
    const exchanges = begun("form-action 'self'", { after: blocked('net::ERR_ABORTED') });
    const more = { ...exchanges[1]!, responseBody: { mediaType: 'text/html', text: '' } };
    expect(causesOf([...exchanges, more])).toEqual([id]);
  });

  it.each<[string, ExchangeFields]>([
    ['of a call of the page’s', { url: 'https://shop.example/api/me', context: { resourceType: 'fetch' } }],
    ['of a page in a frame', { url: 'https://shop.example/silent', context: { resourceType: 'sub_frame' } }],
    ['of a page in another tab', { url: 'https://shop.example/help', context: { ...page, tab: 8 } }],
  ])('is not the doing of the policy %s', (_, other) => {
    const exchanges = begun(undefined, { after: blocked('net::ERR_ABORTED'), then: other });
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('is the doing of the page’s policy, whatever its calls have', () => {
    const call: ExchangeFields = { url: 'https://shop.example/api/me', context: { resourceType: 'fetch' } };
    const allowing = {
      ...call,
      status: 200,
      responseHeaders: [['Content-Type', 'application/json']],
    } as const;
    expect(causesOf(begun("form-action 'self'", { then: allowing }))).toEqual([id]);
  });

  it('is not what kept it from a provider that nobody reaches', () => {
    const exchanges = begun("form-action 'self' https://id.example", {
      after: blocked('net::ERR_NAME_NOT_RESOLVED'),
    });
    expect(causesOf(exchanges)).toEqual(['nothing-there']);
  });
});

it('is told, too, where an earlier request of the same address is heard of late', () => {
  const [shown, sent] = begun("form-action 'self'");
  const before = exchange({
    id: 'before',
    entry: 9,
    url: asked,
    status: 200,
    context: page,
    startedAt: shown!.startedAt - 5000,
  });
  const inspection = inspecting([shown!, sent!, before]);
  expect(inspection.report({ kind: 'live', entries: 3, skipped: 0 }).flows).toHaveLength(2);
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['without a policy', begun(undefined)],
    ['of a policy that says nothing of forms', begun("default-src 'self'")],
    ['where the provider may be gone to', begun("form-action 'self' https://id.example")],
    ['where any https address may', begun('form-action https:')],
    [
      'of a browser that went there all the same',
      begun("form-action 'self'", { after: [{ url: asked, status: 200, context: page }] }),
    ],
    ['in Firefox', begun("form-action 'self'", { agent: firefox })],
    ['where the browser is not known', begun("form-action 'self'", { agent: '' })],
    ['of a link', begun("form-action 'self'", { sent: { method: 'GET' } })],
    ['of a script’s call', begun("form-action 'self'", { sent: { context: { resourceType: 'fetch' } } })],
    ['of a logout', begun("form-action 'self'", { to: logout })],
    ['of an answer of OpenID 2', begun("form-action 'self'", { to: `${forum}?openid.mode=id_res` })],
    ['of a redirect to a page', begun("form-action 'self'", { to: 'https://id.example/welcome' })],
    [
      'of a redirect within the site',
      begun("form-action 'self'", { to: asked.replace('id.example', 'shop.example') }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
