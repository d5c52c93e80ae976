import { originOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { protectsCode } from '../../facts/pkce/broken-pkce.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { severities, type Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Authorization response leaked through the Referer header',
  why: 'The callback page’s full address, with what the server put into it, was sent to another host. Whoever runs that host can use it or keep it.',
  fix: 'Send Referrer-Policy: no-referrer on the callback, load nothing from elsewhere there, and redirect away at once.',
  references: ['rfc9700#4.2.1', 'rfc9700#4.2.4', 'rfc6749#3.1.2.5'],
  examples: {
    fires: 'GET https://cdn.example/x.js with Referer: https://app.example/cb?code=…',
    passes: 'GET https://cdn.example/x.js with Referer: https://app.example/',
  },
};

/** The page that took the answer tells others the address it stands in. */
export default rule({
  id: 'code-in-referrer',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const leaks = messagesOf(facts.flow, 'exposure').filter(
      ({ params }) => params['place'] === 'referer' && names.some((name) => params[name]),
    );
    if (leaks.length === 0) return facts.authorizationResponse ? undefined : 'not applicable';
    const told = [...new Set(leaks.map(nameOf))];
    const hosts = [...new Set(leaks.map(({ exchange }) => originOf(exchange.url)))];
    return {
      severity: worstOf(leaks.map((leak) => severityOf(leak, facts))),
      confidence: 'certain',
      detail: `The Referer header told ${hosts.join(' and ')} the ${told.join(' and the ')} of this login; expected no address with an answer in any Referer.`,
      evidence: [...leaks, ...messagesOf(facts.flow, 'authorization_response').slice(0, 1)],
    };
  },
});

/** What an authorization response brings. A device's code has a rule of its own. */
const names = ['access_token', 'id_token', 'refresh_token', 'code', 'state'];

function nameOf({ params }: Message): string {
  return names.find((name) => params[name]) ?? 'state';
}

/** A code that is bound to a verifier, or used up, helps nobody much. */
function severityOf(leak: Message, facts: Facts): Severity {
  const { redemptions = [] } = facts;
  const name = nameOf(leak);
  if (name === 'state') return 'low';
  if (name !== 'code') return 'critical';
  const isRedeemed = redemptions.some((message) => timeOf(message) < timeOf(leak));
  return protectsCode(facts) || isRedeemed ? 'medium' : 'high';
}

function worstOf(found: readonly Severity[]): Severity {
  return severities.find((severity) => found.includes(severity)) ?? 'low';
}
