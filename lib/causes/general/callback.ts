import { answererOf, type Answerer } from '../../facts/answerer/answerer.ts';
import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { takenByProgramOf } from '../../facts/pages/taken-by-program.ts';
import { leftAnswer } from '../../facts/pages/left-answer.ts';
import type { Reception } from '../../facts/reception/reception.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { clientErrorPage } from '../../flows/client-error-page.ts';
import { messagesOf } from '../../flows/flow.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import type { Finding } from '../../rules/run.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { notOpened, notRedeemed } from './code-not-redeemed.ts';
import { callRefusedBefore } from './call-refused.ts';
import { handOffUnanswered, unreached } from './unanswered.ts';
import { isAdmission, notAdmitted } from './not-admitted.ts';

/** The provider did its part and the answer reached the client: what went wrong there. */
export function atCallback(facts: Facts, findings: readonly Finding[]): readonly Diagnosis[] {
  const { reception } = facts.ending;
  const isRejected = reception?.outcome === 'failed';
  const response =
    facts.authorizationResponse ?? (isRejected ? reception.message : refusedAnswer(facts.ending.failedAt));
  const isStuck = facts.ending.outcome !== 'succeeded' && facts.ending.outcome !== 'denied';
  if (!response || !isStuck || response.error) return [];
  const refused = isRejected ? notReceived(facts, reception, response) : refusedBy(facts, response);
  const mismatch = findings.find(({ rule }) => rule.id === 'state-mismatch');
  const rejected =
    mismatch && facts.redemptions === undefined ? [stateRejected(response, refused !== undefined)] : [];
  if (refused) return [...rejected, refused];
  if (isUnreached(response)) return [...rejected, unreached(response)];
  const left = facts.of(leftAnswer);
  if (left && rejected.length === 0)
    return !left.isPopup && takenByProgramOf(facts.flow)
      ? []
      : [handOffUnanswered(facts.flow, left.response) ?? notRedeemed(left)];
  return isOnlySent(facts, response) ? [...rejected, notOpened(response)] : rejected;
}

/** An answer of whatever protocol that ended in an error itself, or at the app’s page for errors. */
function refusedAnswer(at: Message | undefined): Message | undefined {
  if (!at || !isFrontChannelResponse(at) || at.carrier !== 'request') return undefined;
  const hasFailed = (at.exchange.status ?? 0) >= 400 || clientErrorPage(at.exchange) !== undefined;
  return hasFailed ? at : undefined;
}

/** The callback itself ended in an error, or led to an error page of the app’s. */
function refusedBy(facts: Facts, response: Message): Diagnosis | undefined {
  if (response.carrier !== 'request') return undefined;
  const errorPage = clientErrorPage(response.exchange);
  if (errorPage !== undefined) return sentToErrorPage(facts, response, errorPage);
  const { status = 0 } = response.exchange;
  return status >= 400 ? callbackFailed(facts, response, status) : undefined;
}

function stateRejected(response: Message, isRefused: boolean): Diagnosis {
  return {
    cause: 'state-rejected',
    at: response,
    why: `The state that came back is not the one that was sent, and the client ${isRefused ? 'refused the callback' : 'did not go on'}.`,
    fix: 'Find out who changed it: a second tab that overwrote the stored value, a proxy, a link that was opened twice; keep one state for each login.',
    confidence: 'firm',
    rules: ['state-mismatch'],
  };
}

function sentToErrorPage(facts: Facts, response: Message, page: string): Diagnosis {
  return {
    cause: 'callback-failed',
    at: response,
    why: `The provider answered, and the app’s own callback sent the browser to an error page of the app, ${page}.`,
    fix: logFixOf(facts),
    confidence: 'firm',
    rules: [],
  };
}

