import { hostOf, originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { answererOf } from '../answerer/answerer.ts';
import { nothingBehindOf } from '../answerer/nothing-behind.ts';
import { beganAtOf } from '../began-at.ts';
import { fact } from '../fact.ts';
import { redirectRefusal } from '../redirect-refusal.ts';
import { platformNaming } from './platform-host.ts';

/** An app that people open at one host asked to be answered at the one that its platform gave it, and was not reached there. */
export type AddressBehind = {
  /** The address it asked for. */
  readonly asked: string;
  readonly platform: string;
  /** Origin at which the person is with the app. */
  readonly start: string;
  /** The request that asked. */
  readonly request: Message;
  readonly at: Message;
  /** Who refused it there, and by what one can tell; `undefined` where the provider refused the address. */
  readonly refused: { readonly by: string; readonly sign: string } | undefined;
};

/**
 * Whether the app’s server, asked at a host of the person’s, sent the browser to the provider with a return address at the host that a
 * platform named it by, where the provider refused that or the platform let nobody in. `undefined` where the app answered there.
 * RFC 6749 §3.1.2.
 */
export const addressBehind = fact('addressBehind', (facts): AddressBehind | undefined => {
  const { flow, client } = facts;
  const asked = client.redirectUri;
  const platform = asked === null ? undefined : platformNaming(asked);
  const request = flow.messages.find(isFrontChannelRequest);
  const from = request && beganAtOf(flow, request.exchange);
  if (asked === null || platform === undefined || !request || !from) return undefined;
  // A page of another host may lead to an API that begins its own logins; a redirect is of the server that built the address.
  const isServers = from.url !== from.origin && hostOf(from.url) !== hostOf(asked);
  if (!isServers || platformNaming(from.url) !== undefined) return undefined;
  const found = { asked, platform, start: from.origin, request };
  const refusal = facts.of(redirectRefusal);
  if (refusal?.isNamed) return { ...found, at: refusal.at, refused: undefined };
  const landing = flow.messages.findLast(
    (one) =>
      isFrontChannelResponse(one) && one.carrier === 'request' && originOf(one.url) === originOf(asked),
  );
  const refused = landing && refusedThere(landing, platform);
  return landing && refused ? { ...found, at: landing, refused } : undefined;
});

const turnedAway: ReadonlySet<number> = new Set([401, 403, 404]);

function refusedThere(
  { exchange }: Message,
  platform: string,
): { readonly by: string; readonly sign: string } | undefined {
  const nobody = nothingBehindOf(exchange);
  if (nobody?.how === 'connection') return { by: platform, sign: nobody.words };
  const { kind, product, sign } = answererOf(exchange);
  const isPlatforms = kind === 'platform' || kind === 'gate' || kind === 'waf' || kind === 'cdn';
  if (!isPlatforms || sign.includes('stopped') || !turnedAway.has(exchange.status ?? 0)) return undefined;
  // By the address alone one cannot tell the platform’s login from its gate.
  return product === 'Azure App Service authentication' ? undefined : { by: product ?? platform, sign };
}
