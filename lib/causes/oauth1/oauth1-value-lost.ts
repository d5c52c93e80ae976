import { lostValueOf, type LostValue } from '../../facts/oauth1/lost-values.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A value of OAuth 1.0a did not get where it belongs. RFC 5849 §2. */
export default cause({
  id: 'oauth1-value-lost',
  owner: 'client',
  title: 'The temporary token or the verifier got lost',
  signs:
    'oauth_token=undefined in the address for approval, an approval that comes back without oauth_verifier, or a token request without it.',
  against: 'Servers of the version before 1.0a, which know no verifier.',
  fix: 'Look at the client’s own request for a temporary token: keys, signature, clock and oauth_callback (which must be registered). Go on only when it answered.',
  references: ['rfc5849#2.1', 'rfc5849#2.2', 'rfc5849#2.3'],
  example: 'GET /oauth/authenticate?oauth_token=undefined',
  confusedWith: ['provider-error-page', 'callback-failed'],
  folds: ['provider-error-page', 'callback-failed', 'unexplained', 'known-error', 'not-answered'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const lost = lostValueOf(flow);
    if (!lost) return undefined;
    const { why, fix, owner } = told[lost.what];
    return {
      at: lost.message,
      why,
      ...(fix && { fix }),
      ...(owner && { owner }),
      proof: 'comparison',
      confidence: lost.confidence,
      evidence: [lost.message],
    };
  },
});

type Told = { readonly why: string; readonly fix?: string; readonly owner?: 'authorization_server' };

const told: Readonly<Record<LostValue['what'], Told>> = {
  'no temporary token': {
    why: 'The browser was sent for approval with the word for nothing as oauth_token: the client’s own request for a temporary token had failed, and it went on without one.',
  },
  'verifier not returned': {
    why: 'The server said that it confirms callbacks, and sent the browser back without oauth_verifier.',
    fix: 'Let the server add oauth_verifier to the callback (RFC 5849 §2.2); look for a redirect in between that drops it.',
    owner: 'authorization_server',
  },
  'verifier not sent on': {
    why: 'The approval brought oauth_verifier, and the client left it out when it asked for the token.',
    fix: 'Send oauth_verifier in the request for the token credentials (RFC 5849 §2.3).',
  },
};
