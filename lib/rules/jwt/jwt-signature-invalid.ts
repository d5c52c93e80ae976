import { quotable } from '../../exchange/json.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import type { IdToken } from '../../facts/tokens/id-token.ts';
import { signatureOf, verifiableOf } from '../../facts/tokens/jwt-signature.ts';
import { keySetsOf, keyTypeOf, publishedKeyOf, type SignedToken } from '../../facts/tokens/published-key.ts';
import { wentOnWith } from '../../facts/went-on-with.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Signature cannot be verified with the published keys',
  why: 'A token that none of the issuer’s keys can verify may come from another environment, or from somebody who forged it.',
  fix: 'Fetch the keys again when a kid is unknown, check that issuer and environment are the right ones, and refuse the token otherwise.',
  references: ['oidc-core#3.1.3.7', 'oidc-core#10.1.1', 'rfc8725#3.3'],
  examples: {
    fires: '{"kid": "old"} in the ID token; the issuer’s keys are "a" and "b"',
    passes: '{"kid": "a"} in the ID token, and the published key "a" verifies its signature',
  },
};

/**
 * None of the published keys made the signature: none has the token's kid, the one that has is of another type, or it does not
 * verify.
 */
export default rule({
  id: 'jwt-signature-invalid',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow, idTokens = [], accessTokens = [] }) {
    const judged = idTokens.map((token) => ({
      token,
      key: publishedKeyOf(flow, token),
      signature: signatureOf(token),
    }));
    const forged = judged.find(({ signature }) => signature === 'wrong');
    if (forged) return wrongSignature(flow, forged.token);
    const wrong = judged.find(({ key }) => key === 'other type' || key === 'absent');
    if (wrong) return wrong.key === 'absent' ? unknownKey(flow, wrong.token) : otherType(flow, wrong.token);
    const access = verifiableOf(accessTokens).map((token) => ({
      token,
      signature: signatureOf(token, 'access_token'),
    }));
    const broken = access.find(({ signature }) => signature === 'wrong');
    if (broken) return wrongSignature(flow, broken.token, 'access token');
    const isVerified = [...judged, ...access].some(({ signature }) => signature === 'verified');
    return isVerified ? undefined : 'not applicable';
  },
});

/** Milliseconds. Keys that were fetched longer ago may have changed behind their kid. */
const day = 24 * 60 * 60_000;

function wrongSignature(flow: Flow, token: SignedToken, what = 'ID token'): FindingDraft {
  const accepted = wentOnWith(flow, token.message);
  const sets = keySetsOf(flow, token);
  const isFresh = sets.some((message) => timeOf(token.message) - timeOf(message) <= day);
  return {
    severity: !isFresh ? 'info' : accepted ? 'high' : 'medium',
    confidence: isFresh ? 'certain' : 'firm',
    detail: `The published key with the kid of the ${what} does not verify its signature (alg ${quotable(token.jwt.header['alg'])}).${isFresh ? more(accepted) : ' The keys were fetched more than a day before the token came: fetch them again.'}`,
    evidence: [...sets, token.message],
  };
}

function otherType(flow: Flow, token: IdToken): FindingDraft {
  const accepted = wentOnWith(flow, token.message);
  return {
    severity: accepted ? 'high' : 'medium',
    confidence: 'certain',
    detail: `The ID token has alg ${quotable(token.jwt.header['alg'])}, and the published key with its kid is not of type ${keyTypeOf(token)}, which that needs.${more(accepted)}`,
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
