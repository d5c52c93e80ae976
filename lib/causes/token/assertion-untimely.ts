import { asNumber } from '../../exchange/json.ts';
import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import { spanOf } from '../../facts/time-span.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** A signed assertion is good for a minute or a few: a clock that is off makes it over, or of the future, before it arrives. RFC 7523 §3. */
export default cause({
  id: 'assertion-untimely',
  owner: 'client',
  title: 'By the server’s clock the client’s assertion is over, or of the future',
  signs:
    'The server refused a JWT (assertion or client_assertion) whose exp lies before, or whose nbf or iat lies after the Date of its answer.',
  against:
    'An answer without Date; a beginning that lies seconds ahead; a JWT in its time; a description that speaks of another reason; invalid_grant where the assertion only proves the client.',
  fix: 'Make the assertion anew for each request, right before it is sent, with a clock that is set by NTP.',
  references: ['rfc7523#3', 'rfc7519#4.1.4'],
  example: '"exp": 13:21:40, POST /par → 401 invalid_client, Date: 13:31:52',
  confusedWith: ['invalid-client', 'assertion-audience', 'secret-wrong-or-expired', 'clock-skew'],
  folds: ['invalid-client', 'invalid-grant', 'clock-skew', 'known-error', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const at = facts.flow.messages.findLast(
      ({ error, carrier }) => carrier === 'request' && codes.has(error?.code ?? ''),
    );
    const assertion = at && refusedAssertionOf(at);
    const answered = at && answeredAt(at);
    if (!at || !assertion || answered?.clock !== 'server' || speaksOfOther(at)) return undefined;
    const { name, jwt } = assertion;
    const missed = missedBy(jwt, answered.time);
    if (!missed) return undefined;
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
function speaksOfOther({ error }: Message): boolean {
  const text = error?.description ?? '';
  return (
    !/expir|\bexp\b|not before|\bnbf\b|\biat\b|time|clock/i.test(text) &&
    /signature|\bkid\b|\bkey\b|replay|\bjti\b|issuer|\biss\b|\baud/i.test(text)
  );
}

function shown(time: number): string {
  return `${new Date(Math.min(time, 8.64e15)).toISOString().slice(0, 19)}Z`;
}
