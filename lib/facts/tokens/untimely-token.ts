import { pageOf } from '../../exchange/page-request.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { agreeingHost, clockLeeway, clockOffsetOf, receivedAt } from '../clock-offset.ts';
import { wentOnWith } from '../went-on-with.ts';
import { idTokensOf } from './id-token.ts';

/** What clients forgive a clock, at most as a rule: five minutes, in milliseconds. OpenID Connect Core §3.1.3.7 (9, 10). */
const forgiven = 300_000;

/**
 * True where a page got an ID token that this browser’s clock, which is off by what two hosts say, takes for over or of the future, and
 * used none of its tokens: a client that checks times has to stop there.
 */
export function untimelyToken(flow: Flow): boolean {
  const token = idTokensOf(flow).findLast(({ message }) => isOfPage(message));
  if (!token) return false;
  const { iat, exp } = token.jwt.claims;
  const received = receivedAt(token.message);
  const isOver = typeof exp === 'number' && received - exp * 1000 > clockLeeway;
  const isAhead = typeof iat === 'number' && iat * 1000 - received > forgiven;
  if ((!isOver && !isAhead) || !Number.isFinite(received)) return false;
  const offset = clockOffsetOf(flow);
  return (
    offset !== undefined &&
    Math.abs(offset.ahead) > clockLeeway &&
    agreeingHost(flow, offset) !== undefined &&
    !wentOnWith(flow, token.message)
  );
}

function isOfPage({ kind, carrier, responseMode, exchange }: Message): boolean {
  return kind === 'authorization_response'
    ? carrier === 'request' && responseMode !== 'form_post' && originOf(exchange.url) !== null
    : pageOf(exchange) !== undefined;
}
