import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { failureKindOf } from '../../facts/answerer/failure.ts';
import { handOffAfter } from '../../facts/reception/hand-off.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** What became of a request that nobody answered, and what mends it. Its address is of no part of it. */
type Unanswered = { readonly how: string; readonly fix: string };

/** In words, by what the browser said; `undefined` where that tells nothing more. */
function unanswered(exchange: Exchange): Unanswered | undefined {
  const says = exchange.failure ? ` (${exchange.failure})` : '';
  switch (failureKindOf(exchange)) {
    case 'blocked':
      return {
        how: `an extension or the browser’s own protection stopped it${says}`,
        fix: 'Switch content blockers and tracking protection off for this site, or try a window without extensions; no server saw this request.',
      };
    case 'aborted':
      return {
        how: `it was broken off before an answer came${says}, as happens where the page is left or loaded anew meanwhile`,
        fix: 'Look at what made the page go on at that moment: a form that is sent as well, a second click, a reload by its own script, a router that replaces the page.',
      };
    case 'refused':
      return {
        how: `nothing listens there${says}`,
        fix: 'Check that the server runs at that address and port, and that the address is one that the browser can reach.',
      };
    case 'cors':
      // It holds no window back.
      if (isPage(exchange)) return undefined;
      return {
        how: `the browser kept the answer from the page or got none${says}, and does not say which`,
        fix: 'Look in the console: where it speaks of CORS, let that server answer with Access-Control-Allow-Origin for the page’s origin, to the question beforehand (OPTIONS) as well; where it does not, the server was not reached.',
      };
    default:
      return undefined;
  }
}

/** The step that broke got no answer at all. `undefined` where one came, or nobody saw that none did. */
export function noAnswer(at: Message | undefined): Diagnosis | undefined {
  const { status, failure } = at?.exchange ?? {};
  if (!at || at.carrier === 'redirect' || (status ?? 0) !== 0 || (status === undefined && !failure))
    return undefined;
  const known = unanswered(at.exchange);
  const bare = `No answer came from ${endpointOf(at.url)}${failure ? `: the browser says ${failure}` : ''}.`;
  return {
    cause: 'no-answer',
    at,
    why: known ? `${endpointOf(at.url)} was asked, and ${known.how}.` : bare,
    fix: known?.fix ?? 'Check the address, the network, certificates and extensions that block requests.',
    confidence: 'firm',
    rules: [],
  };
}

/** The provider sent the browser to the client, and the browser came to nobody. */
export function unreached(response: Message): Diagnosis {
  const known = unanswered(response.exchange);
  const { failure } = response.exchange;
  return {
    cause: 'callback-not-reached',
    at: response,
    why: known
      ? `The provider sent the browser to the redirect URI, and ${known.how}.`
      : `The provider sent the browser to the redirect URI, and nothing answered there${failure ? ` (${failure})` : ''}.`,
    fix:
      known?.fix ??
      'Check that the app runs at that address and port, or that its scheme is registered on the device.',
    confidence: 'firm',
    rules: [],
  };
}

/** The page handed its code on to a server that did not answer; `undefined` where it handed none on, or an answer came. */
export function handOffUnanswered(flow: Flow, response: Message): Diagnosis | undefined {
  const call = handOffAfter(flow, response.exchange)?.call;
  const known = call?.status === 0 && failureKindOf(call) !== 'aborted' ? unanswered(call) : undefined;
  if (!call || !known) return undefined;
  return {
    cause: 'no-answer',
    at: response,
    why: `The page handed the code to ${endpointOf(call.url)}, and ${known.how}: nobody was logged in.`,
    fix: known.fix,
    confidence: 'firm',
    rules: [],
  };
}
