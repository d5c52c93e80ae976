import { timeOf, type Flow } from '../../flows/flow.ts';
import type { IdToken } from '../../facts/id-token.ts';
import { keySetsOf, keyTypeOf, publishedKeyOf } from '../../facts/published-key.ts';
import { wentOnWith } from '../../facts/went-on-with.ts';
import { rule, type FindingDraft } from '../rule.ts';

/**
 * The published keys cannot have made the signature: none has the token's kid, or the one that has is of another type. The
 * signature itself is not verified: rules run at once and everywhere alike, the browser verifies asynchronously only, and a
 * library of every algorithm is more than a worker should load at each event.
 */
export default rule({
  id: 'jwt-signature-invalid',
  severity: 'high',
  owner: 'client',
  title: 'Signature cannot be verified with the published keys',
  why: 'A token that none of the issuer’s keys can verify may come from another environment, or from somebody who forged it.',
  fix: 'Fetch the keys again when a kid is unknown, check that issuer and environment are the right ones, and refuse the token otherwise.',
  references: ['oidc-core#3.1.3.7', 'oidc-core#10.1.1', 'rfc8725#3.3'],
  examples: {
    fires: '{"kid": "old"} in the ID token; the issuer’s keys are "a" and "b"',
    passes: '{"kid": "a"} in the ID token, and a published key "a" of the right type',
  },
  needs: ['idTokens'],
  inspect({ flow, idTokens }) {
    const judged = idTokens.map((token) => ({ token, key: publishedKeyOf(flow, token) }));
    if (judged.every(({ key }) => key === undefined)) return 'not applicable';
    const wrong = judged.find(({ key }) => key === 'other type' || key === 'absent');
    if (!wrong) return undefined;
    return wrong.key === 'absent' ? unknownKey(flow, wrong.token) : otherType(flow, wrong.token);
  },
});

function otherType(flow: Flow, token: IdToken): FindingDraft {
  const accepted = wentOnWith(flow, token.message);
  return {
    severity: accepted ? 'high' : 'medium',
    confidence: 'certain',
    detail: `The ID token has alg ${String(token.jwt.header['alg'])}, and the published key with its kid is not of type ${keyTypeOf(token)}, which that needs.${more(accepted)}`,
    evidence: [...keySetsOf(flow, token), token.message],
  };
}

/** Keys that were fetched before the token came may have been rotated since. */
function unknownKey(flow: Flow, token: IdToken): FindingDraft {
  const accepted = wentOnWith(flow, token.message);
  const sets = keySetsOf(flow, token);
  const isFresh = sets.some((message) => timeOf(message) >= timeOf(token.message));
  return {
    severity: isFresh && accepted ? 'high' : 'info',
    confidence: isFresh ? 'certain' : 'firm',
    detail: `None of the published keys has the kid of the ID token.${isFresh ? more(accepted) : ' They were fetched before the token came: the keys may have been rotated.'}`,
    evidence: [...sets, token.message],
  };
}

function more(accepted: boolean): string {
  return accepted ? ' The client went on all the same.' : '';
}
