import { expect, it } from 'vitest';
import { oneTimeValuesIn } from '../../../lib/exchange/one-time-values.ts';
import { formBody, jsonBody } from '../../support/exchange.ts';

it.each([
  ['a form', formBody({ code: 'a-code-of-it', state: 'x' }), [['code', 'a-code-of-it']]],
  ['JSON', jsonBody({ authCode: 'a-code-of-it' }), [['code', 'a-code-of-it']]],
  [
    'JSON in JSON',
    jsonBody({ variables: { input: { refresh_token: 'a-refresh-token' } } }),
    [['refresh_token', 'a-refresh-token']],
  ],
  [
    'JSON in a text of JSON',
    jsonBody({ type: 2, extra: JSON.stringify({ code: 'a-code-of-it', redirect_url: 'https://a.example' }) }),
    [['code', 'a-code-of-it']],
  ],
  [
    'an address that is handed on whole',
    jsonBody({ url: 'https://app.example/auth/login?state=x&code=4%2Fa-code-of-it&scope=openid' }),
    [['code', '4/a-code-of-it']],
  ],
])('reads them in %s', (_, body, expected) => {
  expect(oneTimeValuesIn(body)).toEqual(expected);
});

it.each([
  ['no body', undefined],
  ['a body without text', { mediaType: 'application/json' }],
  ['an address with a discount', jsonBody({ url: 'https://shop.example/cart?code=SUMMER20' })],
  ['an address in a sentence', jsonBody({ text: 'see https://app.example/cb?code=a-code-of-it' })],
  ['a number that was typed', jsonBody({ code: '4829131234' })],
  ['a short word', jsonBody({ code: 'SUMMER20' })],
  ['a member of that name that is no text', jsonBody({ code: 1234567890, refresh: true })],
  ['broken JSON', { mediaType: 'application/json', text: '{"code":"a-code-of-it"' }],
  ['the fifth level', jsonBody({ a: { b: { c: { d: { code: 'a-code-of-it' } } } } })],
  ['a long body', jsonBody({ code: 'a-code-of-it', page: 'x'.repeat(30_000) })],
])('finds none in %s', (_, body) => {
  expect(oneTimeValuesIn(body)).toEqual([]);
});
