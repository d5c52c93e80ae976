import { describe, expect, it } from 'vitest';
import { exchange, type ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, detailOf, findingsOf, idTokenOf, verdictsOf } from '../../../support/flow.ts';

const script = { context: { resourceType: 'fetch', initiator: 'https://app.example' } } as const;
const call = (url: string, more: Partial<ExchangeFields> = {}): ExchangeFields =>
  exchange({ url, status: 200, ...script, ...more });
const tokens = {
  access_token: accessToken,
  token_type: 'Bearer',
  refresh_token: 'rt-1-b7c2',
  id_token: idTokenOf(),
};
const after = (...then: readonly ExchangeFields[]) =>
  verdictsOf('token-in-query', codeFlow({ tokenAnswer: tokens, then }));

describe('token-in-query is', () => {
  it('high for an access token in the query of an API call', () => {
    expect(after(call(`https://api.example/notes?access_token=${accessToken}`))).toEqual(['high certain']);
  });

  it('critical over plain http, and not on the device itself', () => {
    expect(after(call(`http://api.example/notes?access_token=${accessToken}`))).toEqual(['critical certain']);
    expect(after(call(`http://localhost:9000/notes?access_token=${accessToken}`))).toEqual(['high certain']);
  });

  it('critical for a refresh token that leaves the server’s site', () => {
    const bearer = [['Authorization', `Bearer ${accessToken}`]] as const;
    const to = (host: string) =>
      call(`https://${host}/x?refresh_token=rt-1-b7c2`, { requestHeaders: bearer });
    expect(after(to('logs.tracker.test.invalid'))).toEqual(['critical certain']);
    expect(after(to('auth.op.example'))).toEqual(['high certain']);
  });

  it('critical for a refresh token between servers whose addresses only end alike', () => {
    const [at, tokenEndpoint] = ['https://10.1.0.7/auth', 'https://10.1.0.7/token'];
    const leak = call('https://192.168.0.7/x?refresh_token=rt-1-b7c2', {
      requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
    });
    const login = codeFlow({ at, tokenEndpoint, tokenAnswer: tokens, then: [leak] });
    expect(verdictsOf('token-in-query', login)).toEqual(['critical certain']);
  });

  it('raised for an issued token under any name', () => {
    const bearer = [['Authorization', `Bearer ${accessToken}`]] as const;
    expect(after(call(`https://api.example/notes?t=${accessToken}`, { requestHeaders: bearer }))).toEqual([
      'high certain',
    ]);
  });

  it('folded into tokens-in-callback-query for a callback that brings the token in its query', () => {
    const exchanges = codeFlow({
      request: { response_type: 'token' },
      responseExchange: {
        url: `https://app.example/cb?access_token=${accessToken}&token_type=bearer&state=af0ifjsldkj9320ad`,
      },
      token: null,
    });
    expect(verdictsOf('token-in-query', exchanges)).toEqual([]);
    expect(verdictsOf('tokens-in-callback-query', exchanges)).toEqual(['high certain']);
  });

  it.each([
    ['a WebSocket', call(`wss://live.example/socket?access_token=${accessToken}`)],
    [
      'an EventSource',
      call(`https://live.example/events?access_token=${accessToken}`, {
        requestHeaders: [['Accept', 'text/event-stream']],
      }),
    ],
  ])('low for %s, which has no headers to set', (_, request) => {
    expect(after(request)).toEqual(['low certain']);
  });

  it.each(['https://graph.facebook.com/v19.0/me', 'https://www.googleapis.com/oauth2/v3/tokeninfo'])(
    'medium where the provider documents it: %s',
    (endpoint) => {
      expect(after(call(`${endpoint}?access_token=${accessToken}`))).toEqual(['medium certain']);
    },
  );

  it('one finding for one endpoint, however often it is called', () => {
    const calls = [1, 2, 3].map((page) =>
      call(`https://api.example/notes?page=${page}&access_token=${accessToken}`),
    );
    const exchanges = codeFlow({ then: calls });
    expect(verdictsOf('token-in-query', exchanges)).toEqual(['high certain']);
    expect(detailOf('token-in-query', exchanges)).toContain('3 requests');
    expect(detailOf('token-in-query', exchanges)).not.toContain(accessToken);
  });
});

describe('token-in-query says nothing', () => {
  it('of a token in the Authorization header', () => {
    const bearer = [['Authorization', `Bearer ${accessToken}`]] as const;
    expect(after(call('https://api.example/notes', { requestHeaders: bearer }))).toEqual([]);
  });

  it('of a token in a fragment: no server gets it', () => {
    const exchanges = codeFlow({
      request: { response_type: 'token' },
      responseExchange: {
        url: `https://app.example/cb#access_token=${accessToken}&token_type=bearer&state=af0ifjsldkj9320ad`,
      },
      token: null,
    });
    expect(verdictsOf('token-in-query', exchanges)).toEqual([]);
  });

  it('of an ID token that hints at a logout', () => {
    const page = { context: { resourceType: 'main_frame' } } as const;
    const hint = `id_token_hint=${tokens.id_token}`;
    const logout = `https://op.example/logout?${hint}&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F`;
    expect(after(exchange({ url: logout, ...page }))).toEqual([]);
  });

  it('of an ID token that hints at a silent login', () => {
    const request = { prompt: 'none', id_token_hint: idTokenOf() };
    expect(verdictsOf('token-in-query', codeFlow({ request }))).toEqual([]);
  });

  it('of an ID token that hints at anything else', () => {
    const requestHeaders = [['Authorization', `Bearer ${accessToken}`]] as const;
    const url = `https://op.example/session?id_token_hint=${tokens.id_token}`;
    expect(after(call(url, { requestHeaders }))).toEqual([]);
  });

  it.each([
    'https://api.mapbox.com/v4/tiles.png?access_token=pk.eyJ1IjoiYSJ9.c2ln',
    'https://bucket.s3.amazonaws.com/a?X-Amz-Security-Token=IQoJb3JpZ2luX2VjEJv',
    'https://app.example/invitation?token=kQ8f-Zs1r0Lw3Yb',
    'https://app.example/notes?access_token=',
  ])('of %s, which no flow issued', (url) => {
    expect(findingsOf(codeFlow({ then: [call(url)] }))).toEqual([]);
  });
});

it.each(['REDACTED', '[Filtered]'])(
  'token-in-query takes no code for a token because a cleaner wrote %s for both',
  (placeholder) => {
    const exchanges = codeFlow({
      response: { code: placeholder },
      token: { code: placeholder },
      tokenAnswer: { ...tokens, access_token: placeholder },
    });
    expect(verdictsOf('token-in-query', exchanges)).toEqual([]);
  },
);
