import { asText, asTexts } from '../../exchange/json.ts';
import { clientAssertions } from '../../facts/client/client-assertion.ts';
import type { Facts } from '../../facts/facts.ts';
import { requestObjects } from '../../facts/request-object.ts';
import { dpopProofs } from '../../facts/tokens/dpop.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Signed with an algorithm that the server does not list',
  why: 'Clients and servers configure their checks from the metadata. What is signed otherwise is refused by strict ones, and a client that takes it anyway takes any algorithm.',
  fix: 'Sign with an algorithm that the metadata lists, or list the one that is used.',
  references: ['oidc-discovery#3', 'rfc8414#2', 'rfc9449#5.1'],
  examples: {
    fires: 'id_token_signing_alg_values_supported is ["ES256"] and the ID token’s alg is RS256',
    passes: 'id_token_signing_alg_values_supported is ["RS256", "ES256"] and the ID token’s alg is RS256',
  },
};

/** What is signed does not fit the list that the server publishes. */
export default remark({
  id: 'jwt-alg-not-offered',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect(facts) {
    const judged = signedIn(facts).flatMap((one) => {
      const offered = asTexts(facts.flow.metadata?.[one.list]);
      return offered && offered.length > 0 && one.alg
        ? [{ ...one, offered: new Set(offered.map(plain)) }]
        : [];
    });
    if (judged.length === 0) return 'not applicable';
    const wrong = judged.filter(({ alg, offered }) => !offered.has(plain(alg)));
    // One sentence for each list: a renewed token says the same again.
    return [...Map.groupBy(wrong, ({ list }) => list).values()].map((those): FindingDraft<'low'> => ({
      confidence: 'certain',
      owner: those[0]!.owner,
      detail: `${those[0]!.name} is signed with ${those[0]!.alg}, which ${those[0]!.list} does not list.`,
      evidence: [...new Set(those.map(({ message }) => message))],
    }));
  },
});

type SignedThing = {
  readonly name: string;
  readonly list: string;
  readonly owner: FindingDraft['owner'];
  readonly alg: string;
  readonly message: Message;
};

/** ID tokens of the very issuer whose metadata was read, and what the client signed for it. Unsigned ones are told elsewhere. */
function signedIn({ of, flow, idTokens = [] }: Facts): readonly SignedThing[] {
  const issuer = flow.metadata?.['issuer'];
  const things = [
    ...idTokens
      .filter(({ jwt }) => jwt.claims['iss'] === issuer)
      .map(({ message, jwt: { header } }) => ({ ...lists.idToken, message, header })),
    ...of(clientAssertions).map(({ message, jwt: { header } }) => ({ ...lists.assertion, message, header })),
    ...of(requestObjects).map(({ message, jwt: { header } }) => ({ ...lists.object, message, header })),
    ...(of(dpopProofs) ?? [])
      .filter(({ message }) => message.to === 'authorization_server')
      .map(({ message, proof: { header } }) => ({ ...lists.proof, message, header })),
  ];
  return things.flatMap(({ header, ...thing }) => {
    const alg = asText(header['alg']);
    return alg && alg !== 'none' ? [{ ...thing, alg }] : [];
  });
}

const lists = {
  idToken: {
    name: 'The ID token',
    list: 'id_token_signing_alg_values_supported',
    owner: 'authorization_server',
  },
  assertion: {
    name: 'The client’s assertion',
    list: 'token_endpoint_auth_signing_alg_values_supported',
    owner: 'client',
  },
  object: {
    name: 'The request object',
    list: 'request_object_signing_alg_values_supported',
    owner: 'client',
  },
  proof: { name: 'The DPoP proof', list: 'dpop_signing_alg_values_supported', owner: 'client' },
} as const;

/** RFC 9864 §2.2: EdDSA stands for both of its curves. */
function plain(alg: string): string {
  return /^Ed(?:DSA|25519|448)$/.test(alg) ? 'EdDSA' : alg;
}
