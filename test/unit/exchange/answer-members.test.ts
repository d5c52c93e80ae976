import { expect, it } from 'vitest';
import { answerMembers } from '../../../lib/exchange/answer-members.ts';
import { exchange } from '../../support/exchange.ts';

const membersOf = (mediaType: string, text: string | undefined) =>
  answerMembers(exchange({ url: 'https://op.example/token', responseBody: { mediaType, text } }));

it.each([
  ['application/json', '{"access_token":"a","expires_in":60}', { access_token: 'a', expires_in: 60 }],
  ['text/plain', ' {"error":"x"}', { error: 'x' }],
  ['application/x-www-form-urlencoded', 'access_token=a&scope=b+c', { access_token: 'a', scope: 'b c' }],
])('of %s are read: %s', (mediaType, text, members) => expect(membersOf(mediaType, text)).toEqual(members));

it.each([
  ['text/html', '<p>code=1</p>'],
  ['application/json', '[1]'],
  ['application/json', '{"a":'],
  ['application/json', undefined],
])('there are none in %s: %s', (mediaType, text) => expect(membersOf(mediaType, text)).toBeUndefined());

it('there are none of an exchange that was not seen', () => {
  expect(answerMembers(undefined)).toBeUndefined();
});
