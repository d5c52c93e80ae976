import { addressKey, originOf, queryParameters } from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { Facts } from '../../facts/facts.ts';
import { forwardingOf, type Forwarding } from '../../facts/leaks/forwarding.ts';
import { isOneSite } from '../../exchange/site.ts';
import { messagesOf } from '../../flows/flow.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Open redirect in the callback or at the server',
  why: 'An address that sends people on to wherever it is told lends its good name to phishing, and may hand codes and tokens to whoever wrote the link.',
  fix: 'Client: accept return targets from a list only and keep them on your own side. Server: tell the person before sending them to an address that is not trusted.',
  references: ['rfc9700#4.11.1', 'rfc9700#4.11.2', 'rfc9700#4.1.3', 'rfc6749#4.1.2.1'],
  examples: {
    fires: '/cb?code=…&next=https://evil.example answered by a redirect there',
    passes: '/cb?code=…&next=/home answered by a redirect to /home',
  },
};

/** Somebody sends the browser wherever the request says. */
export default rule({
  id: 'open-redirector',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const forwarding = facts.flow.parent === undefined ? forwardingOf(facts.flow) : undefined;
    const found = [
      ...(forwarding ? [ofCallback(forwarding)] : []),
      ...(forwarding ? [] : some(ofRedirectUri(facts))),
      ...some(ofServer(facts)),
    ];
    return found.length > 0 || wasCallbackAnswered(facts) ? found : 'not applicable';
  },
});

/** Where the callback sent the browser, or that it did not, was seen. */
function wasCallbackAnswered({ flow }: Facts): boolean {
  return messagesOf(flow, 'authorization_response').some(
    ({ carrier, exchange }) => carrier === 'request' && exchange.status !== undefined,
  );
}

function ofCallback({ message, named, host, carriesAnswer }: Forwarding): FindingDraft {
  return {
    severity: carriesAnswer ? 'high' : 'low',
    confidence: carriesAnswer ? 'firm' : 'tentative',
    detail: `The callback sends the browser on to ${host}, which its ${named === 'state' ? 'state' : 'own address'} names${carriesAnswer ? ', and the answer goes along' : ''}; expected a target on the same site or from a list.`,
    evidence: [message],
  };
}

/** Some redirect URI carries the address to go on to. */
function ofRedirectUri({ authorizationRequest: request, errorPage }: Facts): FindingDraft | undefined {
  const uri = request?.params['redirect_uri'] ?? '';
  if (!request || errorPage || !/^https?:/i.test(uri)) return undefined;
  const foreign = queryParameters(uri).filter(
    ([, value]) =>
      /^(https?:)?\/\/[^/]/i.test(value) &&
      URL.canParse(value, uri) &&
      !isOneSite(new URL(value, uri).href, uri),
  );
  if (foreign.length === 0 || isLoopback(uri)) return undefined;
  return {
    severity: 'low',
    confidence: 'tentative',
    detail:
      'The redirect_uri carries an address of another site in its query; expected none, or one that the client checks against a list.',
    evidence: [request.message],
  };
}

/** Errors of the request itself. RFC 6749 §4.1.2.1. */
const ofRequest = new Set([
  'invalid_request',
  'invalid_scope',
  'unsupported_response_type',
  'unauthorized_client',
]);

/** A stranger's link made the server send the browser to an address that no login ever came back to. */
function ofServer({ flow, authorizationRequest: request }: Facts): FindingDraft | undefined {
  const uri = request?.params['redirect_uri'];
  if (!request || !uri || !URL.canParse(uri) || !/^https?:/i.test(uri) || isLoopback(uri)) return undefined;
  const bounced = messagesOf(flow, 'authorization_response').find(
    ({ carrier, exchange, params }) =>
      carrier === 'redirect' &&
      exchange.id === request.message.exchange.id &&
      ofRequest.has(params['error'] ?? ''),
  );
  const { context, url } = request.message.exchange;
  if (!bounced || request.params['prompt'] === 'none' || !context.initiator) return undefined;
  if (isOneSite(context.initiator, uri) || originOf(url) === context.initiator || isOneSite(url, uri))
    return undefined;
  const earlier = flow.earlier?.('redirect_uri', addressKey(uri)) ?? [];
  if (
    earlier.some((other) => messagesOf(other, 'authorization_response').some(({ params }) => params['code']))
  )
    return undefined;
  return {
    severity: 'medium',
    confidence: 'tentative',
    owner: 'authorization_server',
    detail: `The server answered a faulty request from ${context.initiator} by sending the browser to ${originOf(uri)} at once; expected a page that tells the person first.`,
    evidence: [request.message, bounced],
  };
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
