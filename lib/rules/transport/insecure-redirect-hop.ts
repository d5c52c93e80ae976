import { endpointOf } from '../../exchange/parameters.ts';
import { travelledInClear } from '../../facts/leaks/clear-text.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Redirect chain passes through plain http',
  why: 'What an unencrypted hop carries can be read and changed on the way, however well the ends are protected.',
  fix: 'Use https on every hop; behind a proxy, pass the scheme on so that redirects are built with https.',
  references: ['rfc9700#2.6'],
  examples: {
    fires: 'https://op.example/auth → http://op.example/login → https://app.example/cb',
    passes: 'https on every hop',
  },
};

/** Somewhere between request and answer the browser passed through plain http. */
export default rule({
  id: 'insecure-redirect-hop',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ steps }) {
    const between = steps.flatMap((step) => hopsOf(step.kind, step.also));
    if (between.length === 0) return 'not applicable';
    const hops = between.filter(travelledInClear);
    const [first] = hops;
    if (!first) return undefined;
    const carries = hops.some(({ params }) => params['code'] || params['access_token'] || params['state']);
    return {
      severity: carries ? 'high' : 'medium',
      confidence: 'certain',
      detail: `The browser passed through ${endpointOf(first.url)} over plain http${carries ? ' with values of the login in the address' : ''}.`,
      evidence: hops,
    };
  },
});

/** The ends of the chain have rules of their own; the hops between them are further exchanges of the two steps. */
function hopsOf(kind: string, also: readonly Message[]): readonly Message[] {
  return kind === 'authorization_request' || kind === 'authorization_response' ? also : [];
}
