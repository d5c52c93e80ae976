import type { StepKind } from '../report/report.ts';

/**
 * What earlier messages and discovery documents taught: it makes a likely message certain. Endpoints are URLs without
 * query and fragment.
 */
export interface Learned {
  /** What is known to live at that endpoint. */
  kindAt(endpoint: string): StepKind | undefined;
  isRedirectUri(endpoint: string): boolean;
  /** A redirect that carries an answer in its fragment leads here; the request that follows it shows no fragment. */
  isLanding(url: string): boolean;
  isPostLogoutRedirectUri(endpoint: string): boolean;
  /** A device told a person to type a code there. RFC 8628 §3.2. */
  isVerificationUri(endpoint: string): boolean;
  /** A login at a server of that origin was seen. */
  isServerOrigin(origin: string): boolean;
  /** A request with that state was seen. */
  knowsState(state: string): boolean;
  /** A message of another protocol with that shared or known value was seen. */
  knowsShared(value: string): boolean;
  /** That code was delivered in a flow that was seen. */
  knowsCode(code: string): boolean;
  /** That token was issued in a flow that was seen. */
  knowsToken(token: string): boolean;
}

/** Before anything was seen. */
export const nothingLearned: Learned = {
  kindAt: () => undefined,
  isRedirectUri: () => false,
  isLanding: () => false,
  isPostLogoutRedirectUri: () => false,
  isVerificationUri: () => false,
  isServerOrigin: () => false,
  knowsState: () => false,
  knowsShared: () => false,
  knowsCode: () => false,
  knowsToken: () => false,
};
