import { originOf } from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { isOneSite } from '../../exchange/site.ts';
import { messagesOf } from '../../flows/flow.ts';
import { seen } from '../../facts/seen.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Login initiation follows unvetted input',
  why: 'Another site named the provider and the page to land on. A client that follows both can be led to a false provider or used as a redirector.',
  fix: 'Accept only providers you know, and only landing pages of your own.',
  references: ['oidc-core#4'],
  examples: {
    fires: '/login?iss=http://op.example',
    passes: '/login?iss=https://op.example&target_link_uri=https://app.example/',
  },
};

/** Anybody can begin a login here, and say where it leads. */
export default rule({
  id: 'third-party-login-unsafe',
  severity: 'medium',
  owner: 'client',
  needs: [seen.third_party_initiated_login],
  inspect({ of, flow }) {
    const [begun] = of(seen.third_party_initiated_login);
    const { iss, target_link_uri: target } = begun.params;
    if (iss && !/^https:/i.test(iss) && !isLoopback(iss)) {
      return {
        confidence: 'certain',
        detail: `iss is ${iss}; expected an https address.`,
        evidence: [begun],
      };
    }
    const landed = messagesOf(flow, 'authorization_response').find(
      ({ exchange }) => target && exchange.redirectUrl && originOf(exchange.redirectUrl) === originOf(target),
    );
    if (!target || !landed || isOneSite(target, begun.url)) return undefined;
    return {
      severity: 'high',
      confidence: 'certain',
      detail: `target_link_uri names another site, ${originOf(target)}, and the client went there after the login.`,
      evidence: [begun, landed],
    };
  },
});
