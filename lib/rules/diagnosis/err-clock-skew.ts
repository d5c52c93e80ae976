import { spanOf } from '../../facts/time-span.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { agreeingHost, clockLeeway, clockOffsetOf, receivedAt } from '../../facts/clock-offset.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { challengeParameter } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type RemarkDraft, type RuleWords } from '../rule.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';

export const words: RuleWords = {
  title: 'Clocks disagree',
  why: 'Tokens and proofs are good from one second to another. Where two clocks differ by more than a minute, fresh ones are taken for expired or not yet valid.',
  fix: 'Synchronise the clocks (NTP; virtual machines and containers too), allow a little leeway when checking, and use DPoP nonces.',
  references: ['oidc-core#3.1.3.7', 'rfc9449#11.1', 'rfc5849#3.3'],
  examples: {
    fires: 'The token endpoint’s Date is 14:10:00 when this browser’s clock shows 14:05:00',
    passes: 'The token endpoint’s Date is 14:10:00 when this browser’s clock shows 14:09:40',
  },
};

/** Two of the parties do not agree what time it is. */
export default remark({
  id: 'err-clock-skew',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    return refusedForTime(facts) ?? issuedInFuture(facts) ?? issuedBeforeAsked(facts) ?? dateDiffers(facts);
  },
});

/** What a token may be off before anybody says so. Milliseconds. */
const leeway = 60_000;

/** Microsoft Entra writes iat and nbf five minutes back on purpose, so that clients whose clock is behind take its tokens. Milliseconds. */
const backdated = 300_000;

const said =
  /timestamp_refused|not yet valid|not active yet|used (too early|before)|issued in the future|\bnbf\b|\biat\b|clock|(token|jwt|assertion|proof)\b.{0,30}\bexpired/i;

function refusedForTime({ flow }: Facts): RemarkDraft | undefined {
  for (const message of flow.messages) {
    const complaint = complaintOf(message);
    if (!complaint || !said.test(complaint)) continue;
    if (/expired/i.test(complaint) && !isFresh(flow.messages, message)) continue;
    return {
      confidence: 'firm',
      detail: `${endpointOf(message.exchange.url)} says “${complaint.replace(/\.$/, '')}” of something that had just been made.`,
      cause: 'The server’s clock and the one that stamped the request or token differ.',
      evidence: [message],
    };
  }
  return undefined;
}

function complaintOf(message: Message): string | undefined {
  const { exchange } = message;
  if (message.error?.code === 'timestamp_refused') return message.error.code;
  const error = message.error;
  if (isTokenUse(message)) {
    return challengeParameter(exchange, 'error_description') ?? error?.description ?? undefined;
  }
  const isAboutProof = error?.code === 'invalid_dpop_proof' || error?.code === 'invalid_client';
  return isAboutProof ? (error.description ?? undefined) : undefined;
}

/** The token it is about was delivered less than a minute before. */
function isFresh(messages: readonly Message[], refused: Message): boolean {
  if (!refused.token) return false;
  const issued = messages.find((message) =>
    Object.values(message.answer ?? message.params).includes(refused.token),
  );
  return issued !== undefined && timeOf(refused) - timeOf(issued) < leeway;
}

function issuedInFuture({ idTokens = [], flow }: Facts): RemarkDraft | undefined {
  for (const { message, jwt } of idTokens) {
    const { iat, nbf } = jwt.claims;
    const start = Math.max(typeof iat === 'number' ? iat : 0, typeof nbf === 'number' ? nbf : 0) * 1000;
    const ahead = start - receivedAt(message);
    if (!(ahead > leeway)) continue;
    return {
      confidence: 'firm',
      detail: `The ID token is valid from ${spanOf(ahead)} after it arrived, by this browser’s clock.`,
      cause: whoseClock(flow) ?? 'The provider’s clock is ahead of this browser’s.',
      ...(whoseClock(flow) !== undefined && { fix: ownFix }),
      evidence: [message],
    };
  }
  return undefined;
}

/** A token with the nonce of a request was made after the request, unless an earlier login had that nonce too. OpenID Connect Core §2. */
function issuedBeforeAsked({ idTokens = [], flow }: Facts): RemarkDraft | undefined {
  for (const { message, jwt } of idTokens) {
    const { iat, nonce } = jwt.claims;
    const asked = messagesOf(flow, 'authorization_request').find(
      ({ params, exchange }) =>
        params['nonce'] !== undefined && params['nonce'] === nonce && exchange.startedAt > 0,
    );
    const early = asked && typeof iat === 'number' ? asked.exchange.startedAt - iat * 1000 : 0;
    if (!asked || !(early > backdated + leeway) || isOfEarlier(flow, asked.params['nonce'])) continue;
    return {
      confidence: 'firm',
      detail: `By its iat the ID token was made ${spanOf(early)} before the request whose nonce it bears was sent, by this browser’s clock.`,
      cause:
        whoseClock(flow) ??
        'The provider’s clock is behind this browser’s, or it writes local time as if it were UTC.',
      ...(whoseClock(flow) !== undefined && { fix: ownFix }),
      evidence: [asked, message],
    };
  }
  return undefined;
}

function isOfEarlier(flow: Flow, nonce: string | undefined): boolean {
  return nonce !== undefined && (flow.earlier?.('nonce', nonce) ?? []).length > 0;
}

/** Where pages judge tokens, the browser’s clock counts; a web app’s server has its own, which nobody sees. */
function dateDiffers({ flow, client }: Facts): RemarkDraft | 'not applicable' | undefined {
  if (client.type !== 'public') return 'not applicable';
  const offset = clockOffsetOf(flow);
  if (!offset) return 'not applicable';
  const { ahead, message } = offset;
  if (Math.abs(ahead) <= clockLeeway) return undefined;
  const difference = spanOf(Math.abs(ahead));
  return {
    confidence: 'firm',
    detail: `The provider’s Date is ${difference} ${ahead > 0 ? 'ahead of' : 'behind'} this browser’s clock (${endpointOf(message.exchange.url)}).`,
    cause:
      whoseClock(flow) ??
      `The provider’s clock is ${ahead > 0 ? 'ahead of' : 'behind'} this browser’s by ${difference}.`,
    ...(whoseClock(flow) !== undefined && { fix: ownFix }),
    evidence: [message],
  };
}

/** Two servers that agree are right, and this computer is not. */
function whoseClock(flow: Facts['flow']): string | undefined {
  const offset = clockOffsetOf(flow);
  if (!offset || Math.abs(offset.ahead) <= clockLeeway) return undefined;
  const other = agreeingHost(flow, offset);
  if (other === undefined) return undefined;
  const how = offset.ahead > 0 ? 'behind' : 'ahead';
  return `This computer’s clock is ${spanOf(Math.abs(offset.ahead))} ${how}: ${hostOf(offset.message.exchange.url)} and ${other} agree on the time, so that tokens look as if they were ${offset.ahead > 0 ? 'of the future' : 'over'}.`;
}

const ownFix = 'Set the clock of this computer (switch on the time from the internet), and log in again.';
