import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { gaveUpAnswer } from '../../facts/answerer/gave-up-answer.ts';
import { nothingBehindOf, type NothingBehind } from '../../facts/answerer/nothing-behind.ts';
import { failingExchanges, type FailingExchange } from '../../facts/failing-exchanges.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { Owner } from '../../vocabulary/owner.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Nobody was there: not at the address itself, or not behind the proxy that answered for it. */
export default cause({
  id: 'nothing-there',
  owner: 'client',
  title: 'Nothing runs at that address, or behind the proxy that answers for it',
  signs:
    'The browser could not connect (refused, no such host, timed out), or a proxy, platform or CDN answered 502, 503 or 504 on a page of its own.',
  against:
    'A page of the application’s own with that status; nginx’s quick 502 at one address alone, while others of the host work; an answer that brings the provider’s refusal, which has its own reason.',
  fix: 'Start what should answer there, and compare host and port with those under which the proxy looks for it. The proxy’s log has the reason; the application saw no request.',
  references: ['rfc9110#15.6.3', 'rfc8252#7.3', 'rfc8252#8.3'],
  example: 'GET /callback?code=… → 503, HAProxy “No server is available to handle this request.”',
  confusedWith: ['callback-failed', 'proxy-response-headers-too-big', 'backchannel-failed'],
  folds: ['callback-failed', 'callback-not-reached', 'no-answer', 'provider-error-page', 'unexplained'],
  needs: ['flow'],
  inspect({ of, flow }) {
    const told = of(gaveUpAnswer)?.failing.exchange;
    for (const failing of of(failingExchanges)) {
      const found = nothingBehindOf(failing.exchange);
      const isTold = told !== undefined && endpointOf(failing.exchange.url) === endpointOf(told.url);
      if (!found || isTold || !/^https?:/i.test(failing.exchange.url)) continue;
      // The provider had refused by then: who was to be told of it is not why.
      if (isFrontChannelResponse(failing.at) && failing.at.params['error'] !== undefined) continue;
      const isCallbackSlow =
        failing.by === 'client' && isSlow(found) && worksElsewhere(failing, flow.context);
      if (!isCallbackSlow) return draftOf(failing, found);
    }
    return undefined;
  },
});

function isSlow(found: NothingBehind): boolean {
  return found.how === 'slow';
}

/** Other pages of the host were answered: what is behind it runs. */
function worksElsewhere({ exchange }: FailingExchange, context: readonly Exchange[]): boolean {
  const { host } = new URL(exchange.url);
  return context.some(
    ({ url, status = 0 }) => status >= 200 && status < 400 && URL.canParse(url) && new URL(url).host === host,
  );
}

function draftOf({ at, by, exchange }: FailingExchange, found: NothingBehind): CauseDraft {
  const owner = ownerOf(by);
  const { origin, host, hostname } = new URL(exchange.url);
  if (found.how === 'connection') {
    return {
      at,
      owner,
      why: `${connectionWords[found.failure](found.failure === 'dns' ? hostname : origin)}: the browser says ${found.words}.`,
      fix: `Start what should listen at that address: the app under development, or the program on this device that waits for the answer. Compare host and port with those that it tells when it starts.${found.failure === 'refused' && hostname === 'localhost' ? eitherLoopback(exchange.url) : ''}`,
      proof: 'code',
      confidence: 'certain',
      evidence: [at],
    };
  }
  const { product = 'A proxy', sign } = found.answerer;
  const seconds = Math.round((exchange.duration ?? 0) / 1000);
  const why =
    found.how === 'slow'
      ? `${product} stands in front of ${host} and waited ${seconds > 0 ? `${seconds} seconds` : 'in vain'} for what is behind it (${found.status}, ${sign}).`
      : `${product} stands in front of ${host} and found nothing behind it that answers (${found.status}, ${sign}): the ${names[owner]} is down, starts just now, or listens elsewhere.`;
  return { at, owner, why, proof: 'answerer', confidence: 'firm', evidence: [at] };
}

/** Browsers try both loopback addresses under that name or one of them, and a program may listen at the other. RFC 8252 §7.3, §8.3. */
function eitherLoopback(url: string): string {
  const literal = endpointOf(url).replace('localhost', '127.0.0.1');
  return ` If it runs: localhost may be [::1] for the browser while the program listens on 127.0.0.1 alone, or the other way round. Put 127.0.0.1 for localhost into the address bar while it waits; where that works, let it listen on both, or ask for ${literal} from the start, which has to be registered then.`;
}

const connectionWords: Readonly<
  Record<Extract<NothingBehind, { how: 'connection' }>['failure'], (where: string) => string>
> = {
  refused: (where) => `Nothing listens at ${where}`,
  dns: (where) => `There is no host ${where}, as far as this browser can find out`,
  timeout: (where) => `${where} does not answer`,
};

function ownerOf(by: FailingExchange['by']): Owner {
  return by === 'authorization_server' || by === 'resource_server' ? by : 'client';
}

const names: Readonly<Record<Owner, string>> = {
  client: 'app',
  authorization_server: 'provider',
  resource_server: 'API',
  browser: 'app',
};
