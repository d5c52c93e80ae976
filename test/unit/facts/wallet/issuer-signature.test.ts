import { SignJWT, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { walletLines } from '../../../../lib/telling/wallet.ts';
import { issueDocument } from '../../../lab/wallets/document.ts';
import { documentSigner } from '../../../lab/wallets/document-signer.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { expectReason } from '../../../support/causes.ts';
import { certificatesByCurve, signerCertificates } from '../../../support/certificates.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { flowsOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { verified } from '../../../support/verified.ts';
import {
  credential,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
  presentation,
} from '../../../support/wallets.ts';

const key = await importJWK(documentSigner, 'ES256');
const { d: _, ...other } = documentSigner;
const issue = async (x5c: readonly string[] | undefined = signerCertificates): Promise<string> => {
  const text = await new SignJWT({ vct: 'urn:eudi:pid:1', exp: 1900000000 })
    .setProtectedHeader({ alg: 'ES256', typ: 'dc+sd-jwt', ...(x5c && { x5c: [...x5c] }) })
    .sign(key);
  return `${text}~`;
};
/** With the signature of another credential. */
const forged = async (): Promise<string> => {
  const [one, two] = [await issue(), await issue([signerCertificates[0]])];
  return `${one.slice(0, one.lastIndexOf('.'))}${two.slice(two.lastIndexOf('.'))}`;
};
const refused = {
  answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
  back: null,
};
const shown = (texts: readonly string[], more: Parameters<typeof presentation>[0] = {}) =>
  presentation({ ...more, answer: { vp_token: JSON.stringify({ pid: texts }) } });
const issued = (text: string) =>
  capture(
    offered(),
    issuerMetadata(),
    preAuthorized(),
    nonce(),
    credential({}, { responseBody: jsonBody({ credentials: [{ credential: text }] }) }),
  );
const said = async (exchanges: readonly Exchange[]) =>
  (await verified(exchanges)).flatMap(({ verdicts }) => Object.entries(verdicts ?? {}).flat());
const told = (exchanges: readonly Exchange[]) =>
  walletLines(flowsOf(exchanges)[0]?.wallet).find(({ label }) => label === 'Shown')?.sentence;

describe('the signature of a credential is held against the certificate that came with it', () => {
  it('where it fits: in what is shown and in what is issued, in both formats', async () => {
    const text = await issue();
    expect(await said(shown([text]))).toEqual(['issuer_signature', 'verified']);
    expect(await said(issued(text))).toContain('issuer_signature');
    expect(await said(issued(issueDocument(other)))).toEqual(['issuer_signature', 'verified']);
    const checked = await verified(shown([text]));
    expect(verdictsOf('vp-disclosure-invalid', checked)).toEqual([]);
    for (const exchanges of [checked, redacted(checked)])
      expect(told(exchanges)).toContain('fits the certificate that came with it; whether to trust that');
    expect(verdictsOf('vci-credential-wrong', await verified(issued(text)))).toEqual([]);
  });

  it('where it does not, and was taken', async () => {
    const presented = await verified(shown([await forged()]));
    expect(verdictsOf('vp-disclosure-invalid', presented)).toEqual(['high certain']);
    const given = await verified(issued(await forged()));
    expect(verdictsOf('vci-credential-wrong', given)).toEqual(['medium certain']);
    for (const [rule, exchanges] of [
      ['vp-disclosure-invalid', presented],
      ['vci-credential-wrong', given],
    ] as const) {
      const { before, after } = beforeAndAfterRedaction(rule, exchanges);
      expect(before).toHaveLength(1);
      expect(after).toEqual(before);
    }
    for (const exchanges of [presented, redacted(presented)])
      expect(told(exchanges)).toContain('The issuer’s signature does not fit the certificate');
  });

  it('and is the reason where it does not and the verifier refuses', async () => {
    const checked = await verified(shown([await forged()], refused));
    expectReason(checked, 'verifier-refuses-answer', 'certificate that came with it');
    expect(verdictsOf('vp-disclosure-invalid', checked)).toEqual(['info certain']);
  });
});

describe('the signature of a credential is not checked, and that is said with its reason', () => {
  it.each<[string, () => Promise<readonly string[]>]>([
    ['no certificate came with it', async () => [await issue([])]],
    [
      'the key of its certificate cannot be used here',
      async () => [await issue([certificatesByCurve.secp256k1])],
    ],
    ['several credentials came at once', async () => [await issue(), await issue()]],
  ])('%s', async (reason, texts) => {
    const checked = await verified(shown(await texts()));
    expect(checked.flatMap(({ verdicts }) => Object.keys(verdicts ?? {}))).not.toContain('issuer_signature');
    for (const exchanges of [checked, redacted(checked)])
      expect(told(exchanges)).toContain(`The issuer’s signature was not checked: ${reason}.`);
    expect(verdictsOf('vp-disclosure-invalid', checked)).toEqual([]);
  });
});