/** What the log may tell, of what can still have gone wrong there. */
function logFixOf({ protocol, redemptions = [] }: Facts): string {
  if (redemptions.some(gaveTokens))
    return 'The app’s server had its tokens by then. Its log at this moment tells what it refused after that: the ID token, a claim (e-mail, group), the account, or what it stores.';
  switch (protocol) {
    case 'saml2':
    case 'wsfed':
      return 'Look in the app’s log at this moment: it may have refused the assertion (signature, audience, time, the request that it answers) or the person, where the browser cannot look.';
    case 'openid4vp':
      return 'Look in the app’s log at this moment: it may have refused what the wallet presented (format, signature, audience, nonce) or the person, where the browser cannot look.';
    case 'cas':
    case 'openid2':
      return 'Look in the app’s log at this moment: it asks the provider whether the answer is genuine, and may have been told no, or have refused the person, where the browser cannot look.';
    case 'oauth1':
    case 'oauth2':
    case 'oidc':
    case 'openid4vci':
      return 'Look in the app’s log at this moment: it may have refused the state or failed to redeem the code, where the browser cannot look.';
  }
}

/** The app's server took the answer, and what followed shows that nobody was logged in. */
function notReceived(
  facts: Facts,
  { by, at, message }: Extract<Reception, { readonly outcome: 'failed' }>,
  response: Message,
): Diagnosis {
  const status = at.status ?? 0;
  const failedThere = (where: Message, why: string): Diagnosis => failedAt(facts, where, why);
  switch (by) {
    case 'answer_refused_again':
      return failedThere(
        message,
        `${took}, and the app’s callback was asked for again and then ended in an error${status >= 400 ? ` (${status})` : ''}.`,
      );
    case 'asked_again':
      return failedThere(
        message,
        `${took}, and the app asked for the same login again at once: it did not keep or did not accept the result.`,
      );
    case 'error_address':
      return sentToErrorPage(facts, response, endpointOf(at.redirectUrl ?? at.url));
    case 'sent_inside':
      return failedThere(
        message,
        `${took}, and the app sent the browser where nobody answers, ${endpointOf(at.redirectUrl ?? at.url)}.`,
      );
    case 'no_target':
      return failedThere(message, `${took}, and the app redirects to no address.`);
    case 'error_page':
      return failedThere(
        message,
        `${took}, and the app’s page, ${endpointOf(at.url)}, says that it did not work.`,
      );
    case 'error_status':
      if (status === 403 && isAdmission(facts, message, at)) return notAdmitted(facts, message, at);
      return failedThere(
        message,
        `${took}, and the page that the app went on to, ${endpointOf(at.url)}, ended in an error (${status}).`,
      );
    case 'sign_in_page':
      if (!isSignInAddress(at.redirectUrl ?? at.url))
        return failedThere(
          message,
          `${took}, and the app went on to ${endpointOf(at.url)}, which still asks to sign in: nobody was logged in.`,
        );
      return failedThere(
        message,
        `${took}, and the app led back to its sign-in page, ${endpointOf(at.redirectUrl ?? at.url)}: nobody was logged in.`,
      );
    case 'signed_out':
      return failedThere(
        message,
        `${took}, and the app sent the browser to ${endpointOf(at.redirectUrl ?? at.url)}, where one signs out: it did not let the person in.`,
      );
    case 'hand_off_refused':
      if (message.kind === 'identity_assertion_request')
        return {
          ...failedThere(
            message,
            `The app’s page handed the token to ${endpointOf(at.url)}, which ${status >= 400 ? `answered ${status}` : 'says in its answer that it did not work'}: nobody was logged in.`,
          ),
          fix: 'Go by what it says. It checks the token where the browser cannot look: signature, iss, aud (the client_id that the page gave the browser), exp, and the nonce, which Chrome sends in params since version 145. Its log at this moment tells which.',
        };
      return {
        ...failedThere(
          message,
          `The app’s page handed the answer to ${endpointOf(at.url)}, which ${status >= 400 ? `answered ${status}` : 'says in its answer that it did not work'}: nobody was logged in.`,
        ),
        fix: 'Go by what it says. It redeems the code at the provider itself, where the browser cannot look: its settings (client, secret, redirect URI) and its log at this moment tell the rest.',
      };
    case 'attempt_refused':
      return failedThere(
        message,
        `${took}, and told the app’s page at ${endpointOf(at.url)} that it came to nothing: nobody was logged in.`,
      );
    case 'call_refused':
      return failedThere(
        message,
        `${took}, and the app’s own API then ${status === 200 ? 'says that nobody is signed in' : `answered ${status}`} at ${endpointOf(at.url)}: it knows of no login.`,
      );
    case 'opener_cut':
      return failedThere(
        message,
        `${took}, and its page has no window to hand the result to: ${endpointOf(at.url)} cuts the popup off.`,
      );
    case 'call_blocked':
      return failedThere(
        message,
        `${took}, and the app’s page then called ${endpointOf(at.url)} over plain http, which browsers block: nobody was logged in.`,
      );
    case 'tokens_refused':
      return (
        callRefusedBefore(facts, at) ?? {
          ...failedThere(
            message,
            `The provider gave out the tokens, and the app’s page then went to its own page for failures, ${endpointOf(at.url)}: it did not take them.`,
          ),
          fix: 'Look at what that page says and in the page’s console: a check of the ID token (issuer, audience, nonce, time, signature algorithm), or a call after the login that failed.',
        }
      );
    case 'error_reported':
      return {
        ...failedThere(
          message,
          `The answer reached the app’s page, whose script reported an error of its login to ${hostAndPortOf(at.url)} at once.`,
        ),
        fix: 'Go by what it reported: it is in the page’s console, too.',
      };
    case 'cookie_too_large':
      return failedThere(
        message,
        `${took}, and the app set a cookie of more than 4096 bytes, which browsers drop without a word: the session never began.`,
      );
  }
}

