import { originOf } from '../../exchange/parameters.ts';
import { handedOverOf, isTraded, type HandedOver } from '../../facts/leaks/handed-over.ts';
import { isRelayed } from '../../facts/leaks/relayed.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import { isTelemetry } from '../../facts/leaks/telemetry.ts';
import { protectsCode } from '../../facts/pkce/broken-pkce.ts';
import {
  addressesIn,
  callsToOthers,
  isKnownParty,
  type ForeignCall,
} from '../../facts/leaks/foreign-calls.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Code or token sent to a third party',
  why: 'Analytics and error reports that carry the page’s address or its requests carry the login too, and an API that a token is not for can use it elsewhere. Whoever runs or reads them can.',
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
  inspect(facts) {
    const { flow, client, server } = facts;
    const leaks = messagesOf(flow, 'exposure').filter(
      (message) =>
        message.params['place'] !== 'referer' &&
        names.some((name) => message.params[name]) &&
        isForeign(message, client.redirectUri, server.origin) &&
        !isRelayed(message, client.redirectUri, flow) &&
        !isSiteCookie(message, client.redirectUri) &&
        !(message.params['found'] === 'value' && isKnownParty(message, facts)),
    );
    const calls = callsToOthers(facts);
    if (leaks.length + calls.length === 0 && !flow.messages.some(bringsSecret)) return 'not applicable';
    const delivered = deliveredNames(flow);
    const byHost = new Map<string | null, FindingDraft>();
    for (const message of leaks) {
      const origin = originOf(message.url);
      if (isTraded(message)) {
        if (!byHost.has(origin)) byHost.set(origin, traded(message, delivered));
        continue;
      }
      if (isPresented(message, delivered)) {
        if (!byHost.has(origin)) byHost.set(origin, presented(message, delivered));
        continue;
      }
      const handed = handedOverOf(flow, message, client.redirectUri);
      const known = byHost.get(origin);
      if (known && (handed || known.severity !== 'info')) continue;
      byHost.set(
        origin,
        handed
          ? handover(message, handed, protectsCode(facts))
          : leak(message, client.redirectUri, delivered),
      );
    }
    for (const call of calls) {
      const origin = originOf(call.message.url);
      if (!byHost.has(origin)) byHost.set(origin, called(call));
    }
    return [...byHost.values()];
  },
});

/** A call by which a token went to an API that is none of those it names. RFC 9068 §4; RFC 9700 §2.3. */
function called({ message, audiences, isNameOfHost }: ForeignCall): FindingDraft {
  return {
    severity: isNameOfHost || isTelemetry(message.url) ? 'high' : 'medium',
    confidence: isNameOfHost ? 'firm' : 'tentative',
    detail: `${originOf(message.url)} was called with an access token that is for ${audiences.join(' and ')}.${isNameOfHost ? '' : ' No call there was recorded: it may be a mere name of this API.'}`,
    fix: 'Send a token to the APIs that it names, and to no other host; ask for a token of its own where another API needs one.',
    evidence: [message],
  };
}

function leak(
  message: Message,
  redirectUri: string | null,
  delivered: ReadonlyMap<string, string>,
): FindingDraft {
  const name = nameOf(message, delivered);
  return {
    severity: severityOf(message, name, redirectUri),
    confidence: 'certain',
    detail: `${originOf(message.url)} received the ${name} of this login in the ${places[message.params['place'] ?? ''] ?? 'address'} of a request.`,
    evidence: [message],
  };
}

const places: Readonly<Record<string, string>> = { body: 'body', header: 'headers', cookie: 'cookies' };

/** An API may take its token in a header or cookie of its own: what is sent so is meant for whoever is asked. A refresh token is for no API. */
function isPresented(message: Message, delivered: ReadonlyMap<string, string>): boolean {
  return (
    (message.params['place'] === 'header' || message.params['place'] === 'cookie') &&
    !isTelemetry(message.url) &&
    nameOf(message, delivered) !== 'refresh_token'
  );
}

function presented(message: Message, delivered: ReadonlyMap<string, string>): FindingDraft {
  const audiences = addressesIn(message.token);
  if (audiences.length > 0) return called({ message, audiences, isNameOfHost: false });
  return {
    severity: 'info',
    confidence: 'tentative',
    detail: `${originOf(message.url)} was called with the ${nameOf(message, delivered)} of this login in a ${message.params['place'] === 'cookie' ? 'cookie' : 'header'} of its own.`,
    fix: 'Make sure that this server is meant to have the token, and checks that the token is for it.',
    evidence: [message],
  };
}

/** A site sends its own cookie to each of its hosts, as it meant to. RFC 6265 §5.4. */
function isSiteCookie({ url, params }: Message, redirectUri: string | null): boolean {
  return params['place'] === 'cookie' && redirectUri !== null && isOneOperator(url, redirectUri);
}

/** A token for a session of the receiver's own: a login handed on, and no report of one. */
function traded(message: Message, delivered: ReadonlyMap<string, string>): FindingDraft {
  return {
    severity: 'info',
    confidence: 'tentative',
    detail: `The page gave the ${nameOf(message, delivered)} of this login to ${originOf(message.url)}, which answered with a session.`,
    fix: 'Make sure that this server is meant to have the token, and checks that the token is for it.',
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

/** What the value was delivered as; where that was not seen, what it was called on its way. */
function nameOf({ params }: Message, delivered: ReadonlyMap<string, string>): string {
  const name = names.find((one) => params[one] !== undefined);
  return (name && delivered.get(params[name] ?? '')) ?? name ?? 'value';
}

function deliveredNames({ messages }: Flow): ReadonlyMap<string, string> {
  return new Map(
    messages.flatMap((message) =>
      Object.entries(deliveredTokens(message)).map(([name, value]) => [value, name]),
    ),
  );
}

function isForeign({ url }: Message, redirectUri: string | null, server: string | null): boolean {
  const origin = originOf(url);
  return origin !== null && origin !== server && origin !== originOf(redirectUri ?? '');
}

/** A host of the client's own site is a matter of hygiene; a refresh token elsewhere is lost, and any token where reports are kept. */
function severityOf(message: Message, name: string, redirectUri: string | null) {
  if (redirectUri && isOneOperator(message.url, redirectUri)) return 'medium' as const;
  const isToken = name.endsWith('_token');
  const isLost = name === 'refresh_token' || (isToken && isTelemetry(message.url));
  return isLost ? ('critical' as const) : ('high' as const);
}

function bringsSecret(message: Message): boolean {
  const { kind, params } = message;
  if (kind === 'authorization_response' && params['code']) return true;
  return Object.keys(deliveredTokens(message)).length > 0;
}
