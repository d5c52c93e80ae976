import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'token-endpoint-elsewhere';
const other = 'https://mcp.example/token';
const redeemedAt = (tokenEndpoint: string, changes: FlowChanges = {}): readonly Exchange[] =>
  codeFlow({
    metadata: { token_endpoint: 'https://op.example/token' },
    tokenEndpoint,
    tokenAnswer: { error: 'not_found' },
    tokenExchange: { status: 404 },
    ...changes,
  });

describe(`${id} is the cause of a code`, () => {
  it.each([
    ['that went to another host, which has no such address', {}],
    [
      'that another server did not know',
      { tokenAnswer: { error: 'invalid_grant' }, tokenExchange: { status: 400 } },
    ],
  ])('%s', (_, changes) => {
    const exchanges = redeemedAt(other, changes);
    expectReason(exchanges, id, 'takes it at https://op.example/token');
    expect(reasonOf(exchanges)?.why).toContain(`the app sent it to ${other}`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['at the address that the metadata name', redeemedAt('https://op.example/token')],
    ['at one that differs by its last slash alone', redeemedAt('https://op.example/token/')],
    ['where no metadata were recorded', redeemedAt(other, { metadata: undefined })],
    ['where they name no token endpoint', redeemedAt(other, { metadata: { token_endpoint: undefined } })],
    [
      'of a code that was taken there',
      redeemedAt(other, {
        tokenAnswer: { access_token: 'a1b2c3d4e5f6', token_type: 'Bearer' },
        tokenExchange: { status: 200 },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
