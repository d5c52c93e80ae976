import { decodeJwt } from '../../exchange/jwt.ts';
import { asObject, asText } from '../../exchange/json.ts';
import { dpopProofs, type SeenProof } from '../../facts/tokens/dpop.ts';
import type { Facts } from '../../facts/facts.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { messagesOf } from '../../flows/flow.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';

export const words: RuleWords = {
  title: 'DPoP proof made with another key than the bound one',
  why: 'A bound token works with one key alone. A server that accepts another key does not check the binding: a stolen token works for a thief with a key of his own.',
  fix: 'Client: keep one key per session, not extractable, and use it throughout. Server: compare the thumbprint of the proof’s key with the one the token is bound to.',
  references: ['rfc9449#5', 'rfc9449#6.1', 'rfc9449#6.2', 'rfc9449#7.1', 'rfc9449#10'],
  examples: {
    fires: 'The access token has cnf.jkt of key A; the call to the API carries a proof made with key B',
    passes: 'Token request and API calls carry proofs made with the key that cnf.jkt names',
  },
};

/** The proof was made with another key than the one the token, the code or the refresh token is bound to. */
export default rule({
  id: 'dpop-key-mismatch',
  severity: 'high',
  owner: 'client',
  needs: [dpopProofs],
  inspect(facts) {
    const proofs = facts.of(dpopProofs).filter(({ thumbprint }) => thumbprint !== undefined);
    const judged = proofs.flatMap((seen) => {
      const binding = bindingOf(seen, facts, proofs);
      return binding && (seen.message.exchange.status ?? 0) >= 200 ? [{ seen, binding }] : [];
    });
    if (judged.length === 0) return 'not applicable';
    return judged
      .filter(({ seen, binding }) => binding.jkt !== seen.thumbprint)
      .map(({ seen: { message, thumbprint }, binding }) => {
        const accepted = isAccepted(message.exchange);
        return {
          severity: accepted ? ('high' as const) : ('info' as const),
          owner: !accepted
            ? ('client' as const)
            : message.to === 'resource_server'
              ? ('resource_server' as const)
              : ('authorization_server' as const),
          confidence: 'certain' as const,
          detail: `The proof’s key has the thumbprint ${thumbprint}; ${binding.words} ${binding.jkt}.${accepted ? ' The server accepted it.' : ''}`,
          evidence: [...new Set([...binding.evidence, message])],
        };
      });
  },
});

type Binding = { readonly jkt: string; readonly words: string; readonly evidence: readonly Message[] };

function bindingOf(seen: SeenProof, facts: Facts, proofs: readonly SeenProof[]): Binding | undefined {
  const { message } = seen;
  if (isTokenUse(message))
    return inToken(message) ?? introspected(message, facts) ?? ofIssue(message, proofs);
  if (message.kind !== 'token_request') return undefined;
  return message.params['code'] ? ofCode(facts) : ofRefreshToken(seen, facts, proofs);
}

/** RFC 9449 §6.1. */
function inToken({ token }: Message): Binding | undefined {
  const jwt = decodeJwt(token);
  const jkt = jwt?.type === 'jws' ? asText(asObject(jwt.claims['cnf'])?.['jkt']) : undefined;
  return jkt === undefined ? undefined : { jkt, words: 'the access token is bound to', evidence: [] };
}

/** RFC 9449 §6.2. */
function introspected({ token }: Message, { flow }: Facts): Binding | undefined {
  for (const message of messagesOf(flow, 'introspection_request')) {
    const jkt = asText(asObject(message.answer?.['cnf'])?.['jkt']);
    if (jkt !== undefined && message.params['token'] === token)
      return { jkt, words: 'the server says that the access token is bound to', evidence: [message] };
  }
  return undefined;
}

/** A token that cannot be read was bound to the key of the proof it was issued for; to the last, where it was issued again. RFC 9449 §5. */
function ofIssue({ token }: Message, proofs: readonly SeenProof[]): Binding | undefined {
  const issue = proofs.findLast(
    ({ message: { kind, answer, exchange }, message }) =>
      kind === 'token_request' &&
      isAccepted(exchange) &&
      asText(answer?.['token_type'])?.toLowerCase() === 'dpop' &&
      token !== undefined &&
      knownTokens(message)['access_token'] === token,
  );
  if (issue?.thumbprint === undefined) return undefined;
  return {
    jkt: issue.thumbprint,
    words: 'the access token was issued for the key',
    evidence: [issue.message],
  };
}

/** RFC 9449 §10. */
function ofCode({ authorizationRequest }: Facts): Binding | undefined {
  const jkt = authorizationRequest?.params['dpop_jkt'];
  if (!jkt || !authorizationRequest) return undefined;
  return { jkt, words: 'dpop_jkt of the authorization request is', evidence: [authorizationRequest.message] };
}

/** RFC 9449 §5: a public client's refresh token is bound to the key it was issued with; a confidential client's to its credentials. */
function ofRefreshToken(
  { message }: SeenProof,
  { client }: Facts,
  proofs: readonly SeenProof[],
): Binding | undefined {
  const sent = message.params['refresh_token'];
  if (!sent || client.type !== 'public') return undefined;
  const issuer = proofs.find((other) => knownTokens(other.message)['refresh_token'] === sent);
  if (!issuer?.thumbprint || issuer.message === message) return undefined;
  return {
    jkt: issuer.thumbprint,
    words: 'the refresh token was issued for the key',
    evidence: [issuer.message],
  };
}
