import { expect, it } from 'vitest';
import { logoutRequestOf } from '../../../lib/facts/logout-request.ts';

const asked = (url: string, redirectUrl?: string) =>
  ({ kind: 'end_session_request', exchange: { url, redirectUrl } }) as never;
const endpoint = 'https://op.example/connect/endsession?post_logout_redirect_uri=x';
const page = 'https://op.example/Account/Logout';

it.each([
  ['the one before the page that it led to', [asked(endpoint, page), asked(page)], endpoint],
  ['the second of two that were sent', [asked(endpoint, 'https://app.example/'), asked(page)], page],
  ['the one that leads to itself', [asked(page, page)], page],
  ['none without a logout', [], undefined],
])('the client’s logout request is %s', (_, messages, url) => {
  expect(logoutRequestOf({ messages })?.exchange.url).toBe(url);
});
