/** How Chromium, Firefox and WebKit name an answer that they kept from a page, or a call that they did not make for it. Fetch standard §4.10. */
export const corsFailure =
  /ERR_FAILED|NS_ERROR_DOM_BAD_URI|\bCORS\b|access control|Origin .{0,200} is not allowed/i;

/** Characters of a failure that are read. */
const longest = 500;

/** True where the browser's own words for a failed request mean CORS, or nothing else: so it shows what CORS forbids. */
export function isCorsFailure(failure: string | undefined): boolean {
  return failure !== undefined && corsFailure.test(failure.slice(0, longest));
}
