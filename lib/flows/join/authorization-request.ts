import { asText } from '../../exchange/json.ts';
import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { originOf, withoutFragment } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { ties } from '../../messages/ties.ts';
import { isAnswered, requested, requestOf, sharesTab, type FlowDraft } from '../draft.ts';
import { isOfCalls } from '../script-calls.ts';
import { timeOf } from '../flow.ts';
import { offerBefore } from './offer.ts';
import type { Join } from './place.ts';

const correlated = ['state', 'nonce', 'code_challenge', 'request_uri'] as const;

/**
 * A server bounces the browser between its own pages and repeats the request: same client, same values, not answered yet.
 * Anything else is a new login. RFC 9126 §4 for the reference a pushed request left.
 */
export const joinRequest: Join = (assembly, message) => {
  const { params } = message;
  const time = timeOf(message);
  const named = ties(
    ['request_uri', params['request_uri']],
    ['state', params['state']],
    ['nonce', params['nonce']],
    ['code_challenge', params['code_challenge']],
    ['follows', withoutFragment(message.url)],
  );
  for (const { name, value } of named) {
    const found = assembly
      .find(name, value, time)
      .find((draft) => !isAnswered(draft) && repeats(draft, message));
    if (found) return found;
  }
  const offered = offerBefore(assembly, message);
  if (offered) return offered;
  const reloaded = assembly
    .find('client', message.client ?? '', time)
    .find(
      (draft) =>
        !isAnswered(draft) &&
        (isBouncedOrReloaded(draft, message) ||
          isPassedOn(draft, message) ||
          (isKeptFromScript(message.exchange) && isOfCalls(draft))),
    );
  return reloaded ?? 'open';
};

function repeats(draft: FlowDraft, message: Message): boolean {
  const earlier = requestOf(draft);
  if (!earlier || earlier.client !== message.client) return false;
  if (message.params['request_uri'] && requested(draft, 'request_uri') === message.params['request_uri'])
    return true;
  if (earlier.kind === 'pushed_authorization_request')
    return pushedReference(earlier) === message.params['request_uri'];
  return correlated.every((name) => earlier.params[name] === message.params[name]);
}

function pushedReference(pushed: Message): string | undefined {
  return asText(pushed.answer?.['request_uri']);
}

/** Without state, nonce or challenge only the server's own referral, or that of the login page it led to, shows that it is the same request again. */
function isBouncedOrReloaded(draft: FlowDraft, message: Message): boolean {
  const earlier = requestOf(draft);
  if (earlier?.kind === 'pushed_authorization_request') {
    return message.params['request_uri'] !== undefined && pushedReference(earlier) === undefined;
  }
  if (!earlier || !correlated.every((name) => earlier.params[name] === message.params[name])) return false;
  if (earlier.returnAddress !== message.returnAddress) return false;
  const { initiator } = message.exchange.context;
  const { redirectUrl } = earlier.exchange;
  return (
    initiator !== undefined &&
    (initiator === originOf(message.exchange.url) || initiator === originOf(redirectUrl ?? ''))
  );
}

/**
 * The provider's own page, which repeats the request and has lost something of it on the way: a form that lost the state or more, an address
 * that kept the state alone. The app's own page asks by itself.
 */
function isPassedOn(draft: FlowDraft, message: Message): boolean {
  const earlier = requestOf(draft);
  const { method, url, context } = message.exchange;
  const home = originOf(url);
  return (
    earlier?.params['state'] !== undefined &&
    (method === 'POST' || message.params['state'] !== undefined) &&
    context.initiator === home &&
    originOf(earlier.url) === home &&
    (originOf(earlier.returnAddress ?? '') !== home || isRepeatedByForm(earlier, message)) &&
    earlier.returnAddress === message.returnAddress &&
    correlated.every((name) => [undefined, earlier.params[name]].includes(message.params[name])) &&
    sharesTab(draft, message)
  );
}

/** Where client and provider are of one origin, whose page it is shows by the state: a client makes a new one for each login. */
function isRepeatedByForm(earlier: Message, { exchange, params }: Message): boolean {
  return exchange.method === 'POST' && params['state'] === earlier.params['state'];
}
