import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, capture, exchange, redirect, urlWith } from './exchange.ts';
import { provider, samlAnswer, samlRequest, service } from './saml-login.ts';
import { deflated } from './single-sign-on.ts';

/** What a test changes of a logout. `null` leaves an attribute out. */
export type LogoutChanges = {
  readonly destination?: string | null;
  readonly inResponseTo?: string;
  /** The `StatusCode` elements. */
  readonly codes?: string;
  /** What the service provider makes of the answer. */
  readonly taken?: Partial<Exchange>;
  /** The service provider’s request was not recorded. */
  readonly isRequestUnseen?: boolean;
  /** What follows. */
  readonly then?: readonly Exchange[];
};

/** Where the service provider takes answers to its logouts. */
const logoutService = 'https://sp.example/saml/sls';

const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

/** `<samlp:StatusCode>` of that word, with another one inside. */
export function statusCode(code: string, inside = ''): string {
  return `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${code}">${inside}</samlp:StatusCode>`;
}

/** A login, and a minute later a logout of the service provider’s that the identity provider answers. */
export function samlLogout(changes: LogoutChanges = {}): readonly Exchange[] {
  const { destination = logoutService, inResponseTo = '_logout1', codes = statusCode('Success') } = changes;
  const request = `<samlp:LogoutRequest ${namespaces} ID="_logout1" Version="2.0"><saml:Issuer>${service.entityId}</saml:Issuer><saml:NameID>jo@example.test</saml:NameID></samlp:LogoutRequest>`;
  const to = destination === null ? '' : ` Destination="${destination}"`;
  const answer = `<samlp:LogoutResponse ${namespaces} ID="_answer1" Version="2.0"${to} InResponseTo="${inResponseTo}"><saml:Issuer>${provider.entityId}</saml:Issuer><samlp:Status>${codes}</samlp:Status></samlp:LogoutResponse>`;
  const asked = urlWith(provider.signOn, { SAMLRequest: deflated(request) });
  const back = urlWith(logoutService, { SAMLResponse: deflated(answer) });
  const page = { context: { resourceType: 'main_frame' } } as const;
  const later = [
    redirect('https://sp.example/logout', asked, page),
    ...(changes.isRequestUnseen ? [] : [redirect(asked, back, page)]),
    exchange({ url: back, status: 302, redirectUrl: 'https://sp.example/bye', ...page, ...changes.taken }),
    ...(changes.then ?? []),
  ];
  return capture(
    samlRequest(),
    samlAnswer(),
    exchange({ url: 'https://sp.example/home', status: 200, ...page }),
    ...later.map((one, at) => ({ ...one, startedAt: baseTime + 60_000 + at * 500 })),
  );
}
