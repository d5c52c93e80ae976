import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, exchange, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { answer, open, push } from '../../../support/pushed.ts';

const id = 'request-uri-expired';
const led = (seconds: number): ExchangeFields => ({
  ...open(seconds),
  status: 302,
  redirectUrl: 'https://op.example/login',
});
const refused = (seconds: number, text = '[invalid_request] OAuth 2.0 Parameter: request_uri') => ({
  ...open(seconds),
  status: 400,
  responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><div>${text}</div>` },
});
const login: ExchangeFields = exchange({
  url: 'https://op.example/login',
  startedAt: baseTime + 1500,
  status: 200,
  context: { resourceType: 'main_frame' },
});
/** The same with a reference that ends with its own time, 30 seconds from the beginning, and without the push. */
const stamped = (exchanges: readonly ExchangeFields[], end = baseTime + 30_000): readonly Exchange[] =>
  capture(
    ...exchanges.map((one) => ({
      ...one,
      url: one.url.includes('request_uri')
        ? urlWith('https://op.example/auth', {
            client_id: 'spa',
            request_uri: `urn:ietf:params:oauth:request_uri:0tjPMGQ4qRyql6owlaarFT___${end}`,
          })
        : one.url,
    })),
  );

describe(`${id} is the cause`, () => {
  it('where the provider looks at it again after its login, by expires_in', () => {
    const exchanges = capture(push(), led(1), login, refused(75));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason?.owner).toBe('authorization_server');
    expect(reason?.why).toContain('op.example took it up in time');
    expect(reason?.why).toContain('expires_in: 60 seconds');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('by the time that its name ends with', () => {
    const exchanges = stamped([led(1), login, refused(44)]);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('14 seconds after its end');
  });

  it('where the browser opened it too late: the app pushes again', () => {
    const exchanges = capture(push(), refused(90));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.owner).toBe('client');
    expect(reasonOf(exchanges)?.fix).toContain('Push the request when the person begins');
  });

  it.each(['invalid_request_uri', 'invalid_request'])('where the answer says %s', (error) => {
    const { url } = answer(75);
    const exchanges = capture(push(), open(70), {
      ...answer(75),
      url: urlWith(url.split('?')[0]!, { error, state: 'af0ifjsldkj9320ad' }),
    });
    expect(causesOf(exchanges)).toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where it was used up in time', capture(push(), led(1), login, refused(40))],
    ['of a refusal in time, by its name', stamped([led(1), login, refused(20)])],
    ['where the provider goes on with it all the same', capture(push(), led(1), led(75), answer(80))],
    [
      'where the page names the redirect URI',
      capture(push(), led(1), login, refused(75, 'invalid redirect_uri')),
    ],
    [
      'of a reference of which no time is known',
      capture({ ...open(1), status: 302, redirectUrl: 'https://op.example/login' }, login, refused(600)),
    ],
    ['of a login that took long', capture(push(), open(1), answer(400))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
