import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { eventWords } from '../../../../lib/telling/sign-in-events.ts';
import { capture, form, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { code, codeFlow, flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const answered = urlWith('https://app.example/cb', { code, state: 'af0ifjsldkj9320ad' });
const inTab = (tab: number, more: Partial<Exchange['context']> = {}) => ({
  context: { resourceType: 'main_frame' as const, tab, ...more },
});
const html = [['Content-Type', 'text/html']] as const;
const [request] = codeFlow();
const link = 'https://op.example/verify?token=ml-93ab77c1d2';
const upstream =
  'https://up.example/auth?client_id=op&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fop.example%2Fbroker';
const opened = (more: Partial<Exchange> = {}, from = link): ExchangeFields =>
  redirect(from, 'https://op.example/auth/resume?flow=1', {
    requestHeaders: [['Sec-Fetch-Site', 'none']],
    ...inTab(2),
    ...more,
  });

/** A person types an address at the provider, and follows the link in the mail. */
function login(followed: readonly ExchangeFields[], tab = 2): readonly Exchange[] {
  return capture(
    redirect(request!.url, 'https://op.example/login?flow=1', inTab(1)),
    { url: 'https://op.example/login?flow=1', status: 200, responseHeaders: html, ...inTab(1) },
    form('https://op.example/login/mail', { email: 'jo@example.org' }, { status: 200, ...inTab(1) }),
    ...followed,
    redirect('https://op.example/auth/resume?flow=1', answered, inTab(tab)),
    { url: answered, status: 200, ...inTab(tab) },
  );
}

/** What is told of it, of a redacted trace alike. */
function told(exchanges: readonly Exchange[]): readonly string[] {
  const [own, ofTrace] = [exchanges, redacted(exchanges)].map((all) =>
    (flowsOf(all)[0]?.events ?? []).flatMap((event) =>
      event.event === 'link_opened' ? [`${event.host}: ${eventWords(event)}`] : [],
    ),
  );
  expect(ofTrace).toEqual(own);
  return own!;
}

describe('a link that is opened in another tab', () => {
  const words =
    'provider: The login went on in another tab, where an address of the provider’s was opened from elsewhere (a link in a mail, say)';

  it.each<[string, Partial<Exchange>]>([
    ['by a program for mail', {}],
    ['in a page for mail', { requestHeaders: [['Sec-Fetch-Site', 'cross-site']] }],
    ['where no header tells', { requestHeaders: undefined }],
  ])('is told as what happened: %s', (_, more) => {
    expect(told(login([opened(more)]))).toEqual([words]);
  });

  it('makes no finding and no other outcome', () => {
    const [flow] = flowsOf(login([opened()]));
    expect(flow!.outcome).toBe(flowsOf(login([opened(inTab(1))], 1))[0]!.outcome);
    expect(flow!.findings.map(({ rule }) => rule)).toEqual(
      flowsOf(login([opened(inTab(1))], 1))[0]!.findings.map(({ rule }) => rule),
    );
  });

  it.each<[string, readonly Exchange[]]>([
    ['in the login’s own tab', login([opened(inTab(1))], 1)],
    [
      'by a page of the provider’s own',
      login([opened({ requestHeaders: [['Sec-Fetch-Site', 'same-origin']] })]),
    ],
    ['as a window of the login’s page', login([opened(inTab(2, { openerTab: 1 }))])],
    ['by a script of a page', login([opened(inTab(2, { initiator: 'https://op.example' }))])],
    ['as the same page a second time', login([opened({}, 'https://op.example/login?flow=1')])],
    ['at the app', login([opened({}, 'https://app.example/start')])],
    ['after the answer', login([], 1)],
    [
      'where tabs are not known',
      login([opened()]).map((one) => ({ ...one, context: { resourceType: 'main_frame' } })),
    ],
    [
      'by another provider that was asked',
      login([
        redirect('https://op.example/broker', `${upstream}&state=b-81c2d0a5f`, inTab(1)),
        { url: `${upstream}&state=b-81c2d0a5f`, status: 200, ...inTab(1) },
        opened(
          { requestHeaders: [['Sec-Fetch-Site', 'cross-site']] },
          'https://op.example/broker?code=Qx7Tz0bVf7RmYc2N&state=b-81c2d0a5f',
        ),
      ]),
    ],
  ])('is not told of what is opened %s', (_, exchanges) => {
    expect(told(exchanges)).toEqual([]);
  });
});
