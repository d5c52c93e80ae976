import { asObject, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import type { Facts } from '../../facts/facts.ts';
import { seen } from '../../facts/seen.ts';
import { dpopProofs } from '../../facts/tokens/dpop.ts';
import { shortnessOf } from '../../facts/tokens/short-key.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Key of the client is too short',
  why: 'The key proves the client, or binds its tokens. Whoever computes the private half of a short one is the client.',
  fix: 'Use RSA keys of 2048 bits or elliptic curves of 224 bits at least: PS256 with 2048 bits, ES256 or EdDSA.',
  references: ['rfc7518#3.3', 'rfc8725#3.5'],
  examples: {
    fires: 'A registration whose jwks has an RSA key of 1024 bits',
    passes: 'A DPoP proof with a P-256 key',
  },
};

/** A key that the client shows is too short. */
export default remark({
  id: 'client-key-weak',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const keys = clientKeysOf(facts);
    if (keys.length === 0) return 'not applicable';
    const short = keys.flatMap(({ key, message, where }) => {
      const said = shortnessOf(key);
      return said === undefined ? [] : [{ said: `${said}: in ${where}.`, message }];
    });
    if (short.length === 0) return undefined;
    return {
      confidence: 'certain',
      detail: [...new Set(short.map(({ said }) => said))].join(' '),
      evidence: [...new Set(short.map(({ message }) => message))],
    };
  },
});

type ClientKey = { readonly key: JsonObject; readonly message: Message; readonly where: string };

/** Of proofs, of registrations (RFC 7591 §2) and of the document that a client names itself by. */
function clientKeysOf({ of }: Facts): readonly ClientKey[] {
  const proofs = of(dpopProofs) ?? [];
  return [
    ...proofs.flatMap(({ message, proof: { key } }) =>
      key ? [{ key, message, where: 'the DPoP proof' }] : [],
    ),
    ...(of(seen.client_registration) ?? []).flatMap((message) =>
      keysOf(parseJsonObject(message.params['jwks'] ?? '')).map((key) => ({
        key,
        message,
        where: 'the registration',
      })),
    ),
    ...(of(seen.client_metadata) ?? []).flatMap((message) =>
      keysOf(asObject(message.answer?.['jwks'])).map((key) => ({
        key,
        message,
        where: 'the client’s metadata document',
      })),
    ),
  ];
}

function keysOf(set: JsonObject | undefined): readonly JsonObject[] {
  const keys = set?.['keys'];
  return Array.isArray(keys) ? keys.map(asObject).filter((key) => key !== undefined) : [];
}
