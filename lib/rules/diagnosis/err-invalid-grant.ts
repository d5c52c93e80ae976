import type { Facts } from '../../facts/facts.ts';
import { pkceVerdictOf } from '../../facts/pkce/pkce.ts';
import { revocationBefore } from '../../facts/tokens/revocation.ts';
import { timeOf } from '../../flows/flow.ts';
import { asText } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { codeSentTwice } from '../../flows/code-sent-twice.ts';
import { gaveTokens } from '../../flows/infer.ts';
import type { Message } from '../../messages/message.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

const codes = new Set(['invalid_grant', 'bad_verification_code', 'invalid_code', 'code_already_used']);

export const words: RuleWords = {
  title: 'The code or refresh token was not accepted',
  why: 'A code works once, for minutes, for the client, redirect URI and verifier it was made for; a refresh token works until it is replaced, revoked or expired.',
  fix: 'Redeem the code once and at once, with the same redirect_uri string and the verifier of that login; keep one refresh at a time.',
  references: ['rfc6749#5.2', 'rfc7636#4.6', 'rfc7521#4.1.1'],
  examples: {
    fires: 'The same code is sent twice; the second answer is { "error": "invalid_grant" }',
    passes: '{ "error": "authorization_pending" } while a device waits for its person',
  },
};

/** The code or refresh token was not accepted. */
export default rule({
  id: 'err-invalid-grant',
  severity: 'info',
  owner: 'client',
  needs: ['tokenRequests'],
  inspect(facts) {
    const refused = facts.tokenRequests.filter((message) => isRefused(message));
    const last = refused.at(-1);
    if (!last) return unread(facts) ?? notRefused(facts);
    const cause = causeOf(facts, last);
    const description = last.error?.description;
    return {
      severity: refused.length > 1 ? 'low' : 'info',
      confidence: cause.confidence,
      detail: `The server says ${last.error?.code ?? 'errcode 40029'}${description ? `: “${description}”` : ''}. ${cause.words}`,
      fix: cause.fix,
      cause: cause.words,
      evidence: [...cause.evidence, last],
    };
  },
});

function notRefused({ tokenRequests = [] }: Facts): 'not applicable' | undefined {
  return tokenRequests.some(({ answer }) => answer) ? undefined : 'not applicable';
}

/** Without DevTools no browser shows the answer. What the request itself shows to be wrong tells why it was refused. */
function unread(facts: Facts): FindingDraft | undefined {
  const last = facts.tokenRequests?.findLast(
    ({ params, exchange, answer }) => params['code'] && exchange.status === 400 && answer === undefined,
  );
  const cause = last && shownCauseOf(facts, last);
  if (!last || !cause) return undefined;
  return {
    confidence: 'firm',
    detail: `The server answered 400; what it said was not recorded. ${cause.words}`,
    fix: cause.fix,
    cause: cause.words,
    evidence: [...cause.evidence, last],
  };
}

function isRefused(message: Message): boolean {
  const { error } = message;
  if (message.answer?.['errcode'] === 40029) return true;
  return (
    error !== undefined &&
    (codes.has(error.code) || /AADSTS(70008|54005|501481)/.test(error.description ?? ''))
  );
}

type Cause = {
  readonly words: string;
  readonly confidence: Confidence;
  readonly fix?: string;
  readonly evidence: readonly Message[];
};

/** The first test that fits names the cause; the order is the one in which they exclude each other. */
function causeOf(facts: Facts, refused: Message): Cause {
  return (
    refreshCause(facts, refused) ??
    passwordCause(refused) ??
    shownCauseOf(facts, refused) ??
    staleAssertion(refused) ??
    usualCause(refused)
  );
}

/** No more than the code means: a cause that has proof is told beside it. */
function usualCause(refused: Message): Cause {
  const noun = nounOf(refused);
  const fix = usualFixes[noun];
  return {
    words: `Usually the ${noun} was used before, has expired, or belongs to another client or environment.`,
    ...(fix !== undefined && { fix }),
    confidence: 'tentative',
    evidence: [],
  };
}

const usualFixes: Readonly<Partial<Record<ReturnType<typeof nounOf>, string>>> = {
  assertion:
    'Make a new assertion for every request, for this server (aud), with an end that is ahead, by a key that it knows.',
  token: 'Exchange a token that is still good, and that this server issued or trusts.',
  'device code': 'Begin again with a new device code, and stop asking for the old one.',
  request: 'Begin again with a new request, and stop asking for the old one.',
};

/** What the messages of the login show to be wrong with the redemption of its code. */
function shownCauseOf(facts: Facts, refused: Message): Cause | undefined {
  return (
    reused(facts, refused) ??
    expired(facts, refused) ??
    otherAddress(facts, refused) ??
    wrongVerifier(facts, refused) ??
    otherClient(facts, refused) ??
    otherServer(facts, refused)
  );
}

function refreshCause({ flow }: Facts, refused: Message): Cause | undefined {
  const { refresh_token: token } = refused.params;
  if (!token) return undefined;
  const revocation = revocationBefore(flow, refused, token);
  if (revocation?.isItself)
    return {
      words: `The refresh token ${revocation.told} it was used.`,
      fix: 'Forget a token once it is revoked, and stop the refreshes that still use it; ask the person to log in again.',
      confidence: 'certain',
      evidence: [revocation.message],
    };
  return {
    words: 'The refresh token was replaced, revoked, or has expired.',
    fix: 'Store the newest refresh token at once, let only one tab refresh at a time, and ask the person to log in again when it is refused.',
    confidence: 'firm',
    evidence: [],
  };
}

