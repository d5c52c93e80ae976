import { asNumber } from '../../exchange/json.ts';
import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import type { Facts } from '../../facts/facts.ts';
import { requestObjects } from '../../facts/request-object.ts';
import { saidBy } from '../../facts/said/said.ts';
import { spanOf } from '../../facts/time-span.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** A signed assertion is good for a minute or a few: a clock that is off makes it over, or of the future, before it arrives. RFC 7523 §3. */
export default cause({
  id: 'assertion-untimely',
  owner: 'client',
  title: 'By the server’s clock the JWT that the client signed is over, of the future, or good for too long',
  signs:
    'The server refused a JWT (assertion, client_assertion or request) whose exp lies before, or whose nbf or iat lies after the Date of its answer; or whose exp lies more than an hour after it, where the server is known to take an hour at most (Duo, Okta) or says that it is good for too long.',
  against:
    'An answer without Date; a beginning that lies seconds ahead; a JWT in its time; a description that speaks of another reason; invalid_grant where the assertion only proves the client.',
  fix: 'Make the assertion anew for each request, right before it is sent, with a clock that is set by NTP.',
  references: ['rfc7523#3', 'rfc7519#4.1.4'],
  example: '"exp": 13:21:40, POST /par → 401 invalid_client, Date: 13:31:52',
  confusedWith: ['invalid-client', 'assertion-audience', 'secret-wrong-or-expired', 'clock-skew'],
  folds: [
    'invalid-client',
    'invalid-grant',
    'clock-skew',
    'known-error',
    'provider-error-page',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const refused = refusedAssertion(facts) ?? refusedRequest(facts);
    const answered = refused && answeredAt(refused.at);
    if (!refused || answered?.clock !== 'server' || speaksOfOther(refused.text)) return undefined;
    const { at, name, jwt } = refused;
    const missed = missedBy(jwt, answered.time);
    if (!missed) return tooLong(facts, refused, answered.time);
    const { claim, time, by } = missed;
    const says = `The ${name} that the client signed ${claim === 'exp' ? 'had expired' : 'was of the future'} for ${endpointOf(at.url)}: its ${claim} is ${shown(time)}, and the server answered at ${shown(answered.time)}, ${spanOf(by)} ${claim === 'exp' ? 'later' : 'before'}.`;
    const clock = clockOf(jwt, at, answered.time);
    return {
      at,
      ...withQuote(facts, `${says}${clock.why}`),
      ...(clock.fix !== undefined && { fix: clock.fix }),
      proof: 'comparison',
      confidence: by > minute ? 'certain' : 'firm',
      evidence: [at],
      compared: [
        {
          name: claim,
          expected: { value: shown(answered.time), at },
          got: { value: shown(time), at },
        },
      ],
    };
  },
});

type Signed = Extract<Jwt, { type: 'jws' }>;
const minute = 60_000;

/** A client that proves itself, and an assertion as a grant. RFC 7521 §4.1.1, §4.2.1. */
const codes: ReadonlySet<string> = new Set(['invalid_client', 'invalid_grant', 'unauthorized_client']);

/** A JWT that the client signed, where it was refused, and what was said of that. */
type Refused = { readonly at: Message; readonly name: string; readonly jwt: Signed; readonly text: string };

function refusedAssertion({ flow }: Facts): Refused | undefined {
  const at = flow.messages.findLast(
    ({ error, carrier }) => carrier === 'request' && codes.has(error?.code ?? ''),
  );
  const assertion = at && refusedAssertionOf(at);
  return assertion && { at, ...assertion, text: at.error?.description ?? '' };
}

/** A request object, which the authorization endpoint refused on a page of its own. RFC 9101 §7. */
function refusedRequest({ of, errorPage }: Facts): Refused | undefined {
  if (!errorPage || !/^invalid_request(?:_object)?$/.test(errorPage.code ?? '')) return undefined;
  const object = of(requestObjects)?.at(-1);
  const text = saidBy(errorPage.message.exchange)?.text ?? '';
  return object && { at: errorPage.message, name: 'request object', jwt: object.jwt, text };
}

const hour = 3_600_000;

/** Duo and Okta take no JWT that is good for more than an hour. */
function takesAnHour({ exchange }: Message): boolean {
  return /(?:^|\.)(?:duosecurity\.com|duofederal\.com|okta(?:preview|-emea)?\.com)$/.test(
    hostOf(exchange.url),
  );
}

/** Others have limits of their own, and say that it is too long. */
function saysTooLong(text: string): boolean {
  return (
    /too far in(?:to)? the future|lifetime|valid for too long/i.test(text) &&
    !/\b(?:access|refresh|id)[ _-]?tokens?\b/i.test(text)
  );
}

