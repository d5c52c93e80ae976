import { decodeJwt } from '../../exchange/jwt.ts';
import { seen } from '../../facts/seen.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The request object has another type',
  why: 'The type keeps a JWT that was signed for another purpose from being passed off as a request. Wallets must not process one without it.',
  fix: 'Sign the request with "typ":"oauth-authz-req+jwt" in its header.',
  references: ['openid4vp#5', 'rfc9101#10.8'],
  examples: {
    fires: '{"alg":"ES256","typ":"JWT"} at request_uri',
    passes: '{"alg":"ES256","typ":"oauth-authz-req+jwt"}',
  },
};

/** The object does not say that it is a request. */
export default rule({
  id: 'vp-request-object-untyped',
  severity: 'medium',
  owner: 'client',
  needs: [seen.presentation_request_object],
  inspect({ of }) {
    const objects = of(seen.presentation_request_object).flatMap((message) => {
      const object = decodeJwt(message.exchange.responseBody?.text?.trim());
      return object?.type === 'jws' ? [{ message, type: object.header['typ'] }] : [];
    });
    if (objects.length === 0) return 'not applicable';
    const wrong = objects.find(({ type }) => type !== 'oauth-authz-req+jwt');
    if (!wrong) return undefined;
    return {
      confidence: 'certain',
      detail: `The object’s typ is ${typeof wrong.type === 'string' ? wrong.type : 'missing'}; expected oauth-authz-req+jwt.`,
      evidence: [wrong.message],
    };
  },
});
