import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
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
const page = { resourceType: 'main_frame' } as const;

type Start = {
  readonly agent?: string;
  readonly to?: string;
  readonly sent?: Partial<Exchange>;
  readonly after?: readonly ExchangeFields[];
};

/** The app's sign-in page with that policy, and its form, which the app answers with a redirect to the provider. */
function begun(policy: string | undefined, { agent = chrome, to = asked, sent, after = [] }: Start = {}) {
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
  });

  it('is not what kept it from a provider that nobody reaches', () => {
    const exchanges = begun("form-action 'self' https://id.example", {
      after: blocked('net::ERR_NAME_NOT_RESOLVED'),
    });
    expect(causesOf(exchanges)).toEqual(['nothing-there']);
  });
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
    ['of a redirect to a page', begun("form-action 'self'", { to: 'https://id.example/welcome' })],
    [
      'of a redirect within the site',
      begun("form-action 'self'", { to: asked.replace('id.example', 'shop.example') }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
