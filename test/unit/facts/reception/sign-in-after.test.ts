import { describe, expect, it } from 'vitest';
import { flowsOf, webAppFlow } from '../../../support/flow.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';

const app = 'https://app.example';
const session = [['Set-Cookie', 'sid=s1aaaaaaaaaaaa; Path=/; HttpOnly; Secure']] as const;
const page = (url: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url,
  status: 200,
  requestHeaders: [['Cookie', 'sid=s1aaaaaaaaaaaa']],
  context: { resourceType: 'main_frame' },
  ...more,
});
const ended = (redirectUrl: string, isSession: boolean, ...then: readonly ExchangeFields[]) =>
  flowsOf(
    webAppFlow({ responseExchange: { redirectUrl, responseHeaders: isSession ? session : [] }, then }),
  )[0]?.outcome;
const call: ExchangeFields = {
  url: `${app}/api/account`,
  status: 200,
  requestHeaders: [['Cookie', 'sid=s1aaaaaaaaaaaa']],
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody({ name: 'Jo' }),
  context: { resourceType: 'fetch', initiator: app },
};

describe('an app that leads to a route of its page for signing in', () => {
  it('has logged nobody in, without a session', () => {
    expect(ended(`${app}/#/login`, false, page(`${app}/`, { requestHeaders: [] }))).toBe('failed');
  });

  it.each<[string, Parameters<typeof ended>]>([
    ['with a session', [`${app}/#/login`, true, page(`${app}/`)]],
    ['where its calls are answered', [`${app}/#/login`, false, page(`${app}/`), call]],
    ['where it hands a token over there', [`${app}/#/login?token=abcdefgh12345678`, false, page(`${app}/`)]],
  ])('is not told to have failed %s', (_, steps) => {
    expect(ended(...steps)).not.toBe('failed');
  });
});

describe('an app that leads back to a page of its own', () => {
  it.each(['/orders/pending-approval', '/docs/no-access'])('has not turned the person away: %s', (path) => {
    expect(ended(`${app}${path}`, true, page(`${app}${path}`))).toBe('succeeded');
  });

  it('has done so where that is all that the page is for', () => {
    expect(ended(`${app}/no-access`, true, page(`${app}/no-access`))).toBe('failed');
  });
});
