import { createHash, createPrivateKey, randomBytes, sign, type JsonWebKey as NodeJwk } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';

/** A key of a wallet, an issuer or a verifier. */
export type Key = {
  readonly publicJwk: JWK;
  readonly sign: (data: string | Uint8Array) => Promise<string>;
  readonly token: (
    claims: Readonly<Record<string, unknown>>,
    header: Readonly<Record<string, unknown>>,
  ) => Promise<string>;
};

/** A new key on P-256, which signs by ES256. */
export async function createKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const key = createPrivateKey({ key: (await exportJWK(privateKey)) as NodeJwk, format: 'jwk' });
  return {
    publicJwk: await exportJWK(publicKey),
    sign: (data) =>
      Promise.resolve(
        sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
      ),
    token: (claims, header) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', ...header }).sign(privateKey),
  };
}

const hasher = (data: string | ArrayBuffer): Uint8Array =>
  createHash('sha256')
    .update(typeof data === 'string' ? data : Buffer.from(data))
    .digest();
const saltGenerator = (length: number): string => randomBytes(length).toString('base64url');

const library = (issuer: Key | undefined, holder: Key | undefined) =>
  new SDJwtInstance<Readonly<Record<string, unknown>>>({
    hasher,
    hashAlg: 'sha-256',
    saltGenerator,
    ...(issuer && { signer: issuer.sign, signAlg: 'ES256' }),
    ...(holder && { kbSigner: holder.sign, kbSignAlg: 'ES256' }),
  });

/** An SD-JWT VC about Erika, bound to the key of her wallet: three claims can be shown one by one. `expires`: in seconds since 1970; default: never. */
export async function issueDiploma(issuer: string, key: Key, holder: JWK, expires?: number): Promise<string> {
  const claims = {
    iss: issuer,
    vct: 'urn:lab:diploma:1',
    iat: Math.floor(Date.now() / 1000),
    ...(expires !== undefined && { exp: expires }),
    cnf: { jwk: holder },
    given_name: 'Erika',
    family_name: 'Mustermann',
    degree: 'Master of Science',
  };
  return library(key, undefined).issue(
    claims as Readonly<Record<string, unknown>>,
    { _sd: ['given_name', 'family_name', 'degree'] } as never,
    { header: { typ: 'dc+sd-jwt' } },
  );
}

/** Two of the three, signed by the holder for one request. */
export function showDiploma(
  credential: string,
  holder: Key,
  payload: { readonly aud: string; readonly nonce: string; readonly iat: number },
): Promise<string> {
  const shown = { given_name: true, degree: true };
  return library(undefined, holder).present(credential, shown as never, { kb: { payload } });
}

/** All three, and one claim that the issuer never wrote, signed by nobody. */
export async function showEverything(
  credential: string,
  [name, value]: readonly [string, string],
): Promise<string> {
  const shown = { given_name: true, family_name: true, degree: true };
  const all = await library(undefined, undefined).present(credential, shown as never);
  const own = Buffer.from(JSON.stringify([saltGenerator(16), name, value])).toString('base64url');
  return `${all}${own}~`;
}
