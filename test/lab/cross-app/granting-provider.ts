import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { importJWK, SignJWT, type JWTPayload } from 'jose';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import { createMemoryAdapter } from '../provider/memory-adapter.ts';
import { keepProviderLog, type ProviderEvent } from '../provider/provider-log.ts';

/** Signs claims as this provider, with another `typ` than ID tokens have. */
export type SignAs = (typ: string, claims: JWTPayload, seconds: number) => Promise<string>;

type Params = Readonly<Record<string, string>>;

export type GrantSetup = {
  readonly issuer: string;
  /** A program that may use the grant, with its secret. */
  readonly client: { readonly id: string; readonly secret: string };
  readonly grantType: string;
  readonly parameters: readonly string[];
  /** What it answers; the request’s client is authenticated by then. */
  readonly grant: (params: Params, sign: SignAs) => Promise<Readonly<Record<string, unknown>>>;
};

/** A real provider (`oidc-provider`) for programs alone, with one grant that it leaves to its host. */
export function createGrantingProvider(setup: GrantSetup): {
  readonly listener: RequestListener;
  readonly log: readonly ProviderEvent[];
  readonly sign: SignAs;
} {
  const { issuer, client, grantType, parameters, grant } = setup;
  const key = {
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    kid: randomBytes(6).toString('base64url'),
    alg: 'ES256',
  };
  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(),
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: [grantType],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
  });
  const sign: SignAs = async (typ, claims, seconds) =>
    new SignJWT({ jti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ })
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime(`${seconds} seconds`)
      .sign(await importJWK(key));
  const handler = async (context: KoaContextWithOIDC): Promise<void> => {
    context.body = await grant(context.oidc.params as Params, sign);
  };
  provider.registerGrantType(
    grantType,
    handler as unknown as Parameters<Provider['registerGrantType']>[1],
    [...parameters],
    ['resource', 'audience'],
  );
  return { listener: provider.callback(), log: keepProviderLog(provider), sign };
}
