import { generateKeyPair, exportJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { sha256Base64Url } from '../../../../lib/exchange/digest.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { verified } from '../../../support/verified.ts';
import {
  cNonce,
  credential,
  issuer,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
  presentation,
  verifierClient,
  walletNonce,
} from '../../../support/wallets.ts';

const [own, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
const jwk = await exportJWK(own.publicKey);
type Pair = typeof own;

const shown = async ({ privateKey }: Pair): Promise<readonly Exchange[]> => {
  const claims = { vct: 'urn:eudi:pid:1', cnf: { jwk } };
  const text = `${jwt(claims, { alg: 'ES256', typ: 'dc+sd-jwt' })}~`;
  const binding = await new SignJWT({
    aud: verifierClient,
    nonce: walletNonce,
    sd_hash: sha256Base64Url(text),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'kb+jwt' })
    .sign(privateKey);
  return presentation({ answer: { vp_token: JSON.stringify({ pid: [text + binding] }) } });
};
const proved = async ({ privateKey }: Pair): Promise<readonly Exchange[]> => {
  const proof = await new SignJWT({ aud: issuer, nonce: cNonce })
    .setProtectedHeader({ alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk })
    .sign(privateKey);
  const requestBody = jsonBody({
    credential_configuration_id: 'org.example.diploma',
    proofs: { jwt: [proof] },
  });
  return capture(offered(), issuerMetadata(), preAuthorized(), nonce(), credential({}, { requestBody }));
};
const said = async (exchanges: readonly Exchange[]) =>
  (await verified(exchanges)).flatMap(({ verdicts }) => Object.entries(verdicts ?? {}).flat());

describe('what a wallet signs is checked by the key beside it', () => {
  it('where it holds', async () => {
    expect(await said(await shown(own))).toEqual(['holder_signature', 'verified']);
    expect(await said(await proved(own))).toEqual(['key_proof_signature', 'verified']);
    expect(verdictsOf('vp-disclosure-invalid', await verified(await shown(own)))).toEqual([]);
    expect(verdictsOf('vci-proof-mismatch', await verified(await proved(own)))).toEqual([]);
  });

  it('where it does not, and was taken', async () => {
    const holder = await verified(await shown(other));
    const proof = await verified(await proved(other));
    expect(verdictsOf('vp-disclosure-invalid', holder)).toEqual(['high certain']);
    expect(verdictsOf('vci-proof-mismatch', proof)).toEqual(['medium certain']);
    for (const [rule, exchanges] of [
      ['vp-disclosure-invalid', holder],
      ['vci-proof-mismatch', proof],
    ] as const) {
      const { before, after } = beforeAndAfterRedaction(rule, exchanges);
      expect(after).toEqual(before);
    }
  });
});
