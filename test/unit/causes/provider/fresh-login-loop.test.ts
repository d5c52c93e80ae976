import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { requestObject } from '../../../support/request-object.ts';
import { baseTime, capture, urlWith, type ExchangeFields } from '../../../support/exchange.ts';

const id = 'fresh-login-loop';
const op = 'https://id.example';
const page = { tab: 7, resourceType: 'main_frame' } as const;
const asked = {
  response_type: 'code',
  client_id: 'portal',
  state: 'af0ifjsldkj9320ad',
  redirect_uri: 'https://portal.example/cb',
};

type Loop = {
  readonly demand?: Readonly<Record<string, string>>;
  /** The parameters of the address that the provider goes on with after the form. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly rounds?: number;
  /** What the browser brings there; `null` where no cookies were recorded. */
  readonly sent?: string | null;
  readonly back?: string;
  readonly end?: readonly ExchangeFields[];
};

/** A login whose form the provider takes, and then asks for again. */
function loop({
  demand = { max_age: '0' },
  kept = { ...asked, ...demand },
  rounds = 3,
  sent = 'idsrv=a-secret',
  back = `${op}/account/login`,
  end = [],
}: Loop = {}): readonly Exchange[] {
  const login = `${op}/account/login?ReturnUrl=%2Fcallback`;
  const next = urlWith(`${op}/connect/authorize/callback`, kept);
  const at = (after: number) => ({ startedAt: baseTime + after, context: page });
  return capture(
    {
      url: urlWith(`${op}/connect/authorize`, { ...asked, ...demand }),
      status: 302,
      redirectUrl: login,
      ...at(1),
    },
    { url: login, status: 200, ...at(100) },
    ...Array.from({ length: rounds }, (_, round): readonly ExchangeFields[] => [
      {
        url: login,
        method: 'POST',
        status: 302,
        redirectUrl: next,
        ...(sent !== null && {
          responseHeaders: [['Set-Cookie', 'idsrv=a-secret; Path=/; Secure; HttpOnly; SameSite=None']],
        }),
        ...at(5000 + round * 5000),
      },
      {
        url: next,
        status: 302,
        redirectUrl: `${back}?ReturnUrl=%2Fcallback`,
        requestHeaders: [['Accept', 'text/html'], ...(sent === null ? [] : ([['Cookie', sent]] as const))],
        ...at(5100 + round * 5000),
      },
      { url: `${back}?ReturnUrl=%2Fcallback`, status: 200, ...at(5200 + round * 5000) },
    ]).flat(),
    ...end.map((one) => ({ ...one, ...at(40_000) })),
  );
}

describe(`${id} is the cause`, () => {
  it.each<[string, Loop]>([
    ['of max_age=0, which the next address still has', {}],
    ['of prompt=login', { demand: { prompt: 'login' } }],
    [
      'of prompt=login in a signed request',
      { demand: { request: requestObject({ ...asked, prompt: 'login' }) } },
    ],
  ])('%s', (_, changes) => {
    const exchanges = loop(changes);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'authorization_server', confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain('took what was typed 3 times');
    expect(reasonOf(exchanges)?.why).toContain('Its session cookie idsrv came along');
  });

  it('perhaps, where no cookies were recorded', () => {
    expect(reasonOf(loop({ sent: null }))).toMatchObject({ cause: id, confidence: 'tentative' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Loop]>([
    ['of a login that may be an old one', { demand: {} }],
    ['of a login that may be some minutes old', { demand: { max_age: '300' } }],
    ['of a form that was taken once', { rounds: 1 }],
    ['of a session cookie that did not come along', { sent: 'theme=dark' }],
    ['of a next address that no longer asks', { kept: asked }],
    ['of another page that follows', { back: `${op}/account/second-factor`, rounds: 2 }],
    [
      'of a login that came through in the end',
      { end: [{ url: `${asked.redirect_uri}?code=SplxlOBeZQQYbYS6&state=${asked.state}`, status: 302 }] },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(loop(changes))).not.toContain(id);
  });
});
