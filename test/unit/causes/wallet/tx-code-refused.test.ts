import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';
import { credential, issuance, nonce, offered, preAuthorized } from '../../../support/wallets.ts';

describe('tx-code-refused', () => {
  const id = 'tx-code-refused';

  it.each([
    [
      'is wrong',
      capture(
        offered(),
        preAuthorized(
          { tx_code: '0000' },
          { status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) },
        ),
      ),
    ],
    [
      'sent none',
      capture(
        offered(),
        preAuthorized(
          { tx_code: undefined },
          { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
        ),
      ),
    ],
  ] as const)('is the reason, in words: %s', (said, exchanges) => {
    expectReason(exchanges, id, said);
  });

  it.each([
    ['of a code that was taken', issuance()],
    [
      'of a code that was typed again',
      capture(
        offered(),
        preAuthorized(
          { tx_code: '0000' },
          { status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) },
        ),
        preAuthorized(),
        nonce(),
        credential(),
      ),
    ],
    [
      'of another grant',
      codeFlow({ tokenExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) } }),
    ],
    [
      'of another error',
      capture(
        offered(),
        preAuthorized({}, { status: 400, responseBody: jsonBody({ error: 'invalid_client' }) }),
      ),
    ],
  ] as const)('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
