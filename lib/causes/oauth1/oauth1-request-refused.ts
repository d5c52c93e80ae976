import { isCleaned } from '../../exchange/cleaned.ts';
import { headerValue } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { spanOf } from '../../facts/time-span.ts';
import { timeOf } from '../../flows/flow.ts';
import { challengeParameter } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import { inItsWords } from '../../explain/quote.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { problemOfX, xErrorOf } from './x-errors.ts';

/** A server refused a signed request of OAuth 1.0a and said which part of it. RFC 5849 §3.2; OAuth Problem Reporting. */
export default cause({
  id: 'oauth1-request-refused',
  owner: 'client',
  title: 'A signed request of OAuth 1.0a was refused',
  signs:
    'A signed request that was refused with oauth_problem in the body or the challenge, or with one of X’s numbers (32, 89, 135, 215, 220, 326, 453). The time in it is compared with the server’s Date, its nonce with those sent before. A 401 that says nothing of the kind counts where the two clocks are more than five minutes apart.',
  against: 'The same request signed anew and taken afterwards; a person who said no.',
  fix: 'Mend the part that oauth_problem names, and sign each request anew.',
  references: ['rfc5849#3.2', 'rfc5849#3.3', 'rfc5849#3.1'],
  example: '401 oauth_problem=timestamp_refused&oauth_acceptable_timestamps=1767225300-1767225900',
  confusedWith: ['clock-skew', 'oauth1-value-lost', 'oauth1-callback-refused', 'known-error'],
  folds: ['known-error', 'unexplained', 'clock-skew', 'resource-rejected'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow: { messages } }): CauseDraft | undefined {
    const signed = messages.filter(
      ({ protocol, params }) => protocol === 'oauth1' && params['oauth_signature'],
    );
    const at = signed.findLast((message) => problemIn(message) !== undefined);
    const problem = at && problemIn(at);
    const isMended = signed.some(
      (other) => at && other.kind === at.kind && timeOf(other) > timeOf(at) && isAccepted(other.exchange),
    );
    const told = at && problem && !isMended ? tellings.get(problem.name)?.(at, signed) : undefined;
    if (!at || !problem || !told) return undefined;
    return {
      at,
      why: `${endpointOf(at.url)} refused the signed request (${problem.said}): ${told.why}.`,
      fix: told.fix,
      proof: told.confidence === 'certain' || problem.byClock ? 'comparison' : 'code',
      confidence: problem.byClock ? 'firm' : (told.confidence ?? 'firm'),
      evidence: told.earlier ? [told.earlier, at] : [at],
    };
  },
});

type Telling = {
  readonly why: string;
  readonly fix: string;
  readonly confidence?: Confidence;
  readonly earlier?: Message;
};

/** What was refused, in the words of OAuth Problem Reporting, and as it was said. */
type Problem = {
  readonly name: string;
  readonly said: string;
  /** The server named none, and its clock tells. */
  readonly byClock?: true;
};

/** In the body or the challenge of a refusal. */
function problemIn(message: Message): Problem | undefined {
  const { exchange, answer } = message;
  if ((exchange.status ?? 0) < 400) return undefined;
  const name = asText(answer?.['oauth_problem']) ?? challengeParameter(exchange, 'oauth_problem');
  if (name) return { name, said: `oauth_problem=${name}` };
  const error = xErrorOf(message);
  const known = error && problemOfX.get(error.number);
  if (known) return { name: known, said: `error ${error.number}${inItsWords(error.text)}` };
  const ahead = Math.abs(aheadOf(message));
  return exchange.status === 401 && ahead > usualTolerance
    ? { name: 'timestamp_refused', said: 'status 401', byClock: true }
    : undefined;
}

/** Milliseconds that servers commonly let a request’s time be off: five minutes. */
const usualTolerance = 300_000;

/** Milliseconds by which the request’s time is ahead of the server’s own; NaN where one of them was not seen or is no time. */
function aheadOf({ params, exchange }: Message): number {
  const stamped = params['oauth_timestamp'] ?? '';
  const seconds = /^\d{1,12}$/.test(stamped) ? Number(stamped) : NaN;
  return seconds * 1000 - Date.parse(headerValue(exchange.responseHeaders, 'date') ?? '');
}

const says = (why: string, fix: string) => (): Telling => ({ why, fix });

