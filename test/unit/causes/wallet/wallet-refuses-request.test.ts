import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { verifierCertificate } from '../../../support/certificates.ts';
import { presentation, query, type PresentationChanges } from '../../../support/wallets.ts';

const id = 'wallet-refuses-request';
const refused = (
  error: string,
  changes: PresentationChanges = {},
  more: Readonly<Record<string, string>> = {},
) => presentation({ ...changes, answer: { vp_token: undefined, error, ...more } });

describe('wallet-refuses-request', () => {
  it.each([
    [
      'not the hash of the first certificate',
      refused('invalid_request', { objectHeader: { x5c: [verifierCertificate] } }),
    ],
    [
      'invalid_client to the verifier’s request',
      refused('invalid_client', { objectHeader: { x5c: undefined } }),
    ],
    [
      'have the same id',
      refused('invalid_request', {
        object: { dcql_query: { credentials: [...query.credentials, ...query.credentials] } },
      }),
    ],
    [
      'asks for a format',
      refused('vp_formats_not_supported', {
        object: { client_metadata: { vp_formats_supported: { mso_mdoc: {} } } },
      }),
    ],
    [
      'neither get nor post',
      refused('invalid_request_uri_method', { request: { request_uri_method: 'POST' } }),
    ],
    ['has no type', refused('invalid_transaction_data', { object: { transaction_data: ['e30'] } })],
    ['nothing that can be seen is wrong', refused('invalid_request')],
    [
      'Certificate chain is not trusted',
      refused('invalid_client', {}, { error_description: 'Certificate chain is not trusted here.' }),
    ],
  ] as const)('is the reason, in words: %s', (said, exchanges) => {
    expectReason(exchanges, id, said);
  });

  it.each([
    ['of a presentation that worked', presentation()],
    ['of a wallet that shows nothing', refused('access_denied', { objectHeader: { x5c: undefined } })],
    ['of a code that says itself what it means', refused('vp_formats_not_supported')],
    ['of a wallet that was not seen', presentation({ object: null, answer: null })],
  ] as const)('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
