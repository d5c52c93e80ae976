import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, verdictsOf } from '../../../support/flow.ts';
import { issuance, offered, preAuthorized } from '../../../support/wallets.ts';

const rule = 'vci-code-reused';

describe(`${rule} is`, () => {
  it.each([
    [
      'in one flow',
      'high certain',
      capture(
        offered(),
        preAuthorized(),
        preAuthorized(
          {},
          { responseBody: jsonBody({ access_token: 'second-token-7d1e55', token_type: 'Bearer' }) },
        ),
      ),
    ],
  ] as const)('%s: %s', (_, verdict, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([verdict]);
    const { before, after } = beforeAndAfterRedaction(rule, exchanges);
    expect(after).toEqual(before);
  });
});

describe(`${rule} says nothing`, () => {
  it.each([
    ['of a code that was redeemed once', issuance()],
    [
      'of a second try that is refused',
      capture(
        offered(),
        preAuthorized(),
        preAuthorized({}, { status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) }),
      ),
    ],
    [
      'of a first try with a wrong code',
      capture(
        offered(),
        preAuthorized({ tx_code: '1' }, { status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) }),
        preAuthorized(),
      ),
    ],
    ['of a code flow', codeFlow()],
  ] as const)('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
