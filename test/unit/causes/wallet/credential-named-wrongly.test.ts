import { describe, expect, it } from 'vitest';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import {
  credential,
  credentialToken,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
} from '../../../support/wallets.ts';

const asked = (body: Readonly<Record<string, unknown>>, error?: string): ExchangeFields =>
  credential(
    {},
    {
      requestBody: jsonBody(body),
      ...(error !== undefined && { status: 400, responseBody: jsonBody({ error }) }),
    },
  );
const token = (...names: readonly string[]) =>
  preAuthorized(
    {},
    {
      responseBody: jsonBody({
        access_token: credentialToken,
        token_type: 'Bearer',
        expires_in: 600,
        authorization_details: [
          {
            type: 'openid_credential',
            credential_configuration_id: 'org.example.diploma',
            credential_identifiers: names,
          },
        ],
      }),
    },
  );
const begun = (got: ExchangeFields, ...more: readonly ExchangeFields[]) =>
  capture(offered(), issuerMetadata(), got, nonce(), ...more);
const configuration = { credential_configuration_id: 'org.example.diploma', proofs: { jwt: ['a.b.c'] } };
const identifier = (name: string) => ({ credential_identifier: name, proofs: { jwt: ['a.b.c'] } });

describe('credential-named-wrongly', () => {
  const id = 'credential-named-wrongly';

  it.each([
    [
      'came with credential_identifiers, and the request names a credential_configuration_id',
      begun(token('Degree-2023'), asked(configuration, 'invalid_credential_request')),
    ],
    [
      'came without credential_identifiers',
      begun(preAuthorized(), asked(identifier('Degree-2023'), 'unknown_credential_identifier')),
    ],
    [
      'none that came with the token',
      begun(token('Degree-2023'), asked(identifier('Degree-2022'), 'unknown_credential_identifier')),
    ],
    [
      'holds both',
      begun(
        token('Degree-2023'),
        asked({ ...configuration, ...identifier('Degree-2023') }, 'invalid_credential_request'),
      ),
    ],
    [
      'org.example.degree is none of the credentials',
      begun(
        preAuthorized(),
        asked(
          { ...configuration, credential_configuration_id: 'org.example.degree' },
          'unknown_credential_configuration',
        ),
      ),
    ],
  ] as const)('is the reason, in words: %s', (said, exchanges) => {
    expectReason(exchanges, id, said);
  });

  it.each([
    ['where the name is one that was given', begun(token('D'), asked(identifier('D'), 'invalid_request'))],
    ['where the issuer knows it', begun(preAuthorized(), asked(configuration, 'invalid_credential_request'))],
    ['of a refused proof', begun(token('D'), asked(configuration, 'invalid_proof'))],
    ['of a credential that came', begun(token('D'), asked(configuration))],
    [
      'where neither token nor description was seen',
      capture(
        asked({ ...configuration, credential_configuration_id: 'x.y' }, 'unknown_credential_configuration'),
      ),
    ],
  ] as const)('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
