/** True where a browser gave up because redirects had no end, in the words of Chrome, Firefox and Safari. `failure` as the source tells it. */
export function isTooManyRedirects(failure: string | undefined): boolean {
  return /TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP|too many HTTP redirects/i.test(failure ?? '');
}
