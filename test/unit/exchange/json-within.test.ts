import { describe, expect, it } from 'vitest';
import { jsonWithin } from '../../../lib/exchange/json-within.ts';
import { idTokenOf } from '../../support/flow.ts';

const held = { return_to: '/orders?page=2', nonce: 'n-0S6' };
const text = JSON.stringify(held);

describe('JSON in a value', () => {
  it.each([
    ['as it stands', text],
    ['percent-encoded', encodeURIComponent(text)],
    ['in base64url', Buffer.from(text).toString('base64url')],
    ['in base64', Buffer.from(text).toString('base64')],
    ['behind a random part', `f81d4fae7dec.${Buffer.from(text).toString('base64url')}`],
  ])('is read %s', (_, value) => expect(jsonWithin(value)).toEqual(held));

  it('may be a list', () => expect(jsonWithin('[{"type":"payment"}]')).toEqual([{ type: 'payment' }]));

  it.each([
    ['a word', 'af0ifjsldkj'],
    ['a number', '42'],
    ['half of it', text.slice(0, -1)],
    ['a token, which has a card of its own', idTokenOf()],
    ['nothing', ''],
  ])('is none in %s', (_, value) => expect(jsonWithin(value)).toBeUndefined());
});
