import { expect, it } from 'vitest';
import { problemOf } from '../../../../lib/messages/oauth1/problem.ts';

it.each([
  ['X and Discogs repeat the token under another name', { denied: 'abc' }, 'denied', true],
  ['Jira writes it where the verifier goes', { oauth_token: 'a', oauth_verifier: 'denied' }, 'denied', true],
  ['the extension has a code for it', { oauth_problem: 'user_refused' }, 'user_refused', true],
  ['and codes for other refusals', { oauth_problem: 'nonce_used' }, 'nonce_used', false],
])('%s', (_, members, code, refused) => {
  expect(problemOf(members)).toMatchObject({ code, refused });
});

it.each([{}, { oauth_verifier: '473f82d3' }, { error: 'denied' }, { oauth_problem: '' }, { denied: 7 }])(
  'there is no refusal in %j',
  (members) => {
    expect(problemOf(members)).toBeUndefined();
  },
);
