import { expect, it } from 'vitest';
import { privateKeyIn } from '../../../../lib/facts/leaks/private-key-pem.ts';
import type { Message } from '../../../../lib/messages/message.ts';
import type { MessageKind } from '../../../../lib/vocabulary/kinds.ts';
import { exchange, jsonBody } from '../../../support/exchange.ts';

const answering = (
  text: string,
  kind: MessageKind = 'token_request',
  more: Partial<Message> = {},
): Message => ({
  kind,
  exchange: {
    ...exchange({ url: 'https://op.example/token', responseBody: jsonBody({ key: text }) }),
    id: '1',
    entry: 0,
    startedAt: 0,
  },
  carrier: 'request',
  protocol: 'oauth2',
  ties: [],
  offers: [],
  url: 'https://op.example/token',
  params: {},
  from: 'client',
  to: 'authorization_server',
  confidence: 'certain',
  ...more,
});
const pem = (label: string) => `-----BEGIN ${label}-----\nMIIE\n-----END ${label}-----`;

it.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY'])(
  '%s is a private key',
  (label) => {
    expect(privateKeyIn(answering(pem(label)))).toBe('pem');
  },
);

it.each(['PUBLIC KEY', 'CERTIFICATE', 'ENCRYPTED PRIVATE KEY'])('%s is none that can be used', (label) => {
  expect(privateKeyIn(answering(pem(label)))).toBeUndefined();
});

it('only answers to protocol messages are read', () => {
  expect(privateKeyIn(answering(pem('PRIVATE KEY'), 'resource_request'))).toBeUndefined();
  expect(
    privateKeyIn(answering(pem('PRIVATE KEY'), 'token_request', { carrier: 'redirect' })),
  ).toBeUndefined();
});

it('a recorded verdict is believed', () => {
  const { exchange: without, ...message } = answering('');
  expect(privateKeyIn({ ...message, exchange: { ...without, verdicts: { private_key: 'pem' } } })).toBe(
    'pem',
  );
});
