import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { exchange } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';

const rule = 'session-id-in-url';
const session = 'B7Qx2mZp9LkV4tYw8RsN1cDf6GhJ3aXe';

/** A login whose callback sets a cookie and leads to an address. */
const led = (to: string, cookie = `JSESSIONID=${session}`) =>
  webAppFlow({
    responseExchange: {
      redirectUrl: to,
      responseHeaders: [['Set-Cookie', `${cookie}; Path=/; Secure; HttpOnly; SameSite=Lax`]],
    },
    then: [exchange({ url: to, status: 200, context: { resourceType: 'main_frame' } })],
  });

describe('session-id-in-url is', () => {
  it.each([
    [
      'medium for the cookie’s value behind a path',
      `https://app.example/home;jsessionid=${session}`,
      undefined,
    ],
    [
      'medium for it in a query, whatever it is called',
      `https://app.example/home?s=${session}`,
      `sid=${session}`,
    ],
    ['medium for it as a part of the path', `https://app.example/${session}/home`, `app_session=${session}`],
  ])('%s, also after redaction', (_, to, cookie) => {
    expect(verdictsOf(rule, led(to, cookie))).toEqual(['medium certain']);
    const { before, after } = beforeAndAfterRedaction(rule, led(to, cookie));
    expect(after).toEqual(before);
  });

  it('low for a session id that no cookie shows', () => {
    const exchanges = led(`https://app.example/home;jsessionid=${session}`, 'theme=dark');
    expect(verdictsOf(rule, exchanges)).toEqual(['low certain']);
    expect(detailOf(rule, exchanges)).toBe(
      'An address at https://app.example carries a session id as jsessionid.',
    );
  });
});

describe('session-id-in-url says nothing', () => {
  it.each([
    ['of an ordinary address', led('https://app.example/home?tab=1')],
    ['of session_state', led(`https://app.example/home?session_state=${session}`)],
    ['of a cookie for analytics', led(`https://app.example/home?v=${session}`, `_ga=${session}`)],
    [
      'of a cookie that ties the login',
      led(`https://app.example/home?v=${session}`, `oauth_state=${session}`),
    ],
    ['of a short value that may be there by chance', led('https://app.example/home?page=12', 'sid=12')],
    ['of another site’s address', led(`https://stats.elsewhere/in?s=${session}`, `sid=${session}`)],
    ['of an empty session id', led('https://app.example/home;jsessionid=')],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('where no address after the answer was seen', () => {
    expect(outcomeOf(rule, codeFlow({ response: null, token: null }))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
