import { originOf } from '../../exchange/parameters.ts';
import { handedOverOf, type HandedOver } from '../../facts/leaks/handed-over.ts';
import { isRelayed } from '../../facts/leaks/relayed.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { isTelemetry } from '../../facts/leaks/telemetry.ts';
import { messagesOf } from '../../flows/flow.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Code or token sent to a third party',
  why: 'Analytics and error reports that carry the page’s address carry the login too. Whoever runs or reads them can use it.',
  fix: 'Clean addresses and headers in analytics and error reporting, and remove the answer from the address before they load.',
  references: ['rfc6750#5.3', 'rfc9700#4.2', 'rfc9700#4.9.1'],
  examples: {
    fires: 'https://stats.example/collect?dl=https%3A%2F%2Fapp.example%2Fcb%3Fcode%3D…',
    passes: 'https://stats.example/collect?dl=https%3A%2F%2Fapp.example%2Fcb',
  },
};

/** A code or token went to somebody who has no part in this login. */
export default rule({
  id: 'token-sent-to-third-party',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow, client, server, pkce }) {
    const leaks = messagesOf(flow, 'exposure').filter(
      (message) =>
        message.params['place'] !== 'referer' &&
        names.some((name) => message.params[name]) &&
        isForeign(message, client.redirectUri, server.origin) &&
        !isRelayed(message, client.redirectUri),
    );
    if (leaks.length === 0 && !flow.messages.some(bringsSecret)) return 'not applicable';
    const byHost = new Map<string | null, FindingDraft>();
    for (const message of leaks) {
      const origin = originOf(message.url);
      const handed = handedOverOf(flow, message, client.redirectUri);
      const known = byHost.get(origin);
      if (known && (handed || known.severity !== 'info')) continue;
      byHost.set(
        origin,
        handed ? handover(message, handed, pkce !== 'none') : leak(message, client.redirectUri),
      );
    }
    return [...byHost.values()];
  },
});

function leak(message: Message, redirectUri: string | null): FindingDraft {
  return {
    severity: severityOf(message, redirectUri),
    confidence: 'certain',
    detail: `${originOf(message.url)} received the ${nameOf(message)} of this login in the ${message.params['place'] === 'body' ? 'body of a request' : 'address of a request'}.`,
    evidence: [message],
  };
}

/** A page and a server of one client that have names on two sites: a design, and no leak. */
function handover(message: Message, { withVerifier, session }: HandedOver, hasPkce: boolean): FindingDraft {
  const what = withVerifier ? 'the code with its verifier' : 'the code';
  const answered = session === 'seen' ? 'which logged the person in' : 'which accepted it';
  return {
    severity: 'info',
    confidence: session === 'seen' ? 'firm' : 'tentative',
    detail: `The callback’s page handed ${what} to ${originOf(message.url)}, a server on another site than the redirect URI, ${answered}.${hasPkce ? '' : ' Without PKCE the code is all that it takes.'}`,
    fix: 'Make sure that this server is yours. One on the redirect URI’s own site could take the answer itself and would keep its cookie first-party.',
    evidence: [message],
  };
}

/** A state is told by callback-page-leaky, a device's own code by device-code-exposed. */
const names = ['refresh_token', 'access_token', 'id_token', 'code', 'code_verifier'] as const;

function nameOf({ params }: Message): string {
  return names.find((name) => params[name] !== undefined) ?? 'value';
}

function isForeign({ url }: Message, redirectUri: string | null, server: string | null): boolean {
  const origin = originOf(url);
  return origin !== null && origin !== server && origin !== originOf(redirectUri ?? '');
}

/** A host of the client's own site is a matter of hygiene; a refresh token elsewhere is lost, and any token where reports are kept. */
function severityOf(message: Message, redirectUri: string | null) {
  if (redirectUri && isOneOperator(message.url, redirectUri)) return 'medium' as const;
  const isToken = nameOf(message).endsWith('_token');
  const isLost = nameOf(message) === 'refresh_token' || (isToken && isTelemetry(message.url));
  return isLost ? ('critical' as const) : ('high' as const);
}

function bringsSecret(message: Message): boolean {
  const { kind, params } = message;
  if (kind === 'authorization_response' && params['code']) return true;
  return Object.keys(deliveredTokens(message)).length > 0;
}
