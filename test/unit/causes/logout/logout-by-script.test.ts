import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { at, fetched, page, tab, type Moments } from '../../../support/around.ts';
import { app, login, inTab, op } from '../../../support/team-login.ts';
import { redirect, urlWith } from '../../../support/exchange.ts';

const id = 'logout-by-script';
const byScript = { context: { tab, resourceType: 'fetch', initiator: app } } as const;
const ended = urlWith(`${op}/session/end`, {
  post_logout_redirect_uri: `${app}/bye`,
  client_id: 'team',
});
/** A login, and what happens after it. */
const after = (...moments: Moments) => at(...login(0, true), ...moments);

describe(`${id} is the cause`, () => {
  it.each<[string, Moments]>([
    [
      'of a call that the browser kept from the script',
      [[201, fetched(ended, { status: 0, failure: 'net::ERR_FAILED' })]],
    ],
    ['where nothing more was recorded', []],
    ['where the app shows its own page afterwards', [[202, page(`${app}/bye`)]]],
  ])('%s', (_, moments) => {
    const exchanges = after([200, redirect(`${app}/bff/logout`, ended, byScript)], ...moments);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('sso.example.org');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Moments]>([
    [
      'where the whole page went there after all',
      [
        [200, redirect(`${app}/bff/logout`, ended, byScript)],
        [201, redirect(ended, `${app}/bye`, inTab)],
      ],
    ],
    [
      'of a provider of the app’s own site, which gets its cookies from a script, too',
      [
        [
          200,
          redirect(
            `${app}/bff/logout`,
            urlWith(`https://auth.${new URL(app).host}/logout`, { post_logout_redirect_uri: `${app}/bye` }),
            byScript,
          ),
        ],
      ],
    ],
    ['of an app that signs out by itself', [[200, redirect(`${app}/bff/logout`, `${app}/`, byScript)]]],
    ['of an API that answers a script', [[200, fetched(`${app}/bff/logout`, { method: 'POST' })]]],
    ['of a page that goes there', [[200, redirect(`${app}/logout`, `${app}/`, inTab)]]],
  ])('%s', (_, moments) => {
    expect(causesOf(after(...moments))).not.toContain(id);
  });
});
