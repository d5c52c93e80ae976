import { endpointOf } from '../../exchange/parameters.ts';
import { endedByPrefetch } from '../../facts/cookies/ended-by-prefetch.ts';
import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, placeIn } from '../cause.ts';

/** A GET that changes something is carried out by whoever loads it, be it a guess. RFC 9110 §9.2.1. */
export default cause({
  id: 'prefetch-signs-out',
  owner: 'client',
  title: 'A prefetch ended the session',
  signs:
    'After the login a prefetch (of the app’s router or of the browser) brought the session’s cookies, its answer deleted them, and the next request to that host had none.',
  against: 'A person who went there; cookies that came along later.',
  fix: 'Let sign-out (and sign-in) be a POST from a form, or a plain <a> that no router prefetches: prefetch={false} with Next.js and Nuxt, data-turbo-prefetch="false" with Turbo. Answer prefetches of that address without touching cookies.',
  references: ['rfc6265bis#5.7'],
  example: 'GET /api/auth/logout (next-router-prefetch: 1) → Set-Cookie: session=; Max-Age=0',
  confusedWith: ['session-cookie-not-kept', 'callback-failed', 'cookie-deleted'],
  folds: [
    'callback-failed',
    'session-cookie-not-kept',
    'resource-rejected',
    'token-not-sent',
    'cookie-fetch-no-credentials',
    'interaction-loop',
    'known-error',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow }) {
    const found = of(endedByPrefetch);
    if (!found) return undefined;
    const { by, prefetcher, names, without } = found;
    const who = prefetcher === 'router' ? 'the app’s router' : 'the browser';
    const what = names.length === 1 ? `the cookie ${names[0]!}` : `the cookies ${names.join(', ')}`;
    const sent = sentCookiesOf(by)?.find(({ name }) => name === names[0])?.value;
    return {
      at: flow.messages.findLast(isFrontChannelResponse),
      why: `The login worked, and then ${who} loaded ${endpointOf(by.url)} in the background (a prefetch, nobody’s click): its answer deleted ${what}, and from ${endpointOf(without.url)} on nobody is signed in.`,
      proof: 'comparison',
      confidence: 'certain',
      browser: names.slice(0, 3).map((cookie) => ({ act: 'deleted', cookie, exchange: by }) as const),
      compared: [
        {
          name: names[0]!,
          expected: placeIn(flow, by, sent ?? null),
          got: placeIn(flow, without, null),
        },
      ],
    };
  },
});
