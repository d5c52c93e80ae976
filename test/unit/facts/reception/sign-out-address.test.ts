import { expect, it } from 'vitest';
import { isSignOutAddress } from '../../../../lib/facts/reception/sign-out-address.ts';

it.each([
  'https://app.example/logout?next=/',
  'https://app.example/users/sign_out',
  'https://op.example/connect/endsession?id_token_hint=x',
  'https://op.example/realms/a/protocol/openid-connect/logout',
])('one signs out at %s', (url) => expect(isSignOutAddress(url)).toBe(true));

it.each(['https://app.example/login', 'https://app.example/logouts/7', 'https://app.example/?to=/logout'])(
  'but not at %s',
  (url) => expect(isSignOutAddress(url)).toBe(false),
);