/** What each problem means. A person’s refusal is none. */
const tellings: ReadonlyMap<string, (at: Message, signed: readonly Message[]) => Telling> = new Map(
  Object.entries({
    timestamp_refused: timeRefused,
    nonce_used: nonceUsed,
    signature_invalid: says(
      'its signature does not fit',
      'Check that consumer key, consumer secret, token and token secret belong together. Then compare the signed text with the request as it was sent: method, address without query, all parameters sorted and encoded once, then both secrets, joined by “&” even where the second is empty. A proxy that changes host or scheme breaks it too.',
    ),
    consumer_key_unknown: says(
      'it does not know the consumer key',
      'Compare oauth_consumer_key with the registration, letter by letter, and check that this is the server or stage where it is registered.',
    ),
    consumer_key_rejected: says(
      'it does not accept the consumer key',
      'See at the server whether the app is switched off, expired or not approved.',
    ),
    token_rejected: says(
      'it does not accept the token, which is unknown there, was used up or withdrawn, or belongs to another consumer key',
      'Begin the approval anew, use each temporary token once, and keep every token with its own secret and consumer key.',
    ),
    token_expired: says('the token has expired', 'Begin the approval anew.'),
    token_revoked: says('the token was withdrawn', 'Begin the approval anew.'),
    token_used: says(
      'the token was used before',
      'Use each temporary token once, and begin the approval anew.',
    ),
    verifier_invalid: says(
      'oauth_verifier is not the one of this approval',
      'Send the verifier that came with the callback of this very oauth_token, unchanged, and once.',
    ),
    version_rejected: says(
      'it does not speak the version that the request names',
      'Send oauth_version=1.0, or leave it out.',
    ),
    parameter_absent: says(
      'a parameter that belongs to the signature is missing or unreadable',
      'Send all of them in one place (the Authorization header, with the word OAuth before them): consumer key, token, signature method, signature, timestamp and nonce. A proxy or a library may drop the header.',
    ),
    permission_unknown: says(
      'the token or the app has no access to this',
      'Check at the server what the app may do, and have the person approve it anew after a change: old tokens keep their old permissions.',
    ),
    user_locked: says(
      'the account is locked for now, and its owner has to sign in at the server to unlock it',
      'Sign in there with this account and do what it asks for; the app can do nothing about it.',
    ),
    access_level: says(
      'the app’s access level does not include this',
      'Look in the server’s developer portal which level this address needs; it is neither key nor signature.',
    ),
    signature_method_rejected: says(
      'it does not accept the way in which the request is signed',
      'Use a signature method that the server names in its documents; HMAC-SHA1 is the usual one.',
    ),
  }),
);

/** The clock that stamped the request against the server’s own. RFC 5849 §3.3. */
function timeRefused(message: Message): Telling {
  const { params, exchange, answer } = message;
  const range = /^(\d{1,12})-(\d{1,12})$/.exec(
    asText(answer?.['oauth_acceptable_timestamps']) ??
      challengeParameter(exchange, 'oauth_acceptable_timestamps') ??
      '',
  );
  const accepted = range ? `, which takes ${range[1]} to ${range[2]}` : '';
  const stamped = params['oauth_timestamp'] ?? '';
  const ahead = aheadOf(message);
  if (/^\d{13,}$/.test(stamped)) {
    return {
      why: `oauth_timestamp is ${stamped}, which counts milliseconds${accepted}`,
      fix: 'Send whole seconds since 1970.',
      confidence: 'certain',
    };
  }
  if (Math.abs(ahead) > 60_000) {
    return {
      why: `oauth_timestamp is ${spanOf(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the server’s clock${accepted}`,
      fix: 'Set the clock of the machine that signs (NTP; virtual machines and containers too), and sign just before sending.',
      confidence: 'certain',
    };
  }
  return {
    why: `it does not take the time in oauth_timestamp${accepted}`,
    fix: 'Compare the clock of the machine that signs with the server’s, send whole seconds since 1970, and never a time before that of an earlier request.',
  };
}

/** RFC 5849 §3.3: a nonce is good once for a time, a client and a token. */
function nonceUsed(at: Message, signed: readonly Message[]): Telling {
  const names = ['oauth_nonce', 'oauth_timestamp', 'oauth_consumer_key', 'oauth_token'];
  const isKnown = [at.params['oauth_nonce'], at.params['oauth_timestamp']].every(
    (value) => value !== undefined && !isCleaned(value),
  );
  const earlier = signed.find(
    (other) =>
      isKnown && timeOf(other) < timeOf(at) && names.every((name) => other.params[name] === at.params[name]),
  );
  return {
    why: earlier
      ? 'the same oauth_nonce was sent with the same oauth_timestamp before'
      : 'it has seen this oauth_nonce before',
    fix: 'Draw a new random nonce for every request, retries too, and sign it anew; see whether a library or proxy repeats requests by itself.',
    ...(earlier && { confidence: 'certain', earlier }),
  };
}
