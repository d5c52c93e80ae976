import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { directMessage } from '../oauth2/direct.ts';
import type { View } from '../view.ts';

const wellKnown =
  /\/\.well-known\/(openid-configuration|oauth-authorization-server|oauth-protected-resource)(\/|$)/;

/**
 * A metadata document is fetched. OIDC Discovery §4; RFC 8414 §3; RFC 9728 §3: the name is registered, it is enough.
 * WebFinger serves others too and says what for. OIDC Discovery §2. A protected resource's description can be anywhere: the refusal
 * that leads to it names the address. RFC 9728 §5.1.
 */
export function discovery(view: View, learned: Learned): Message<'discovery'> | undefined {
  if (view.exchange.method !== 'GET') return undefined;
  const isNamed = learned.kindAt(view.endpoint) === 'discovery';
  if (!isNamed && !wellKnown.test(view.path) && !asksForIssuer(view)) return undefined;
  return directMessage(view, 'discovery', {
    confidence: view.answer?.['issuer'] || view.answer?.['resource'] ? 'certain' : 'firm',
    ...((isNamed || view.path.includes('/.well-known/oauth-protected-resource')) && {
      to: 'resource_server',
    }),
  });
}

function asksForIssuer({ path, query }: View): boolean {
  return (
    path.endsWith('/.well-known/webfinger') &&
    Boolean(query['rel']?.split(' ').includes('http://openid.net/specs/connect/1.0/issuer'))
  );
}
