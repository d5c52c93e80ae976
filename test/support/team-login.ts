import { cookie, page, tab, type Moments } from './around.ts';
import { redirect, urlWith } from './exchange.ts';

/** The app. */
export const app = 'https://team.example';
/** Its provider. */
export const op = 'https://sso.example.org';
/** A page of the login’s tab. */
export const inTab = { context: { tab, resourceType: 'main_frame' } } as const;

/** A login that begins at that second; the provider shows its page, or answers at once. */
export const login = (
  second: number,
  isAsked = false,
  more: Readonly<Record<string, string>> = {},
): Moments => {
  const request = urlWith(`${op}/authorize`, {
    client_id: 'team',
    redirect_uri: `${app}/auth/cb`,
    response_type: 'code',
    state: `GfoYU1nVFIL4iszMyfbEIeq7-${second}`,
    ...more,
  });
  const back = `${app}/auth/cb?code=yinV2y62mI4Rd5BoFEbENTEg${second}&state=GfoYU1nVFIL4iszMyfbEIeq7-${second}`;
  const asked: Moments = [
    [second + 0.1, page(request)],
    [second + 6, redirect(`${op}/login`, back, { ...inTab, method: 'POST' })],
  ];
  return [
    [second, redirect(`${app}/auth/start`, request, inTab)],
    ...(isAsked ? asked : ([[second + 0.1, redirect(request, back, inTab)]] satisfies Moments)),
    [second + 6.1, redirect(back, `${app}/home`, { ...inTab, responseHeaders: cookie('sid') })],
    [second + 6.2, page(`${app}/home`)],
  ];
};