/** RFC 6749 §5.2 counts the credentials of the resource owner among the grants. */
function passwordCause({ params }: Message): Cause | undefined {
  if (params['grant_type'] !== 'password' && !params['password']) return undefined;
  return {
    words: 'The user name or password is wrong, or the account is locked or may not log in this way.',
    fix: 'Check the user name and password, and what the server’s log says of this account.',
    confidence: 'firm',
    evidence: [],
  };
}

function nounOf({ params }: Message): 'device code' | 'request' | 'assertion' | 'token' | 'code' {
  if (params['device_code']) return 'device code';
  if (params['auth_req_id']) return 'request';
  if (params['assertion']) return 'assertion';
  return params['subject_token'] ? 'token' : 'code';
}

function reused(facts: Facts, refused: Message): Cause | undefined {
  const { code } = refused.params;
  const earlier = facts.tokenRequests?.find(
    (message) =>
      message !== refused && code && message.params['code'] === code && timeOf(message) <= timeOf(refused),
  );
  if (!earlier || (!gaveTokens(earlier) && earlier.error?.code === 'invalid_client'))
    return redeemedMeanwhile(facts, refused);
  return {
    words: 'The same code was sent before: it works once.',
    fix: 'Redeem a code once: look for a component that mounts twice, a second tab, or a retry.',
    confidence: 'certain',
    evidence: [earlier],
  };
}

/** The refused one may have begun first. */
function redeemedMeanwhile({ flow }: Facts, refused: Message): Cause | undefined {
  const twice = codeSentTwice(flow);
  if (twice?.refused !== refused) return undefined;
  return {
    words: 'The same code was sent in another request at that time, which was accepted: it works once.',
    fix: 'Redeem a code once: look for a component that mounts twice, a second tab, or a retry.',
    confidence: 'certain',
    evidence: [twice.accepted],
  };
}

function expired(facts: Facts, refused: Message): Cause | undefined {
  const response = facts.authorizationResponse;
  const age = response ? timeOf(refused) - timeOf(response) : 0;
  if (!response || age < 10 * 60_000) return undefined;
  return {
    words: `The code was ${Math.round(age / 60_000)} minutes old; codes live ten minutes at most.`,
    fix: 'Redeem the code at once.',
    confidence: 'firm',
    evidence: [response],
  };
}

function otherAddress({ authorizationRequest }: Facts, refused: Message): Cause | undefined {
  const asked = authorizationRequest?.params['redirect_uri'];
  const sent = refused.params['redirect_uri'];
  if (!authorizationRequest || !asked || !sent || asked === sent) return undefined;
  return {
    words: `redirect_uri is ${sent}, the authorization request had ${asked}; both must be the same string.`,
    fix: 'Send the same redirect_uri string in both requests.',
    confidence: 'certain',
    evidence: [authorizationRequest.message],
  };
}

function wrongVerifier({ flow, authorizationRequest }: Facts, refused: Message): Cause | undefined {
  if (!authorizationRequest?.params['code_challenge']) return undefined;
  const missing = !refused.params['code_verifier'];
  if (!missing && pkceVerdictOf(flow, refused) !== 'mismatch') return undefined;
  return {
    words: missing
      ? 'The authorization request had a code_challenge and the token request has no code_verifier.'
      : 'The code_verifier is not the one the code_challenge was made from.',
    fix: 'Keep one verifier per state and send exactly that one.',
    confidence: 'certain',
    evidence: [authorizationRequest.message],
  };
}

function otherClient({ authorizationRequest }: Facts, refused: Message): Cause | undefined {
  const asked = authorizationRequest?.params['client_id'];
  const sent = refused.params['client_id'];
  if (!authorizationRequest || !asked || !sent || asked === sent) return undefined;
  return {
    words: `client_id is ${sent}, the code was asked for by ${asked}.`,
    fix: 'Redeem the code with the client that asked for it.',
    confidence: 'certain',
    evidence: [authorizationRequest.message],
  };
}

/** Metadata of the server that was asked for the code, and a token request to another one. RFC 8414 §2. */
function otherServer({ flow, authorizationRequest }: Facts, refused: Message): Cause | undefined {
  const { metadata } = flow;
  const announced = asText(metadata?.['token_endpoint']);
  if (!authorizationRequest || !announced) return undefined;
  const asked = endpointOf(authorizationRequest.message.url);
  const used = endpointOf(refused.url);
  if (asText(metadata?.['authorization_endpoint']) !== asked || announced === used) return undefined;
  return {
    words: `The code was asked for at ${asked}, whose server redeems codes at ${announced}; it was sent to ${used}.`,
    fix: 'Take both endpoints from the same metadata document: mind the tenant and the environment.',
    confidence: 'firm',
    evidence: [authorizationRequest.message],
  };
}

/** RFC 7523 §3: an assertion is good until its `exp`, by the server's clock. */
function staleAssertion(refused: Message): Cause | undefined {
  const jwt = decodeJwt(refused.params['assertion']);
  const exp = jwt?.type === 'jws' ? jwt.claims['exp'] : undefined;
  if (typeof exp !== 'number' || exp * 1000 > timeOf(refused)) return undefined;
  return {
    words: 'The assertion had expired when it was sent.',
    fix: 'Make a fresh assertion for every request and keep the clock right.',
    confidence: 'firm',
    evidence: [],
  };
}