function tooLong(facts: Facts, { at, name, jwt, text }: Refused, answered: number): CauseDraft | undefined {
  const isKnown = takesAnHour(at);
  if (!isKnown && !saysTooLong(text)) return undefined;
  const end = (asNumber(jwt.claims['exp']) ?? 0) * 1000;
  const over = end - answered - hour;
  if (end <= 0 || over < 1000) return undefined;
  const provider = hostOf(at.url) || 'the server';
  const off = aheadOf(facts, at, answered);
  const clock =
    off && off.by > leastAhead
      ? ` By the Date of their answers the clock of ${off.host} is ${spanOf(off.by)} ahead of that of ${provider}.`
      : '';
  return {
    at,
    ...withQuote(
      facts,
      `The ${name} that the client signed is good for too long for ${endpointOf(at.url)}: its exp is ${shown(end)}, ${isKnown ? `an hour and ${spanOf(over)}` : spanOf(end - answered)} after the server’s answer (${shown(answered)})${isKnown ? ', and it takes an hour at most' : ''}.${clock}`,
    ),
    fix: `${clock ? `Set the clock of the machine that runs ${off?.host ?? 'the app'} by NTP, and let` : 'Let'} the JWT live for minutes (exp: now and 5 minutes), so that a clock that is a little ahead does no harm. Duo’s library for Java made it an hour: update it.`,
    proof: 'comparison',
    confidence: 'firm',
    evidence: [at],
    ...(isKnown && {
      compared: [
        { name: 'exp', expected: { value: shown(answered + hour), at }, got: { value: shown(end), at } },
      ],
    }),
  };
}

/** Answers are dated to the second. */
const leastAhead = 2000;

/** How far the clock of the app whose redirect led there is ahead of the server's. */
function aheadOf(
  { flow }: Facts,
  { exchange }: Message,
  answered: number,
): { readonly host: string; readonly by: number } | undefined {
  const start = flow.context.findLast(({ redirectUrl }) => redirectUrl === exchange.url);
  const dated = start && answeredAt({ exchange: start });
  if (!start || dated?.clock !== 'server' || start.startedAt <= 0) return undefined;
  return {
    host: hostOf(start.url),
    by: dated.time - start.startedAt - (answered - exchange.startedAt),
  };
}

/** A server that has come to the grant knows the client by then. RFC 6749 §5.2. */
function refusedAssertionOf({
  params,
  error,
}: Message): { readonly name: string; readonly jwt: Signed } | undefined {
  for (const [member, name] of [
    ['client_assertion', 'client assertion'],
    ['assertion', 'assertion'],
  ] as const) {
    if (member === 'client_assertion' && error?.code === 'invalid_grant') continue;
    const jwt = decodeJwt(params[member]);
    if (jwt?.type === 'jws') return { name, jwt };
  }
  return undefined;
}

type Missed = { readonly claim: 'exp' | 'nbf' | 'iat'; readonly time: number; readonly by: number };

/** A Date is cut to the second; what begins a little early most servers let pass. */
function missedBy({ claims }: Signed, answered: number): Missed | undefined {
  const timeOf = (claim: string): number | undefined => {
    const seconds = asNumber(claims[claim]);
    return seconds !== undefined && seconds > 0 ? seconds * 1000 : undefined;
  };
  const end = timeOf('exp');
  if (end !== undefined && answered - end > 1000) return { claim: 'exp', time: end, by: answered - end };
  for (const claim of ['nbf', 'iat'] as const) {
    const begin = timeOf(claim);
    if (begin !== undefined && begin - answered > minute) return { claim, time: begin, by: begin - answered };
  }
  return undefined;
}

/** Whose clock it is, where the recording’s own clock tells: it ran beside the client. */
function clockOf(
  { claims }: Signed,
  { exchange }: Message,
  answered: number,
): { readonly why: string; readonly fix?: string } {
  const made = (asNumber(claims['iat']) ?? asNumber(claims['nbf']) ?? 0) * 1000;
  const { startedAt, duration = 0 } = exchange;
  if (made <= 0 || startedAt <= 0) return { why: '' };
  const behind = answered - startedAt - duration;
  const server = hostOf(exchange.url) || 'the server';
  if (Math.abs(startedAt - made) < minute && Math.abs(behind) > minute)
    return {
      why: ` The client had just made it: its clock is ${spanOf(Math.abs(behind))} ${behind > 0 ? 'behind' : 'ahead of'} that of ${server}.`,
      fix: `Set the clock of the machine that runs the client by NTP (in a container or virtual machine that of its host), or that of ${server} if other clients fail as well.`,
    };
  return Math.abs(behind) <= minute && startedAt - made > minute
    ? {
        why: ` The clocks agree: the client had made it ${spanOf(startedAt - made)} before and used it again.`,
      }
    : { why: '' };
}

/** The server names another reason. */
function speaksOfOther(text: string): boolean {
  return (
    !/expir|\bexp\b|not before|\bnbf\b|\biat\b|time|clock/i.test(text) &&
    /signature|\bkid\b|\bkey\b|replay|\bjti\b|issuer|\biss\b|\baud/i.test(text)
  );
}

function shown(time: number): string {
  return `${new Date(Math.min(time, 8.64e15)).toISOString().slice(0, 19)}Z`;
}
