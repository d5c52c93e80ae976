import { decodeJwt } from '../../exchange/jwt.ts';
import { isCleaned, isOwnPlaceholder } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import type { Facts } from '../../facts/facts.ts';
import { logoutHintOf, saysNothing } from '../../facts/logout-hint.ts';
import { refusedLogout, type RefusedLogout } from '../../facts/refused-logout.ts';
import type { Message } from '../../messages/message.ts';
import type { SaidPhrase } from '../../facts/said/said.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A hint that is no ID token of this client and issuer. RP-Initiated Logout §2. */
export default cause({
  id: 'logout-hint-invalid',
  owner: 'client',
  title: 'The provider does not take the id_token_hint of the logout',
  signs:
    'The provider refused the logout request, and its id_token_hint is no JWT, or of another issuer or client than this login; or the provider says that it does not take the hint.',
  against:
    'The provider sent the browser back, or merely asks the person; an empty hint; words about the address to return to; an ID token that has expired, which providers should take.',
  fix: 'Send the ID token that the last login or refresh of this very client brought, as it came: not an access or refresh token, none of another app or realm.',
  references: ['rp-logout#2'],
  example: 'GET /logout?id_token_hint=<an access token> → 400 “Invalid parameter: id_token_hint”',
  confusedWith: ['logout-missing-hint', 'logout-return-refused'],
  folds: ['logout-refused', 'known-error', 'unexplained', 'provider-error-page', 'redirect-uri-mismatch'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const refused = facts.of(refusedLogout);
    const hint = refused && logoutHintOf(refused.request);
    if (!refused || hint === undefined || saysNothing(hint)) return undefined;
    return refusedHint(facts, refused, hint);
  },
});

function refusedHint(
  facts: Facts,
  { request, pages, said }: RefusedLogout,
  hint: string,
): CauseDraft | undefined {
  const { status = 0 } = pages.at(-1) ?? request.exchange;
  const causes = said?.phrases.flatMap(meantBy) ?? [];
  // It is the only token of the request.
  const isAbout = causes.includes('logout-hint-invalid') || said?.codes.includes('invalid_token') === true;
  if (causes.length > 0 && !isAbout) return undefined;
  const problem = problemOf(hint, request, facts);
  if (!isAbout && (!problem || status >= 500)) return undefined;
  return {
    at: request,
    why: `${hostOf(request.url)} refused the logout’s id_token_hint (${status})${problem ? `: ${problem}` : ''}, and the session there goes on.${itSays(said?.text)}`,
    proof: problem ? 'comparison' : 'phrase',
    confidence: isAbout && problem ? 'certain' : 'firm',
    evidence: [request],
  };
}

/** What an API would mean by such words, a provider does not. */
function meantBy({ phrase: { by, cause: settled, suspects } }: SaidPhrase): readonly SaidCauseName[] {
  if (by === 'resource_server') return [];
  return settled ? [settled] : suspects;
}

/** What is wrong with it, as far as can be seen. */
function problemOf(hint: string, { params }: Message, { flow, idTokens = [] }: Facts): string | undefined {
  if (isCleaned(hint) || isOwnPlaceholder(hint)) return undefined;
  const token = decodeJwt(hint);
  if (!token) return 'it is no ID token (no JWT)';
  if (token.type !== 'jws') return undefined;
  const issuer = asText(flow.metadata?.['issuer']) ?? asText(idTokens[0]?.jwt.claims['iss']);
  const { iss, aud } = token.claims;
  if (issuer !== undefined && typeof iss === 'string' && iss !== issuer && !issuer.includes('{'))
    return `it is of another issuer (${iss})`;
  const client = params['client_id'];
  return client !== undefined && aud !== undefined && ![aud].flat().includes(client)
    ? 'it was made for another client'
    : undefined;
}
