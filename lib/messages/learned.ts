import type { Exchange } from '../exchange/exchange.ts';
import type { StepKind } from '../vocabulary/kinds.ts';
import type { TieName } from '../vocabulary/ties.ts';

/**
 * What earlier messages and discovery documents taught: it makes a likely message certain. Endpoints are URLs without
 * query and fragment.
 */
export interface Learned {
  /** What is known to live at that endpoint. */
  kindAt(endpoint: string): StepKind | undefined;
  isRedirectUri(endpoint: string): boolean;
  /** A redirect that carried an answer in its fragment led here, and this is the request that follows it, which shows no fragment. */
  isLanding(exchange: Exchange): boolean;
  isPostLogoutRedirectUri(endpoint: string): boolean;
  /** A client that was seen identifies itself by that address. draft-ietf-oauth-client-id-metadata-document §3. */
  isClientId(url: string): boolean;
  /** A device told a person to type a code there. RFC 8628 §3.2. */
  isVerificationUri(endpoint: string): boolean;
  /** A login at a server of that origin was seen. */
  isServerOrigin(origin: string): boolean;
  /** A login at that server, in that tab, has begun and waits for its answer. */
  awaitsAnswer(exchange: Exchange): boolean;
  /** A message with that tie was seen in a flow: a request with that state, a code or token that was delivered. */
  knows(name: TieName, value: string): boolean;
  /** How often within the last minute, in its tab, the same address led to the same other one, and no page was shown in between. */
  roundsBefore(exchange: Exchange): number;
  /** The pages at the top of its tab within the last minute, in order of time. */
  pagesBefore(exchange: Exchange): readonly Exchange[];
  /** The same of all tabs: a popup is another than the page that opened it. */
  pagesOfAllTabs(exchange: Exchange): readonly Exchange[];
  /** The page that took that code still stands at its address, as this request shows; the first request that does. */
  isLeftStanding(code: string, exchange: Exchange): boolean;
}

/** Before anything was seen. */
export const nothingLearned: Learned = {
  kindAt: () => undefined,
  isRedirectUri: () => false,
  isLanding: () => false,
  isPostLogoutRedirectUri: () => false,
  isClientId: () => false,
  isVerificationUri: () => false,
  isServerOrigin: () => false,
  awaitsAnswer: () => false,
  knows: () => false,
  roundsBefore: () => 0,
  pagesBefore: () => [],
  pagesOfAllTabs: () => [],
  isLeftStanding: () => false,
};
