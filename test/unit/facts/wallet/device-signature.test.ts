import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { walletLines } from '../../../../lib/telling/wallet.ts';
import { expectReason } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { licenceQuery, licenceSpace, mdocMadeElsewhere, shownMdoc } from '../../../support/mdocs.ts';
import { redacted } from '../../../support/redacted.ts';
import { verified } from '../../../support/verified.ts';
import { presentation, sdJwt, type PresentationChanges } from '../../../support/wallets.ts';

const shown = (changes: PresentationChanges = {}, tokens: readonly string[] = [mdocMadeElsewhere]) =>
  presentation({
    ...changes,
    object: changes.object === null ? null : { dcql_query: asked, ...changes.object },
    answer: { vp_token: JSON.stringify({ mdl: tokens }) },
  });
const [mdl] = licenceQuery.credentials;
const asked = {
  credentials: [
    { ...mdl, claims: [{ path: [licenceSpace, 'given_name'] }, { path: [licenceSpace, 'birth_date'] }] },
  ],
};
const refused = {
  answerExchange: { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
  back: null,
};
const said = async (exchanges: readonly Exchange[]) =>
  (await verified(exchanges)).flatMap(({ verdicts }) => Object.entries(verdicts ?? {}).flat());

describe('what a device signs is checked by the key that the issuer signed', () => {
  it('and is told to be for this request', async () => {
    const checked = await verified(shown());
    expect(await said(shown())).toEqual(['device_signature', 'verified']);
    for (const exchanges of [checked, redacted(checked)])
      expect(walletLines(flowsOf(exchanges)[0]?.wallet)[1]?.sentence).toMatch(
        /The holder’s signature is for this request\. The issuer’s/,
      );
  });

  it.each([
    ['another nonce', { object: { nonce: 'n-other-7d1e55c0a9' } }],
    [
      'another verifier',
      { object: { client_id: 'x509_hash:other' }, request: { client_id: 'x509_hash:other' } },
    ],
  ])('and is the reason where it is for %s and the verifier refuses', async (_, changes) => {
    const checked = await verified(shown({ ...changes, ...refused }));
    expectReason(checked, 'verifier-refuses-answer', 'OpenID4VPHandover');
    for (const exchanges of [checked, redacted(checked)])
      expect(walletLines(flowsOf(exchanges)[0]?.wallet)[1]?.sentence).toContain('is not for this request');
  });

  it('and nothing is told of one that was taken: wallets of older drafts sign another session', async () => {
    const checked = await verified(shown({ object: { nonce: 'n-other-7d1e55c0a9' } }));
    expect(walletLines(flowsOf(checked)[0]?.wallet)[1]?.sentence).toContain('does not show');
    expect(flowsOf(checked)[0]?.findings.map(({ rule }) => rule)).not.toContain('vp-binding-mismatch');
  });
});

describe('nothing is checked', () => {
  it.each([
    ['where the request was not seen', shown({ object: null })],
    ['where the nonce was taken out', shown({ object: { nonce: '***' } })],
    ['of several documents', shown({}, [mdocMadeElsewhere, mdocMadeElsewhere])],
    ['where a MAC stands in its place', shown({}, [shownMdoc({ deviceAuth: new Map([['deviceMac', []]]) })])],
    ['where nothing is bound', shown({}, [shownMdoc({ deviceAuth: null })])],
    ['of a key that is none', shown({}, [shownMdoc({ deviceKey: new Map([[1, 2]]) })])],
    ['where the browser’s own API was asked', shown({ object: { protocol: 'openid4vp-v1-signed' } })],
    [
      'of an SD-JWT without a key',
      presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt(null)] }) } }),
    ],
  ])('%s', async (_, exchanges) => {
    expect(await said(exchanges)).toEqual([]);
  });
});
