import { messagesOf } from '../../flows/flow.ts';
import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { cause } from '../cause.ts';

/** The wallet says no; which no it is, its answer does not tell. OpenID4VP §8.5. */
export default cause({
  id: 'wallet-shows-nothing',
  owner: 'authorization_server',
  title: 'The wallet shows nothing',
  signs: 'The wallet answered error=access_denied.',
  against: 'Another error of the wallet’s; a verifier that refused what it was shown.',
  fix: 'Look into the wallet: whether it holds a credential of the type and with the claims that were asked for. If it does, agree there.',
  references: ['openid4vp#8.5'],
  example: 'POST response_uri with error=access_denied',
  confusedWith: ['access-denied'],
  folds: ['access-denied', 'known-error', 'unexplained'],
  needs: [],
  inspect({ flow, of }) {
    const at = messagesOf(flow, 'presentation_response').findLast(
      ({ params }) => params['error'] === 'access_denied',
    );
    if (!at) return undefined;
    const asked = of(presentationAsked)?.queries?.flatMap(({ types, format }) => types[0] ?? format ?? []);
    const what = asked && asked.length > 0 ? ` (${asked.slice(0, 3).join(', ')})` : '';
    return {
      at,
      why: `The wallet answered access_denied: the person declined, no credential fits what was asked for${what}, or the wallet could not make sure who the person is.`,
      proof: 'code',
      confidence: 'firm',
      evidence: [at],
    };
  },
});
