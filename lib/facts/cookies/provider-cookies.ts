import type { Exchange } from '../../exchange/exchange.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isBystander } from './cookie-names.ts';
import { jarOf } from './jar.ts';
import { journeyTo, type CookieJourney, type CookieStory } from './journey.ts';

/** What became of the provider's own cookies between its pages. */
export type ProviderCookies = {
  readonly journey: CookieJourney;
  /**
   * Those that its pages set in this login and that did not come with a later request though they were for it: dropped, expired,
   * withheld by an attribute, set under another of its host names, or missing. Cookies of other paths are not among them.
   */
  readonly lost: readonly CookieStory[];
};

/**
 * Follows the provider’s cookies from the `request` that reached it to a later `page` of its own: the one on which it says that it knows
 * nothing of the login. `exchanges` in any order.
 */
export function providerCookiesOf(
  exchanges: readonly Exchange[],
  request: Exchange,
  page: Exchange,
): ProviderCookies {
  const journey = journeyTo(jarOf(exchanges), page);
  const lost = journey.stories.filter(
    (story) =>
      !isBystander(story.name) &&
      isLost(story) &&
      story.writes.some(
        ({ exchange }) => exchange.startedAt >= request.startedAt && isOneSite(exchange.url, request.url),
      ),
  );
  return { journey, lost };
}

function isLost({ fate }: CookieStory): boolean {
  switch (fate.kind) {
    case 'dropped':
    case 'expired':
    case 'missing':
      return true;
    case 'withheld':
      return fate.reason !== 'other-path';
    case 'came':
    case 'came-changed':
    case 'deleted':
    case 'unset':
    case 'not recorded':
      return false;
  }
}
