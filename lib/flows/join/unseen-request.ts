import { decodeJwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import { requested, type FlowDraft } from '../draft.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import { challengesOf } from '../keys.ts';

/**
 * The login of a code whose request was not recorded, while another request for the same address was still open: the answer brought
 * another state than that request had sent, the verifier is not the one of its challenge, and no ID token has its nonce. One of
 * them alone is a fault of that login; together they say that it is another one. Its answer leaves `draft` and begins a flow of its
 * own.
 */
export function withoutItsRequest(
  assembly: Assembly,
  draft: FlowDraft,
  redemption: Message,
): FlowDraft | undefined {
  const { code, code_verifier: verifier } = redemption.params;
  const answers = draft.messages.filter(
    ({ kind, params }) => kind === 'authorization_response' && params['code'] === code,
  );
  const [first, ...copies] = answers;
  if (!first || !verifier || redemption.exchange.verdicts?.pkce === 'match') return undefined;
  if (!isForeignState(draft, first) || !isForeignVerifier(draft, verifier)) return undefined;
  if (hasItsNonce(draft, redemption)) return undefined;
  for (const answer of answers) assembly.remove(draft, answer);
  const own = assembly.open(first);
  for (const copy of copies) assembly.add(own, copy);
  return own;
}

function isForeignState(draft: FlowDraft, { params }: Message): boolean {
  const sent = requested(draft, 'state');
  return sent !== undefined && Boolean(params['state']) && params['state'] !== sent;
}

function isForeignVerifier(draft: FlowDraft, verifier: string): boolean {
  const challenge = requested(draft, 'code_challenge');
  return challenge !== undefined && !challengesOf(verifier).some(({ value }) => value === challenge);
}

/** The server itself says that this is the login that was asked for. OIDC Core §3.1.3.7. */
function hasItsNonce(draft: FlowDraft, redemption: Message): boolean {
  const nonce = requested(draft, 'nonce');
  const token = decodeJwt(deliveredTokens(redemption)['id_token']);
  return nonce !== undefined && token?.type === 'jws' && token.claims['nonce'] === nonce;
}
