import { expect, it } from 'vitest';
import { turnedAwayCallOf } from '../../../../lib/facts/api/turned-away-call.ts';
import { baseTime } from '../../../support/exchange.ts';
import { messageOf } from '../../../support/messages.ts';

const call = (id: string, status: number, { url = 'https://api.example/me', token = 't', at = 0 } = {}) =>
  messageOf('resource_request', { id, url, status, startedAt: baseTime + at }, token ? { token } : {});
const found = (...messages: readonly ReturnType<typeof call>[]) =>
  turnedAwayCallOf({ messages }, (status) => status === 403)?.exchange.id;

it('the last call that was answered so is found, whatever it says of its token', () => {
  expect(found(call('a', 403), call('b', 403), call('c', 500))).toBe('b');
});

it.each<[string, readonly ReturnType<typeof call>[]]>([
  ['of a status that is not asked for', [call('a', 401)]],
  ['where its address took a token before', [call('a', 200), call('b', 403)]],
  ['where its address took one later', [call('a', 403), call('b', 200)]],
  ['of a call without a token', [call('a', 403, { token: '' })]],
])('none is found %s', (_, messages) => {
  expect(found(...messages)).toBeUndefined();
});

it('another address that took a token changes nothing', () => {
  expect(found(call('a', 403), call('b', 200, { url: 'https://api.example/other' }))).toBe('a');
});

it('what came later than wanted is not looked at', () => {
  const messages = [call('a', 403), call('b', 403, { at: 9000 })];
  expect(turnedAwayCallOf({ messages }, () => true, baseTime + 5000)?.exchange.id).toBe('a');
});
