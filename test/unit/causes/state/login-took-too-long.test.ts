import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, jsonBody, redirect } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'login-took-too-long';
const minute = 60_000;
const html = (text: string) => ({ mediaType: 'text/html', text });
const pomerium = {
  responseBody: html(
    '<div id="root"></div><script>window.POMERIUM_DATA = {"description": "\\nThe request expired. This may be because a login attempt took too long, or because the server\'s clock is out of sync.\\n", "error": "400 Bad Request: internal/cryptutil: timestamp expired", "page": "Error", "status": 400};</script>',
  ),
};
/** A nonce, the time in seconds and what signs both, as Pomerium packs them. */
const made = (at: number) => btoa(`HgcpvWkdr4aWF2x6|${Math.floor(at / 1000)}|\u00fc\u006c\u0005\u0058\u00b5`);

/** The callback is answered 400 with these words, that long after the login began. */
const login = (after: number, answer: Partial<Exchange>, state = 'af0ifjsldkj9320ad') => {
  const exchanges = codeFlow({
    request: { state },
    response: { state },
    token: null,
    responseExchange: { status: 400, ...answer },
  });
  const last = exchanges.length - 1;
  return exchanges.map((one, at) => (at === last ? { ...one, startedAt: baseTime + after } : one));
};
const says = (text: string) => ({ responseBody: html(`<h1>Error</h1><p>${text}</p>`) });

describe(`${id} is the cause`, () => {
  it.each<[string, Partial<Exchange>]>([
    ['Pomerium', pomerium],
    ['an app that speaks of its state', says('The state has expired. Please sign in again.')],
    ['an app that speaks of the login', says('Your login session expired')],
    ['an app that speaks of a timeout', says('The sign-in request timed out')],
    ['an app that answers data', { responseBody: jsonBody({ error: 'state_expired' }) }],
  ])('where the answer comes hours later: %s', (_, answer) => {
    const exchanges = login(202 * minute, answer);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const { why, fix } = reasonOf(exchanges)!;
    expect(why).toContain('came back 3 hours after it had begun');
    expect(fix).toContain('Open the app again');
  });

  it('by the time in the state, where the recording holds the end alone', () => {
    const exchanges = login(2000, pomerium, made(baseTime - 202 * minute));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('its state was made 3 hours before');
  });

  it('and the state tells when it began', () => {
    expect(reasonOf(login(202 * minute, pomerium, made(baseTime)))?.why).toContain('came back 3 hours after');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where the answer came at once', login(2000, pomerium)],
    ['where its state was made at once, too', login(2000, pomerium, made(baseTime - 2000))],
    ['where the app speaks of something else', login(202 * minute, says('Your account is locked'))],
    ['of an expired code', login(202 * minute, says('The authorization code has expired'))],
    ['of an expired token', login(202 * minute, says('The ID token is expired'))],
    [
      'where the answer itself took too long for a proxy',
      login(202 * minute, {
        status: 504,
        responseBody: { mediaType: 'text/plain', text: 'upstream request timeout' },
      }),
    ],
    [
      'where a request took too long by its code',
      login(202 * minute, { status: 408, responseBody: jsonBody({ error: 'request_timeout' }) }),
    ],
    [
      'where the app waited for something else',
      login(202 * minute, says('The request timed out while waiting for the database.')),
    ],
    [
      'where the app did not reach the provider',
      login(202 * minute, says('The connection to the authentication server timed out')),
    ],
    [
      'where the provider did not answer the app',
      login(202 * minute, says('Authentication request to op.example timed out')),
    ],
    ['of an expired certificate', login(202 * minute, says('The certificate of the login server expired'))],
    [
      'where the person was let in',
      login(202 * minute, { status: 302, redirectUrl: 'https://app.example/', responseBody: undefined }),
    ],
    ['of a number in the state that is no time', login(2000, pomerium, btoa('order|1234567890123456|x'))],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});

it('nobody took long where another page began it', () => {
  expect(causesOf([redirect('https://app.example/', 'https://op.example/')])).toEqual([]);
});
