import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { baseTime, exchange, urlWith } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'token-not-sent';
const token = 'mF_9.B5f-4.1JqM-access-01';

/** A call of the app's page after its login that has no Authorization. */
const bare = (changes: ApiCall = {}, headers: readonly Header[] = []): readonly Exchange[] =>
  calledApi({
    token,
    challenge: 'Bearer',
    ...changes,
    login: { responseExchange: { requestHeaders: [['Cookie', 'seen=1']] }, ...changes.login },
    call: { requestHeaders: [['Accept', 'application/json'], ...headers], ...changes.call },
  });

const reasonOfFirst = (exchanges: readonly Exchange[]) => flowsOf(exchanges)[0]?.diagnosis[0];

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of Bearer alone', bare()],
    ['of Bearer with a realm', bare({ challenge: 'Bearer realm="orders"', message: 'Unauthorized' })],
    ['at the app’s own API', bare({ url: 'https://app.example/api/orders' })],
    [
      'of a page that only its token’s audience tells',
      calledApi({
        token: { aud: 'https://api.example' },
        challenge: 'bearer',
        message: 'Full authentication is required to access this resource',
        call: { requestHeaders: [['Accept', '*/*']], context: { resourceType: 'fetch' } },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toMatch(/without it: the answer is 401/);
  });

  it('is a guess where cookies and Authorization may have been removed, unless the API says it', () => {
    const login = { responseExchange: {} };
    expect(reasonOf(bare({ login }))).toMatchObject({ cause: id, confidence: 'tentative' });
    for (const message of [
      'No authorization token was found',
      'Authentication credentials were not provided.',
    ])
      expect(reasonOf(bare({ login, message }))).toMatchObject({ cause: id, confidence: 'firm' });
  });

  it('quotes what the API says', () => {
    expect(reasonOf(bare({ message: 'No authorization token was found' }))?.why).toContain(
      'No authorization token was found',
    );
  });
});

describe(`${id}, after a quiet request for the API’s own token`, () => {
  const asked = (script: string, params: Readonly<Record<string, string>> = {}): Exchange =>
    exchange({
      id: 'quiet',
      startedAt: baseTime + 5000,
      url: urlWith('https://op.example/authorize', {
        response_type: 'code',
        client_id: 'spa',
        redirect_uri: 'https://app.example/cb',
        scope: 'openid',
        audience: 'https://api.example',
        prompt: 'none',
        response_mode: 'web_message',
        state: 'quiet-state-1',
        ...params,
      }),
      status: 200,
      responseBody: {
        mediaType: 'text/html',
        text: `<script>parent.postMessage(${script}, "https://app.example")</script>`,
      },
      context: { resourceType: 'sub_frame' },
    });
  const refused = '{type: "authorization_response", response: {"error": "consent_required"}}';
  const withQuiet = (quiet: Exchange): readonly Exchange[] =>
    [...bare(), quiet].toSorted((a, b) => a.startedAt - b.startedAt);

  it('tells that it was refused, and what to ask for in the visible login', () => {
    const reason = reasonOfFirst(withQuiet(asked(refused)));
    expect(reason?.cause).toBe(id);
    expect(reason?.why).toContain(
      'asked op.example quietly for a token for https://api.example, was refused (consent_required), and called https://api.example/orders without one',
    );
    expect(reason?.fix).toContain('audience (https://api.example)');
    expect(reason?.fix).not.toContain('localhost');
  });

  it.each([
    ['brought a code', asked('{type: "authorization_response", response: {"code": "SplxlOBeZQQYbYS6"}}')],
    ['shows something else', asked('"ready"')],
    ['is another client’s', asked(refused, { client_id: 'other', redirect_uri: 'https://other.example/cb' })],
    ['came later', { ...asked(refused), startedAt: baseTime + 50_000 }],
  ])('says nothing of one that %s', (_, quiet) => {
    expect(reasonOfFirst(withQuiet(quiet))?.why ?? '').not.toContain('quietly');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a call with its token', calledApi({ token, challenge: 'Bearer' })],
    ['where the challenge speaks of a token that came', bare({ challenge: 'Bearer error="invalid_token"' })],
    ['of another kind of login', bare({ challenge: 'Basic realm="x"' })],
    ['of a call that is answered', bare({ status: 200 })],
    ['of a call that is forbidden', bare({ status: 403 })],
    ['of a call with a cookie, which may be its session', bare({}, [['Cookie', 'sid=1']])],
    ['of a call with a key of another name', bare({}, [['X-Api-Key', 'k3y-0123456789']])],
    ['of a call before the login', bare({ after: -5 })],
    ['of a call long after it', bare({ after: 3600 })],
    ['of a page’s own navigation', bare({ call: { context: { resourceType: 'main_frame' } } })],
    [
      'of a call of another page',
      bare({ call: { context: { resourceType: 'fetch', initiator: 'https://other.example' } } }),
    ],
    ['of a page that nothing tells', bare({ call: { context: { resourceType: 'fetch' } } })],
    ['of a preflight', bare({ call: { method: 'OPTIONS' } })],
    [
      'where the headers of the call were not recorded',
      bare({ call: { requestHeaders: undefined } as Partial<Exchange> }),
    ],
    ['of a web app, whose page has no token', bare({ login: { token: null } })],
    [
      'of a server that describes where to log in',
      bare({
        challenge: 'Bearer resource_metadata="https://api.example/.well-known/oauth-protected-resource"',
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('where the page sends it the next time', () => {
    const mended = { ...calledApi({ token, status: 200, after: 12 }).at(-1)!, id: 'later', entry: 99 };
    expect(causesOf([...bare(), mended])).toEqual([]);
  });
});
