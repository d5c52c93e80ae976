import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { decodeSaml } from '../messages/saml2/document.ts';
import { addressKey } from '../exchange/parameters.ts';
import { ties } from '../messages/ties.ts';
import type { Tie } from '../vocabulary/ties.ts';

/** Milliseconds after an answer within which no person has asked for the next login. */
const atOnce = 5000;

/**
 * True when a client asks for the same login again at once after it was answered: for the same purpose, in the same tab and frame,
 * and before a person could have. Any protocol.
 */
export function asksAgain(earlier: readonly Message[], later: readonly Message[]): boolean {
  const [asked, next] = [earlier.find(isFrontChannelRequest), later.find(isFrontChannelRequest)];
  const answer = earlier.findLast(isFrontChannelResponse);
  if (!asked || !next || !answer) return false;
  const time = next.exchange.startedAt;
  if (time < answer.exchange.startedAt || time > lastEnd(earlier, time) + atOnce) return false;
  return isSamePurpose(asked, next);
}

/** The tie that all logins of the same client share; `undefined` for a request that names nobody. */
export function tieOfClient({ client, returnAddress }: Message): Tie | undefined {
  return ties(['client', client], ['redirect_uri', returnAddress])[0];
}

/** When the last of what was answered before that time was answered. */
function lastEnd(messages: readonly Message[], time: number): number {
  const ends = messages.map(({ exchange }) => exchange.startedAt + (exchange.duration ?? 0));
  return ends.reduce((last, end) => (end <= time ? Math.max(last, end) : last), -Infinity);
}

/** The same tab and the same wish: other scopes, resources or levels of login are steps of a plan. */
function isSamePurpose(a: Message, b: Message): boolean {
  const { tab, frame } = a.exchange.context;
  const other = b.exchange.context;
  return a.kind === b.kind && tab === other.tab && frame === other.frame && wishOf(a) === wishOf(b);
}

/** What can be wished for, in whatever protocol. */
const wishes = {
  oauth2: ['scope', 'resource', 'acr_values', 'prompt', 'max_age', 'claims', 'audience'],
  wsfed: ['wauth', 'wreq'],
  cas: ['renew', 'gateway'],
  openid2: ['openid.mode'],
};
const wishNames = Object.values(wishes).flat();

function wishOf({ params, client, returnAddress }: Message): string {
  const contexts = decodeSaml(params['SAMLRequest'])?.requestedAuthnContexts;
  const address = returnAddress && addressKey(returnAddress);
  return JSON.stringify([client, address, contexts, ...wishNames.map((name) => params[name])]);
}
