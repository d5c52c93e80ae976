import { describe, expect, it } from 'vitest';
import { loopOf } from '../../../lib/facts/loop.ts';
import { baseTime, redirect, urlWith, type ExchangeFields } from '../../support/exchange.ts';
import { judgedFlowsIn } from '../../support/flows-in.ts';
import { samlAnswer, samlRequest, type RequestChanges } from '../../support/saml-login.ts';
import { casLogin, wsfedLogin, tokenResponseXml } from '../../support/single-sign-on.ts';

type Round = (n: number, start: number) => readonly ExchangeFields[];

const saml =
  (changes: RequestChanges = {}): Round =>
  (n, start) => [
    samlRequest({ id: `_request${n}`, ...changes, exchange: { startedAt: start, ...changes.exchange } }),
    {
      ...samlAnswer({ id: `_response${n}`, assertionId: `_assertion${n}`, inResponseTo: `_request${n}` }),
      startedAt: start + 400,
    },
  ];
const wsfed: Round = (n, start) => [
  { ...wsfedLogin.request({ wctx: `c${n}` }), startedAt: start },
  { ...wsfedLogin.response(tokenResponseXml, { wctx: `c${n}` }), startedAt: start + 400 },
];
const cas: Round = (n, start) => [
  { ...casLogin.request(), startedAt: start },
  { ...casLogin.response(`ST-${n}-aA5Yuvrxzpv8Tau1cYQ7`), startedAt: start + 400 },
];
const oauth: Round = (n, start) => [
  {
    url: urlWith('https://op.example/auth', {
      client_id: 'web',
      redirect_uri: 'https://app.example/cb',
      response_type: 'code',
      scope: 'openid',
      state: `state-of-round-${n}-af0ifjsldkj`,
    }),
    status: 200,
    context: { resourceType: 'main_frame' },
    startedAt: start,
  },
  {
    ...redirect(
      urlWith('https://app.example/cb', {
        code: `SplxlOBeZQQYbYS6WxS${n}`,
        state: `state-of-round-${n}-af0ifjsldkj`,
      }),
      'https://app.example/login',
    ),
    startedAt: start + 400,
  },
];

/** What the one flow of so many rounds says, `pause` milliseconds between each answer and the next request. */
const loopAfter = (round: Round, times: number, pause = 100) => {
  const exchanges = Array.from({ length: times }, (_, n) => round(n, baseTime + 1 + n * (400 + pause)));
  return loopOf(judgedFlowsIn(...exchanges.flat())[0]!);
};

describe('a login goes round', () => {
  it.each([
    ['OAuth', oauth],
    ['SAML', saml()],
    ['WS-Federation', wsfed],
    ['CAS', cas],
  ])('in %s', (_, round) => {
    const loop = loopAfter(round, 4);
    expect(loop).toMatchObject({ count: 4, span: 1500, firstDifference: undefined });
    expect(loop?.rounds).toHaveLength(4);
  });

  it('and says what changed after its first round', () => {
    const sent = (cookie: string): Partial<ExchangeFields> => ({ requestHeaders: [['Cookie', cookie]] });
    const round: Round = (n, start) => {
      const [request, answer] = saml()(n, start);
      return [request!, { ...answer!, ...sent(n === 0 ? 'sid=1' : `sid=1; again=${n}`) }];
    };
    expect(loopAfter(round, 3)?.firstDifference).toEqual({
      name: 'cookies',
      first: 'sid',
      second: 'again sid',
    });
  });
});

describe('a login does not go round', () => {
  it('twice', () => {
    expect(loopAfter(saml(), 2)).toBeUndefined();
  });

  it('when there is time for a person in between', () => {
    expect(loopAfter(saml(), 4, 8000)).toBeUndefined();
  });

  it('when it takes more than a minute', () => {
    const slow: Round = (n, start) => {
      const [request, answer] = saml()(n, start);
      return [request!, { ...answer!, startedAt: start + 39_900 }];
    };
    const exchanges = [0, 1, 2].flatMap((n) => slow(n, baseTime + 1 + n * 40_000));
    expect(judgedFlowsIn(...exchanges).map(loopOf)).toEqual([undefined, undefined, undefined]);
  });

  it('when three services log in one after the other', () => {
    const each: Round = (n, start) => {
      const consumer = `https://sp${n}.example/acs`;
      return saml({ issuer: `https://sp${n}.example`, consumer })(n, start);
    };
    expect(loopAfter(each, 3)).toBeUndefined();
  });

  it('when each asks for another kind of login', () => {
    const step: Round = (n, start) =>
      saml({
        inside: `<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:level:${n}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>`,
      })(n, start);
    expect(loopAfter(step, 3)).toBeUndefined();
  });

  it('when each is in a tab of its own', () => {
    const apart: Round = (n, start) =>
      saml()(n, start).map((one) => ({ ...one, context: { ...one.context, tab: n } }));
    expect(loopAfter(apart, 3)).toBeUndefined();
  });

  it('when it is not answered', () => {
    const unanswered: Round = (n, start) => saml()(n, start).slice(0, 1);
    expect(loopAfter(unanswered, 4)).toBeUndefined();
  });
});
