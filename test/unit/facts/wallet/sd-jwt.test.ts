import { describe, expect, it } from 'vitest';
import { sha256Base64Url } from '../../../../lib/exchange/digest.ts';
import { readSdJwt } from '../../../../lib/facts/wallet/sd-jwt.ts';
import { jwt } from '../../../support/logins.ts';
import { sdJwt } from '../../../support/wallets.ts';

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an SD-JWT is read', () => {
  it('with what is shown, kept back and signed', () => {
    const read = readSdJwt(sdJwt());
    expect(read?.disclosures.map(({ name, value }) => [name, value])).toEqual([
      ['given_name', 'Erika'],
      ['18', true],
    ]);
    expect(read).toMatchObject({ keptBack: 1, sdHash: 'match' });
    expect(read?.disclosures.every(({ isOfCredential }) => isOfCredential)).toBe(true);
  });

  it('with elements of lists, and claims within claims', () => {
    const inner = packed(['s1', 'locality', 'Berlin']);
    const outer = packed(['s2', 'address', { _sd: [sha256Base64Url(inner)] }]);
    const element = packed(['s3', 'DE']);
    const issued = jwt({
      _sd: [sha256Base64Url(outer)],
      nationalities: [{ '...': sha256Base64Url(element) }],
    });
    const read = readSdJwt(`${[issued, outer, inner, element].join('~')}~`);
    expect(read?.disclosures.map(({ name, isOfCredential }) => [name, isOfCredential])).toEqual([
      ['address', true],
      ['locality', true],
      [undefined, true],
    ]);
    expect(read).toMatchObject({ keptBack: 0, sdHash: undefined, binding: undefined });
  });

  it('without a judgement where digests are made another way', () => {
    const read = readSdJwt(`${jwt({ _sd_alg: 'sha-512', _sd: ['x', 'y'] })}~${packed(['s', 'a', 1])}~`);
    expect(read?.disclosures[0]?.isOfCredential).toBeUndefined();
    expect(read?.keptBack).toBe(1);
  });

  it('that was changed: a claim of somebody else’s, a hash over something else', () => {
    expect(readSdJwt(sdJwt({}, [packed(['s', 'admin', true])]))?.disclosures.at(-1)?.isOfCredential).toBe(
      false,
    );
    expect(readSdJwt(sdJwt({ sd_hash: 'x' }))?.sdHash).toBe('mismatch');
    expect(readSdJwt(sdJwt({ sd_hash: undefined }))?.sdHash).toBe('mismatch');
  });
});

describe('no SD-JWT is', () => {
  it.each([
    undefined,
    '',
    jwt({}),
    'a~b~c',
    '~',
    '~~~~',
    `${jwt({})}${'~x'.repeat(600)}`,
    `x${'~'.repeat(300_000)}`,
  ])('text %#', (text) => {
    expect(readSdJwt(text)).toBeUndefined();
  });

  it('though broken disclosures are no reason to throw', () => {
    const read = readSdJwt(
      `${jwt({ _sd: [1, null, {}], a: { '...': 5 } })}~!!~${packed({})}~${packed([1])}~`,
    );
    expect(read?.disclosures.map(({ isOfCredential }) => isOfCredential)).toEqual([false, false, false]);
  });
});