const took = 'The answer reached the app’s server';

function failedAt(facts: Facts, at: Message, why: string): Diagnosis {
  return { cause: 'callback-failed', at, why, fix: logFixOf(facts), confidence: 'firm', rules: [] };
}

function callbackFailed(facts: Facts, response: Message, status: number): Diagnosis {
  return {
    cause: 'callback-failed',
    at: response,
    ...failedBy(facts, answererOf(response.exchange), status),
    confidence: 'firm',
    rules: [],
  };
}

/** The app’s log has something only where the app answered. */
function failedBy(
  facts: Facts,
  { kind, product, sign }: Answerer,
  status: number,
): Pick<Diagnosis, 'why' | 'fix'> {
  // 502 and 504 are what a gateway says of a server behind it: an app may say so of the provider, too. RFC 9110 §15.6.3, §15.6.5
  const isOfGateway = status === 502 || status === 504;
  if (kind === 'app' && !isOfGateway)
    return {
      why: `The provider answered, and the app’s own callback ended in an error (${status}).`,
      fix: logFixOf(facts),
    };
  if (kind === 'unknown' || kind === 'app')
    return {
      why: `The provider answered, and the callback ended in an error (${status}). Whether the app itself answered it or something in front of it cannot be seen.`,
      fix: 'Find this request in the logs of the app and of what stands in front of it (proxy, platform, firewall): whoever answered it has the reason.',
    };
  if (kind === 'gate')
    return {
      why: `The provider answered, and ${product}, which logs people in for the app, ended the login itself (${status}).`,
      fix: `Look in the log of ${product} at this moment: it may have refused the state, failed to redeem the code, or not admitted the person. The app behind it saw nothing of the login.`,
    };
  const who = product ?? 'something';
  return {
    why: `The provider answered, and ${who} in front of the app answered the callback itself (${status}, ${sign}).`,
    fix: `Look in the log and the configuration of ${product ?? 'what stands in front of the app'} for this request: the app may never have seen it.`,
  };
}

/** A browser gives a navigation to an app’s own scheme away, and records it as broken off: that is no failure. */
function isUnreached({ exchange, carrier, url }: Message): boolean {
  if (carrier !== 'request' || !/^https?:/i.test(url)) return false;
  return exchange.status === 0 || (!exchange.status && exchange.failure !== undefined);
}

/** The provider redirected to a page that is known to speak to it itself, and nothing was seen there. */
function isOnlySent(
  { client, flow, tokenRequests, ending }: Facts,
  { carrier, params, url }: Message,
): boolean {
  if (carrier !== 'redirect' || ending.outcome !== 'pending' || !params['code'] || tokenRequests)
    return false;
  const inPage = client.type === 'public' || messagesOf(flow, 'discovery').length > 0;
  return inPage && /^https?:/i.test(url);
}
