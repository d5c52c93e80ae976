import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { at, cookie, fetched, page, type Moments } from '../../../support/around.ts';
import { app, inTab, login, op } from '../../../support/team-login.ts';
import { redirect, urlWith } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'logout-left-session';
const signedOut: Moments = [
  [20, redirect(`${app}/logout`, `${app}/`, inTab)],
  [20.1, page(`${app}/`)],
];

describe(`${id} is the cause`, () => {
  it.each<[string, Moments]>([
    ['where the app redirects to its own page', signedOut],
    ['where the app says so itself', [[20, page(`${app}/users/sign_out`)]]],
    [
      'where a script signs out',
      [[20, fetched(`${app}/api/auth/signout`, { method: 'POST', responseHeaders: cookie('sid') })]],
    ],
  ])('of a login that asked nothing, %s', (_, logout) => {
    const exchanges = at(...login(0, true), ...logout, ...login(27));
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('7 seconds before');
    expect(reasonOf(exchanges)?.why).toContain('sso.example.org');
    expect(reasonOf(exchanges)?.what).toBe('Succeeded, without a question to the person.');
    expect(reasonOf(exchanges)?.fix).toContain('end_session_endpoint');
  });
});

describe(`${id} is not the cause`, () => {
  const ended = urlWith(`${op}/logout`, { post_logout_redirect_uri: `${app}/`, id_token_hint: 'x' });
  it.each<[string, Moments]>([
    ['of a person who never signed out', [...login(0, true), ...login(27)]],
    ['of a login at which the provider asked', [...login(0, true), ...signedOut, ...login(27, true)]],
    [
      'where the provider was told',
      [
        ...login(0, true),
        [20, redirect(`${app}/logout`, ended, inTab)],
        [20.1, redirect(ended, `${app}/`, inTab)],
        [20.2, page(`${app}/`)],
        ...login(27),
      ],
    ],
    [
      'where another app was signed out of',
      [...login(0, true), [20, page('https://wiki.example/logout')], ...login(27)],
    ],
    [
      'of a check that is to show nothing',
      [...login(0, true), ...signedOut, ...login(27, false, { prompt: 'none' })],
    ],
    ['of a login an hour later', [...login(0, true), ...signedOut, ...login(3600)]],
    [
      'where signing out was refused',
      [...login(0, true), [20, page(`${app}/logout`, { status: 405 })], ...login(27)],
    ],
  ])('%s', (_, moments) => {
    expect(causesOf(at(...moments))).not.toContain(id);
  });
});
