import { exportJWK, generateKeyPair } from 'jose';
import type { GadgetKeys } from '../provider/extension-clients.ts';

export type GadgetKeyPairs = {
  readonly publicKeys: GadgetKeys;
  readonly privateKeys: { readonly signingKey: JsonWebKey; readonly decryptionKey: JsonWebKey };
};

/** The gadget's keys: one to sign with, one that answers are encrypted for. */
export async function createGadgetKeys(): Promise<GadgetKeyPairs> {
  const signing = await pair('ES256', { kid: 'gadget-signing', use: 'sig', alg: 'ES256' });
  const encryption = await pair('ECDH-ES', { kid: 'gadget-encryption', use: 'enc', alg: 'ECDH-ES' });
  return {
    publicKeys: { signing: signing.publicKey, encryption: encryption.publicKey },
    privateKeys: { signingKey: signing.privateKey, decryptionKey: encryption.privateKey },
  };
}

async function pair(alg: string, members: Readonly<Record<string, string>>) {
  const keys = await generateKeyPair(alg, { crv: 'P-256', extractable: true });
  return {
    publicKey: { ...(await exportJWK(keys.publicKey)), ...members } as JsonWebKey,
    privateKey: { ...(await exportJWK(keys.privateKey)), ...members } as JsonWebKey,
  };
}
