import { describe, expect, it } from 'vitest';
import { walletLines } from '../../../lib/telling/wallet.ts';
import { flowsOf } from '../../support/flow.ts';
import { redacted } from '../../support/redacted.ts';
import { licenceQuery, shownMdoc } from '../../support/mdocs.ts';
import { issuance, presentation, query, sdJwt } from '../../support/wallets.ts';

const lines = (exchanges: Parameters<typeof flowsOf>[0]) =>
  walletLines(flowsOf(exchanges)[0]?.wallet).map(({ label, sentence }) => `${label}: ${sentence}`);
const shown = (...given: Parameters<typeof sdJwt>) =>
  lines(presentation({ answer: { vp_token: JSON.stringify({ pid: [sdJwt(...given)] }) } }))[1];

describe('what was asked for and shown', () => {
  it('is a sentence each', () => {
    expect(lines(presentation())).toEqual([
      'Asked for: urn:eudi:pid:1 (dc+sd-jwt): given_name, age_equal_or_over.18.',
      'Shown: urn:eudi:pid:1 (dc+sd-jwt): given_name, 18. One claim was kept back. The holder’s signature is for this request. The issuer’s signature was not checked: no certificate came with it.',
    ]);
  });

  it('says so where nothing binds it, or something else does', () => {
    expect(shown(null)).toContain('Nothing binds it');
    expect(shown({ nonce: 'n-other' })).toContain('not for this request');
    expect(shown({}, ['WyJzYWx0IiwiYWRtaW4iLHRydWVd'])).toContain('not for what was shown');
  });

  it('names what a document shows, and leaves open for whom', () => {
    const exchanges = presentation({
      object: { dcql_query: licenceQuery },
      answer: { vp_token: JSON.stringify({ mdl: [shownMdoc()] }) },
    });
    expect(lines(exchanges)).toEqual([
      'Asked for: org.iso.18013.5.1.mDL (mso_mdoc): org.iso.18013.5.1.given_name, org.iso.18013.5.1.age_over_18.',
      'Shown: org.iso.18013.5.1.mDL (mso_mdoc): org.iso.18013.5.1.given_name, org.iso.18013.5.1.age_over_18. One claim was kept back. The holder’s device vouches for it; whether for this request does not show. The issuer’s signature was not checked: the key of its certificate cannot be used here.',
    ]);
    expect(lines(redacted(exchanges))).toEqual(lines(exchanges));
    expect(JSON.stringify(redacted(exchanges))).not.toContain('Erika');
  });

  it('is the same of a redacted recording, without a value', () => {
    expect(lines(redacted(presentation()))).toEqual(lines(presentation()));
    expect(JSON.stringify(flowsOf(presentation())[0]?.wallet)).not.toContain('Erika');
  });

  it('tells whole credentials, alternatives and long lists', () => {
    const claims = Array.from({ length: 15 }, (_, at) => ({ id: `c${at}`, path: [`claim_${at}`] }));
    const many = { ...query.credentials[0], claims, claim_sets: [['c0']] };
    const whole = { id: 'mdl', format: 'mso_mdoc', meta: { doctype_value: 'org.iso.18013.5.1.mDL' } };
    const [first, second] = lines(
      presentation({ object: { dcql_query: { credentials: [many, whole] } }, answer: null }),
    );
    expect(first).toMatch(/and 3 more \(or another selection of these\)\.$/);
    expect(second).toBe('Asked for: org.iso.18013.5.1.mDL (mso_mdoc), as a whole.');
  });

  it.each([
    ['of an issuance', issuance()],
    ['of a request that was not fetched', presentation({ object: null, answer: null })],
  ])('is nothing %s', (_, exchanges) => {
    expect(lines(exchanges)).toEqual([]);
  });

  it('is asked for alone where the answer is encrypted', () => {
    const answer = {
      vp_token: undefined,
      state: undefined,
      response: 'eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn',
    };
    expect(lines(presentation({ answer }))).toHaveLength(1);
  });
});
