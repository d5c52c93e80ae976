import { asObject, asText, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { privateKeyIn } from '../../facts/leaks/private-key-pem.ts';
import { dpopProofOf } from '../../messages/oauth2/dpop.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';
import { kinds, type MessageKind } from '../../vocabulary/kinds.ts';

/** RFC 7518 §6.2.2, §6.3.2, §6.4; RFC 8037 §2: members of a JWK that only its owner may have. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

export const words: RuleWords = {
  title: 'Private key material published',
  why: 'Whoever has the private key can sign as its owner: forge tokens, or act as the client.',
  fix: 'Withdraw the key, make a new one, and publish its public members only.',
  references: ['oidc-discovery#3', 'rfc9449#4.2', 'rfc7518#6.3.2', 'rfc7517#9.2'],
  examples: {
    fires: '{"kty": "EC", "x": "…", "y": "…", "d": "…"} in a key set',
    passes: '{"kty": "EC", "x": "…", "y": "…"}',
  },
};

/** A key that signs or decrypts was shown to everybody. */
export default rule({
  id: 'private-key-exposed',
  severity: 'critical',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const written = flow.messages.find(privateKeyIn);
    if (written)
      return {
        owner: 'authorization_server',
        confidence: 'certain',
        detail: `The answer of ${endpointOf(written.url)} holds a private key in PEM form; expected: no private key in any answer.`,
        evidence: [written],
      };
    const shown = flow.messages.flatMap((message) => keysIn(message).map((key) => ({ message, key })));
    if (shown.length === 0) return 'not applicable';
    const found = shown.filter(({ key }) => membersOf(key).length > 0);
    const [first] = found;
    if (!first) return undefined;
    const kid = asText(first.key['kid']);
    return {
      owner: isServers(first.message) ? 'authorization_server' : 'client',
      confidence: 'certain',
      detail: `A key${kid ? ` (kid “${kid}”)` : ''} ${placeOf(first.message)} has the private members ${membersOf(first.key).join(', ')}; expected: public members alone.`,
      evidence: [...new Set(found.map(({ message }) => message))],
    };
  },
});

function membersOf(key: JsonObject): readonly string[] {
  return privateMembers.filter((name) => key[name] !== undefined && key[name] !== null && key[name] !== '');
}

/** Key sets, metadata of servers and clients, registrations, DPoP proofs. */
function keysIn({ kind, answer, params, exchange, carrier }: Message): readonly JsonObject[] {
  if (carrier !== 'request' || kind === 'exposure') return [];
  const proof = dpopProofOf(exchange)?.key;
  const sets =
    kind === 'jwks'
      ? [answer]
      : isDescription(kind)
        ? [asObject(answer?.['jwks']), parseJsonObject(params['jwks'])]
        : [];
  const listed: readonly unknown[] = sets.flatMap((set) => (Array.isArray(set?.['keys']) ? set['keys'] : []));
  const keys = [...listed.map(asObject), proof];
  return keys.filter((key) => key !== undefined).filter((key) => asText(key['kty']) !== undefined);
}

/** A party describes itself, and may show its keys in doing so. */
function isDescription(kind: MessageKind): boolean {
  return kinds[kind].role === 'document' || kinds[kind].role === 'registration';
}

function isServers({ kind }: Message): boolean {
  return kind === 'jwks' || kind === 'discovery';
}

function placeOf(message: Message): string {
  if (isServers(message) || isDescription(message.kind)) return `at ${endpointOf(message.url)}`;
  return 'in the DPoP proof';
}
