import { expect, it } from 'vitest';
import { causesOf } from '../../../support/causes.ts';
import { capture, form, jsonBody } from '../../../support/exchange.ts';

const asked = (headers: readonly (readonly [string, string])[] | undefined, error: string) =>
  capture(
    form(
      'https://op.example/token',
      { grant_type: 'client_credentials', client_id: 'app' },
      { requestHeaders: headers, status: 400, responseBody: jsonBody({ error }) },
    ),
  );
const type = ['Content-Type', 'application/x-www-form-urlencoded'] as const;

it('a token request without a proof is told as that', () => {
  expect(causesOf(asked([type], 'invalid_dpop_proof'))[0]).toBe('dpop-proof-missing');
});

it.each([
  ['with a proof, whatever is in it', asked([type, ['DPoP', '[REDACTED]']], 'invalid_dpop_proof')],
  ['whose headers were not recorded', asked(undefined, 'invalid_dpop_proof')],
  ['that was refused otherwise', asked([type], 'invalid_request')],
])('but not one %s', (_, exchanges) => {
  expect(causesOf(exchanges)).not.toContain('dpop-proof-missing');
});
