import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import type { Header } from '../../../../lib/exchange/exchange.ts';

const id = 'session-split-by-domain';
const main = { resourceType: 'main_frame', tab: 1 } as const;

type Login = {
  readonly sent?: string;
  readonly set: readonly string[];
  readonly client?: string;
};

/** A proxy’s login at that host, which begins `minute` minutes after the first. */
function loginAt(host: string, minute: number, { sent, set, client = 'gateway' }: Login) {
  const state = `state-of-${minute}-8f2b6c`;
  const back = `https://${host}/oauth2/callback`;
  const asked = urlWith('https://id.elsewhere/auth', {
    client_id: client,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: back,
    state,
  });
  const answer = urlWith(back, { code: `code-of-${minute}-1a2b3c`, state });
  const cookie = (value: string | undefined): readonly Header[] => [['Cookie', value ?? 'theme=dark']];
  const fields: readonly ExchangeFields[] = [
    { url: `https://${host}/`, status: 302, redirectUrl: asked, requestHeaders: cookie(sent) },
    { url: asked, status: 302, redirectUrl: answer, requestHeaders: cookie('idp=1') },
    {
      url: answer,
      status: 302,
      redirectUrl: `https://${host}/`,
      requestHeaders: cookie(sent),
      responseHeaders: set.map((one): Header => ['Set-Cookie', one]),
    },
    {
      url: `https://${host}/`,
      status: 200,
      requestHeaders: cookie('all=1'),
      responseHeaders: [['Content-Type', 'text/html']],
    },
  ];
  return fields.map((one, at) => ({
    ...one,
    id: `${minute}-${at}`,
    context: main,
    startedAt: baseTime + minute * 60_000 + at * 200,
  }));
}

const rest = '; Path=/; Max-Age=300; Secure; HttpOnly';
const cookies = (of: string, own = rest, name = 'IdToken') => [
  `Hmac=hmac-of-${of}-8c7d6e5f4a; Domain=corp.example${rest}`,
  `Bearer=bearer-of-${of}-8c7d6e5f4a; Domain=corp.example${rest}`,
  `${name}=token-of-${of}-8c7d6e5f4a${own}`,
];
const shared = 'Hmac=hmac-of-a-8c7d6e5f4a; Bearer=bearer-of-a-8c7d6e5f4a';
const a = loginAt('a.corp.example', 0, { set: cookies('a') });
const both = (sent: string, set = cookies('b'), first = a, client?: string) =>
  capture(...first, ...loginAt('b.corp.example', 2, { sent, set, ...(client && { client }) }));

describe(`${id} is the cause`, () => {
  it('where the next host got those of the domain alone', () => {
    const exchanges = both(shared);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix = '' } = reasonOf(exchanges) ?? {};
    expect(why).toContain(
      'b.corp.example began this login although somebody had logged in at a.corp.example',
    );
    expect(why).toContain(
      'only Hmac, Bearer came along, set for corp.example; IdToken is set without Domain',
    );
    expect(fix).not.toContain('Envoy');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
    expect(flowsOf(exchanges)[0]?.diagnosis).toEqual([]);
  });

  it('where it has one of its own from before, beside those of the other', () => {
    expect(reasonOf(both(`${shared}; IdToken=token-of-older-8c7d6e`))?.why).toContain(
      'IdToken, set without Domain, came from an older login at b.corp.example',
    );
  });
});

describe(`${id} is not the cause`, () => {
  const whole = (of: string) => cookies(of).map((one) => one.replace(' Domain=corp.example;', ''));
  it.each<[string, ReturnType<typeof both>]>([
    [
      'where all are for one host',
      both('theme=dark', whole('b'), loginAt('a.corp.example', 0, { set: whole('a') })),
    ],
    ['where none of the domain came', both('theme=dark')],
    ['where those that came are of another login', both(shared.replaceAll('of-a', 'of-x'))],
    ['where the other app has a session of its own', both(shared, cookies('b', rest, 'Session'))],
    ['of another client', both(shared, cookies('b'), a, 'wiki')],
    [
      'where that of the host ends sooner',
      both(
        shared,
        cookies('b', rest.replace('300', '60')),
        loginAt('a.corp.example', 0, { set: cookies('a', rest.replace('300', '60')) }),
      ),
    ],
    [
      'where that of the host is for scripts',
      both(shared, cookies('b', '; Path=/'), loginAt('a.corp.example', 0, { set: cookies('a', '; Path=/') })),
    ],
    ['of one host', capture(...a, ...loginAt('a.corp.example', 2, { sent: shared, set: cookies('b') }))],
    ['of one login', capture(...a)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
