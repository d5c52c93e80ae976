import { expect, it } from 'vitest';
import { isSignedOutPage, isSignOutAddress } from '../../../lib/exchange/sign-out-address.ts';

it.each([
  'https://app.example/logout?next=/',
  'https://app.example/users/sign_out',
  'https://op.example/connect/endsession?id_token_hint=x',
  'https://op.example/realms/a/protocol/openid-connect/logout',
  'https://app.example/samlLogout',
  'https://app.example/sso_logout.php',
])('one signs out at %s', (url) => expect(isSignOutAddress(url)).toBe(true));

it.each(['https://app.example/login', 'https://app.example/logouts/7', 'https://app.example/?to=/logout'])(
  'but not at %s',
  (url) => expect(isSignOutAddress(url)).toBe(false),
);

it.each([
  'https://app.example/logged-out',
  'https://app.example/account/SignedOut',
  'https://app.example/logout',
  'https://desk.example/external_logout_complete.do',
])('one has signed out at %s', (url) => expect(isSignedOutPage(url)).toBe(true));

it.each(['https://app.example/logged-in', 'https://app.example/blog/how-i-logged-out-of-it'])(
  'but not at the page %s',
  (url) => expect(isSignedOutPage(url)).toBe(false),
);
