import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../../lib/exchange/base64.ts';
import { sha256Base64Url } from '../../../../lib/exchange/digest.ts';
import { claimsShownIn } from '../../../../lib/facts/wallet/sd-jwt-claims.ts';
import { jwt } from '../../../support/logins.ts';
import { operationsOf } from '../../../support/operations.ts';

const disclosure = (...parts: readonly unknown[]): string =>
  encodeBase64Url(new TextEncoder().encode(JSON.stringify(['salt', ...parts])));
const shown = (claims: Readonly<Record<string, unknown>>, ...disclosures: readonly string[]) =>
  claimsShownIn([jwt(claims, { alg: 'ES256', typ: 'dc+sd-jwt' }), ...disclosures, ''].join('~'));
const hash = (text: string): string => sha256Base64Url(text);

/** Each names the next so many times; the outermost first. */
function chained(times: number, depth: number): readonly string[] {
  const all = [disclosure('end', true)];
  for (let at = 0; at < depth; at += 1) {
    const next = hash(all.at(-1)!);
    all.push(disclosure(`level-${at}`, { _sd: Array.from({ length: times }, () => next) }));
  }
  return all.toReversed();
}

describe('the claims that an SD-JWT shows', () => {
  it('stand where their digests do', () => {
    const [street, nation] = [disclosure('street', 'Heidestraße 17'), disclosure('DE')];
    const address = disclosure('address', { _sd: [hash(street)] });
    const claims = { vct: 'urn:eudi:pid:1', _sd: [hash(address)], nations: [{ '...': hash(nation) }, 'FR'] };
    expect(shown(claims, address, street, nation)).toEqual({
      vct: 'urn:eudi:pid:1',
      address: { street: 'Heidestraße 17' },
      nations: ['DE', 'FR'],
    });
  });

  it('are there once, however often a digest is named', () => {
    const all = chained(2, 2);
    expect(shown({ _sd: [hash(all[0]!), hash(all[0]!)] }, ...all)).toEqual({
      'level-1': { 'level-0': { end: true } },
    });
  });

  it('take no longer where each digest is named many times in the one above', () => {
    const all = chained(4, 9);
    expect(operationsOf(() => shown({ _sd: [hash(all[0]!)] }, ...all))).toBeLessThan(100_000);
  });

  it.each<[unknown]>([[[{ toString: 1 }]], [[null, 7, ['a']]], ['a'], [{}]])(
    'are none where digests are %j',
    (digests) => {
      expect(shown({ vct: 'a', _sd: digests })).toEqual({ vct: 'a' });
    },
  );
});
