import { expect, it } from 'vitest';
import { refusalOf } from '../../../../lib/facts/api/refused-calls.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { messageOf } from '../../../support/messages.ts';

const call = (status: number, fields: Partial<ExchangeFields> = {}) =>
  messageOf('resource_request', { url: 'https://api.example/a', status, ...fields }, { token: 't' });
const challenge = (value: string) => ({ responseHeaders: [['WWW-Authenticate', value]] as const });

it('what is said is read from the challenge, else from the body', () => {
  expect(
    refusalOf(call(401, challenge('Bearer error="invalid_token", error_description="Too old"'))),
  ).toEqual({
    error: 'invalid_token',
    error_description: 'Too old',
  });
  const inBody = messageOf(
    'resource_request',
    { url: 'https://api.example/a' },
    { answer: { error: 'invalid_token' } },
  );
  expect(refusalOf(inBody)).toEqual({ error: 'invalid_token' });
  const foreign = messageOf(
    'resource_request',
    { url: 'https://api.example/a' },
    { answer: { error: 'no_money' } },
  );
  expect(refusalOf(foreign)).toEqual({});
});
