import { cameFrom } from '../../exchange/came-from.ts';
import { isFromBrowser } from '../../exchange/page-request.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { secretsShown, type ShownSecret } from '../../facts/leaks/secret-shown.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { sharedSecretOf } from '../../messages/oauth2/shared-secret.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Client secret found outside the requests it is for',
  why: 'The secret proves the client to its authorization server. In a page, an address, a cookie or at another host whoever reads it can act as this client.',
  fix: 'Revoke the secret, keep the new one on the server, and send it to the authorization server alone.',
  references: ['rfc6749#2.3.1', 'rfc6749#10.1', 'browser-based-apps#6.3.3.1'],
  examples: {
    fires: 'A page has var config = { key: "<the secret that the server sends to /token>" }',
    passes: 'The secret stands in the server’s requests to /token alone',
  },
};

/** What proves the client was found by its value where it proves nothing. */
export default rule({
  id: 'client-secret-exposed',
  severity: 'critical',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow, client, server }) {
    const proofs = flow.messages.filter((message) => sharedSecretOf(message) !== undefined);
    if (proofs.length === 0) return 'not applicable';
    const sent = messagesOf(flow, 'exposure').filter(
      (message) => message.params['client_secret'] !== undefined && !isConsole(message, server.origin),
    );
    // A page that sends the secret itself has it: that is told of the request.
    const isOfPage = proofs.some(({ exchange }) => isFromBrowser(exchange));
    const shown = isOfPage ? [] : secretsShown(flow, server.origin);
    return [...toStrangers(sent, client.redirectUri), ...inPages(shown, flow)];
  },
});

/** The provider's own pages show secrets to whom they belong. */
function isConsole({ exchange }: Message, server: string | null): boolean {
  const page = cameFrom(exchange);
  return server !== null && page !== null && isOneSite(page, server);
}

function toStrangers(sent: readonly Message[], redirectUri: string | null): readonly FindingDraft[] {
  const byHost = Map.groupBy(sent, ({ url }) => originOf(url));
  return [...byHost].map(([origin, messages]) => {
    const first = messages[0]!;
    const page = cameFrom(first.exchange) ?? redirectUri ?? '';
    const isForm = first.params['place'] === 'body' && isOneOperator(first.url, page);
    return {
      severity: isForm ? 'medium' : 'critical',
      confidence: isForm ? 'tentative' : 'certain',
      detail: `A page sent the client’s secret to ${origin}, in ${inWords[first.params['place'] ?? ''] ?? 'the address'} of a request${isForm ? '. It may be the form where the client is set up' : ''}.`,
      evidence: messages,
    };
  });
}

const inWords: Readonly<Record<string, string>> = {
  body: 'the body',
  header: 'a header',
  cookie: 'a cookie',
  referer: 'the Referer header',
};

function inPages(shown: readonly ShownSecret[], flow: Flow): readonly FindingDraft[] {
  const [first] = shown;
  if (!first) return [];
  const messages = shown.flatMap(({ message }) => message ?? []);
  const proof = flow.messages.filter((message) => sharedSecretOf(message) !== undefined);
  return [
    {
      confidence: 'certain',
      detail: `${said[first.place]} ${endpointOf(first.exchange.url)} holds the secret that the client proves itself with${shown.length > 1 ? `, and so do ${shown.length - 1} more answers` : ''}.`,
      evidence: [...messages, ...proof],
    },
  ];
}

const said: Readonly<Record<ShownSecret['place'], string>> = {
  page: 'The page at',
  script: 'What a page loaded from',
  address: 'The address of',
  cookie: 'A cookie set by',
};
