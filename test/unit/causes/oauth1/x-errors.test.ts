import { expect, it } from 'vitest';
import { xErrorOf } from '../../../../lib/causes/oauth1/x-errors.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { photos } from '../../../support/oauth1.ts';
import { redacted } from '../../../support/redacted.ts';

const errors = { errors: [{ code: 89, message: 'Invalid or expired token.' }, { code: 32 }] };
const refusedAt = (url: string, answer: unknown = errors) =>
  capture({ ...photos.temporaryCredentials, url, status: 401, responseBody: jsonBody(answer) });
const errorIn = (exchanges: ReturnType<typeof refusedAt>) => xErrorOf(flowIn(...exchanges).messages[0]!);

it.each(['https://api.twitter.com/oauth/request_token', 'https://api.x.com/oauth/request_token'])(
  'at %s it is the first that the answer names',
  (url) => {
    expect(errorIn(refusedAt(url))).toEqual({ number: '89', text: 'Invalid or expired token.' });
  },
);

it('a trace without the answer keeps it', () => {
  const exchanges = redacted(refusedAt('https://api.x.com/oauth/request_token'));
  expect(errorIn(exchanges)).toEqual({ number: '89', text: 'Invalid or expired token.' });
});

it.each([
  ['somebody else’s', refusedAt('https://api.netflix.com/oauth/request_token')],
  ['one whose host only ends alike', refusedAt('https://notx.com/oauth/request_token')],
  ['an answer that names none', refusedAt('https://api.x.com/oauth/request_token', { ok: false })],
])('%s is none', (_, exchanges) => {
  expect(errorIn(exchanges)).toBeUndefined();
});
