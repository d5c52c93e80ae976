import { importJWK, SignJWT, type JWK } from 'jose';

/** An ID token about Alice, given without an authorization request. */
export async function signCredential({
  issuer,
  key,
  audience,
  nonce,
}: {
  readonly issuer: string;
  readonly key: JWK;
  readonly audience: string;
  readonly nonce?: string | undefined;
}): Promise<string> {
  const person = { name: 'Alice Liddell', email: 'alice@example.org', email_verified: true };
  return new SignJWT({ ...person, ...(nonce && { nonce }) })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', ...(key.kid && { kid: key.kid }) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('alice')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(key, 'ES256'));
}
