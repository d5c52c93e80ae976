import { expect, it, vi } from 'vitest';
import { encodeBase64Url } from '../../../lib/exchange/base64.ts';
import { verifiesJws } from '../../../lib/verification/verify-jws.ts';

const payload =
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
const ofHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const rsa = {
  kty: 'RSA',
  n: encodeBase64Url(
    ofHex(
      'a1f8160ae2e3c9b465ce8d2d656263362b927dbe29e1f02477fc1625cc90a136e38bd93497c5b6ea63dd7711e67c7429f956b0fb8a8f089adc4b69893cc1333f53edd019b87784252fec914fe4857769594bea4280d32c0f55bf62944f130396bc6e9bdf6ebdd2bda3678eeca0c668f701b38dbffb38c8342ce2fe6d27fade4a5a4874979dd4b9cf9adec4c75b05852c2c0f5ef8a5c1750392f944e8ed64c110c6b647609aa4783aeb9c6c9ad755313050638b83665c6f6f7a82a396702a1f641b82d3ebf2392219491fb686872c5716f50af8358d9a8b9d17c340728f7f87d89a18d8fcab67ad84590c2ecf759339363c07034d6f606f9e21e05456cae5e9a1',
    ),
  ),
  e: 'AQAB',
};
const p256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const p521 = {
  kty: 'EC',
  crv: 'P-521',
  x: 'AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk',
  y: 'ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2',
};
const ed25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

const rs256 = `eyJhbGciOiJSUzI1NiJ9.${payload}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`;
const es256 = `eyJhbGciOiJFUzI1NiJ9.${payload}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`;
const es512 =
  'eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn';
const edDsa =
  'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg';

it.each([
  ['RFC 7515, appendix A.2 (RS256)', rs256, rsa],
  ['RFC 7515, appendix A.3 (ES256)', es256, p256],
  ['RFC 7515, appendix A.4 (ES512)', es512, p521],
  ['RFC 8037, appendix A.4 (Ed25519)', edDsa, ed25519],
])('verifies %s, and nothing that differs from it in one character', async (_, token, key) => {
  expect(await verifiesJws(token, key)).toBe(true);
  const [header, , signature] = token.split('.');
  expect(await verifiesJws(`${header}.e30.${signature}`, key)).toBe(false);
  const at = token.length - 10;
  const bent = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
  expect(await verifiesJws(bent, key)).toBe(false);
});

it.each([
  ['a key of another type', es256, rsa],
  ['a key on another curve', es256, p521],
  ['Ed448, which browsers do not have', edDsa.replace('ZERTQSJ9', 'ZDQ0OCJ9'), ed25519],
  ['a key that is not on its curve', es256, { ...p256, y: p256.x }],
  ['a key whose octets are too few', es256, { ...p256, x: 'AQAB' }],
  ['a key without its members', rs256, { kty: 'RSA' }],
  ['an even modulus', rs256, { ...rsa, n: `${rsa.n.slice(0, -2)}oA` }],
  ['an exponent of 1', rs256, { ...rsa, e: 'AQ' }],
  ['an exponent that would keep us busy', rs256, { ...rsa, e: rsa.n }],
  ['a modulus that would keep us busy', rs256, { ...rsa, n: 'A'.repeat(3) + '_'.repeat(3000) }],
  ['an algorithm that browsers do not have', es256.replace('FUzI1NiJ9', 'FUzI1NksifQ'), p256],
  [
    'a header that wants something done that is not known',
    `${Buffer.from('{"alg":"ES256","crit":["x"],"x":1}').toString('base64url')}.e30.${es256.split('.')[2]}`,
    p256,
  ],
  ['a secret', rs256, { kty: 'oct', k: 'AQAB' }],
  ['a shared secret’s algorithm', `eyJhbGciOiJIUzI1NiJ9.${payload}.${rs256.split('.')[2]}`, rsa],
  ['no algorithm', `e30.${payload}.${rs256.split('.')[2]}`, rsa],
  ['a name that every object has', `eyJhbGciOiJjb25zdHJ1Y3RvciJ9.e30.AQAB`, p256],
  ['five parts', `${rs256}.a.b`, rsa],
  ['text', 'no token at all', rsa],
  ['a signature that is no base64url', `eyJhbGciOiJSUzI1NiJ9.${payload}.[signature 1]`, rsa],
])('cannot tell of %s', async (_, token, key) => {
  expect(await verifiesJws(token, key)).toBeUndefined();
});

it('cannot tell where the browser lacks the algorithm, or gives up', async () => {
  const lacking = vi.spyOn(crypto.subtle, 'importKey');
  lacking.mockRejectedValueOnce(new DOMException('Unrecognized name.', 'NotSupportedError'));
  expect(await verifiesJws(edDsa, ed25519)).toBeUndefined();
  lacking.mockRestore();
  const failing = vi.spyOn(crypto.subtle, 'verify');
  failing.mockRejectedValueOnce(new DOMException('Out of memory.', 'OperationError'));
  expect(await verifiesJws(edDsa, ed25519)).toBeUndefined();
  failing.mockRestore();
  expect(await verifiesJws(edDsa, ed25519)).toBe(true);
});
