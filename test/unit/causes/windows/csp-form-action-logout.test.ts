import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'csp-form-action-logout';
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/154.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
const main = { resourceType: 'main_frame', tab: 1 } as const;

type Logout = {
  readonly agent?: string;
  readonly to?: string;
  readonly headers?: readonly Header[];
  readonly text?: string;
  readonly sent?: Partial<ExchangeFields>;
  readonly after?: readonly ExchangeFields[];
};

const ofMeta = (policy: string) =>
  `<html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><form action="/logout" method="POST"></form></html>`;

/** A page with a form to sign out, which the app answers with a redirect to the provider. */
function signedOut(changes: Logout = {}) {
  const agent: Header = ['User-Agent', changes.agent ?? chrome];
  return capture(
    {
      url: 'https://help.example/mailbox/1',
      status: 200,
      context: main,
      requestHeaders: [agent],
      responseHeaders: [['Content-Type', 'text/html'], ...(changes.headers ?? [])],
      responseBody: { mediaType: 'text/html', text: changes.text ?? '<form></form>' },
    },
    {
      url: 'https://help.example/logout',
      method: 'POST',
      status: 302,
      redirectUrl: changes.to ?? 'https://login.idp.example/tenant/saml2',
      context: { ...main, initiator: 'https://help.example' },
      requestHeaders: [agent],
      ...changes.sent,
    },
    ...(changes.after ?? []),
  );
}

describe(`${id} is the cause`, () => {
  it.each<[string, Logout]>([
    ['by the page’s own text', { text: ofMeta("default-src 'self'; form-action 'self'") }],
    ['by its header', { headers: [['Content-Security-Policy', "form-action 'self'"]] }],
    [
      'where the broken-off request was recorded as well',
      {
        text: ofMeta("form-action 'self'"),
        after: [
          {
            url: 'https://login.idp.example/tenant/saml2',
            status: 0,
            failure: 'net::ERR_BLOCKED_BY_CSP',
            context: { ...main, initiator: 'https://help.example' },
          },
        ],
      },
    ],
    [
      'of OpenID Connect',
      {
        text: ofMeta("form-action 'self'"),
        to: 'https://login.idp.example/connect/endsession?post_logout_redirect_uri=https%3A%2F%2Fhelp.example%2F',
      },
    ],
  ])('%s', (_, changes) => {
    const exchanges = signedOut(changes);
    expectReason(exchanges, id, 'https://help.example/mailbox/1, whose form was sent, forbids it');
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'client' });
    expect(reasonOf(exchanges)?.fix).toContain('Add https://login.idp.example to form-action');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(flowsOf(exchanges).map(({ outcome, purpose }) => [outcome, purpose])).toEqual([
      ['failed', 'logout'],
    ]);
  });
});

describe('no logout is said to be kept back', () => {
  const self = ofMeta("form-action 'self'");
  it.each<[string, Logout]>([
    ['without a policy', {}],
    ['with the provider in it', { text: ofMeta("form-action 'self' https://login.idp.example") }],
    ['with a policy of scripts alone', { text: ofMeta("script-src 'self'") }],
    ['in Firefox', { text: self, agent: firefox }],
    ['where the app stays on its own host', { text: self, to: 'https://help.example/login' }],
    ['where another form was sent', { text: self, sent: { url: 'https://help.example/search' } }],
    [
      'by a call of a script, which no policy of forms holds',
      {
        text: self,
        sent: { context: { resourceType: 'fetch', tab: 1, initiator: 'https://help.example' } },
      },
    ],
    [
      'by one, as the browser says itself',
      {
        text: self,
        sent: {
          context: { tab: 1 },
          requestHeaders: [
            ['User-Agent', chrome],
            ['Sec-Fetch-Mode', 'cors'],
            ['Sec-Fetch-Dest', 'empty'],
          ],
        },
      },
    ],
    ['by a link', { text: self, sent: { method: 'GET' } }],
  ])('%s', (_, changes) => {
    expect(causesOf(signedOut(changes))).not.toContain(id);
    expect(flowsOf(signedOut(changes)).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });
});
