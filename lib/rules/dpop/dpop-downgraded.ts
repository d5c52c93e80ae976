import { asText } from '../../exchange/json.ts';
import { carriesProof } from '../../facts/tokens/dpop.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { knownTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { presentedToken } from '../../messages/oauth2/presented-token.ts';
import { viewOf } from '../../messages/view.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Bearer token issued although DPoP was asked for',
  why: 'The client proved a key so that the token would work for it alone. A bearer token works for anybody who gets hold of it.',
  fix: 'Turn DPoP on for this client at the server; a client that needs the protection discards the answer.',
  references: ['rfc9449#5', 'rfc9449#5.1'],
  examples: {
    fires: 'A token request with a DPoP header is answered with token_type "Bearer"',
    passes: 'A token request with a DPoP header is answered with token_type "DPoP"',
  },
};

/** A key was offered to bind the token to, and the token came unbound. */
export default rule({
  id: 'dpop-downgraded',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['tokenRequests'],
  inspect({ flow, tokenRequests }) {
    const judged = tokenRequests.filter(
      (message) => carriesProof(message.exchange) && gaveTokens(message) && tokenTypeOf(message),
    );
    if (judged.length === 0) return 'not applicable';
    const bearer = judged.filter((message) => tokenTypeOf(message) !== 'dpop');
    const first = bearer[0];
    if (!first) return undefined;
    const issued = new Set(bearer.flatMap((message) => knownTokens(message)['access_token'] ?? []));
    const uses = flow.messages
      .filter(({ token }) => token !== undefined && issued.has(token))
      .filter(isBearer);
    const isUnsupported = flow.metadata && flow.metadata['dpop_signing_alg_values_supported'] === undefined;
    return {
      severity: isUnsupported ? 'info' : uses.length > 0 ? 'medium' : 'low',
      confidence: 'certain',
      detail: `The token request carried a DPoP proof; the answer says token_type ${asText(first.answer?.['token_type'])}, expected DPoP.${uses.length > 0 ? ' The client then used the token as a bearer token.' : ''}${isUnsupported ? ' The server’s metadata does not say that it supports DPoP.' : ''}`,
      evidence: [...bearer, ...uses],
    };
  },
});

function tokenTypeOf({ answer }: Message): string | undefined {
  return asText(answer?.['token_type'])?.toLowerCase();
}

function isBearer({ exchange }: Message): boolean {
  const presented = presentedToken(viewOf(exchange));
  return presented !== undefined && presented.scheme !== 'dpop';
}
