import type { Exchange } from '../../exchange/exchange.ts';
import type {
  DeviceSessionFault,
  PasskeyFault,
  SessionLoss,
  SignInEventName,
} from '../../vocabulary/sign-in-event.ts';
import type { CookieFate } from '../cookies/journey.ts';
import { scopeOf, type CookieScope } from '../cookies/cookie-scope.ts';
import { cookiesSetBy, type SetCookie } from '../cookies/set-cookie.ts';
import { shortName } from '../cookies/short-name.ts';
import { fact } from '../fact.ts';
import { appSession, type AppSession } from './app-session.ts';
import { deviceSessions, type DeviceSession } from './device-sessions.ts';
import { openedLink } from './opened-link.ts';
import { providerWait, type ProviderWait } from './provider-wait.ts';
import { passkeys, type Passkey } from './passkeys.ts';

/** A cookie as it is told: its name and its attributes, never its value. RFC 6265bis §4.1.2. */
export type ToldCookie = {
  /** Without what is made up for each attempt. */
  readonly name: string;
  readonly host: string;
  /** For that host alone. */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | undefined;
  /** Seconds; `undefined`: until the browser closes. */
  readonly lifetime: number | undefined;
};

/** A passkey as it is told: nobody can be recognised by it. */
export type ToldPasskey = Pick<Passkey, 'rpId' | 'origin' | 'asked' | 'verified'>;

/** Something that belongs to the sign-in and is no message of its protocol, and the exchange that shows it. */
export type SignInEvent = {
  readonly event: SignInEventName;
  readonly exchange: Exchange;
  readonly cookie?: ToldCookie | undefined;
  /** Of a session that was lost: what kept it, as the cookie's way tells it. Of a passkey that was refused: what does not fit. Of a session for the device: why no browser binds it. */
  readonly reason?: SessionLoss | PasskeyFault | DeviceSessionFault | undefined;
  readonly passkey?: ToldPasskey;
  /** Under the names of an earlier draft. */
  readonly isOldName?: boolean;
  /** Of a page that waited. */
  readonly wait?: Pick<ProviderWait, 'duration' | 'isOver'>;
};

/** All that was seen of the sign-in beside its messages, in order of time; empty where nothing was. */
export const signInEvents = fact('signInEvents', ({ of }): readonly SignInEvent[] =>
  [
    ...of(passkeys).map(passkeyEvent),
    ...sessionEvents(of(appSession)),
    ...of(deviceSessions).map(deviceEvent),
    ...waitEvents(of(providerWait)),
    ...linkEvents(of(openedLink)),
  ].toSorted((a, b) => a.exchange.startedAt - b.exchange.startedAt),
);

function linkEvents(exchange: Exchange | undefined): readonly SignInEvent[] {
  return exchange ? [{ event: 'link_opened', exchange }] : [];
}

function waitEvents(wait: ProviderWait | undefined): readonly SignInEvent[] {
  return wait ? [{ event: 'provider_waited', exchange: wait.last, wait }] : [];
}

function passkeyEvent({ act, exchange, fault, rpId, origin, asked, verified }: Passkey): SignInEvent {
  const passkey = { rpId, origin, asked, verified };
  return { event: `passkey_${act}`, exchange, passkey, ...(fault && { reason: fault }) };
}

function deviceEvent({ act, exchange, isOldName, fault }: DeviceSession): SignInEvent {
  const cookie = act === 'began' || act === 'renewed' ? boundCookie(exchange) : undefined;
  return {
    event: `device_session_${act}`,
    exchange,
    ...(cookie && { cookie }),
    ...(isOldName && { isOldName }),
    ...(fault && { reason: fault }),
  };
}

/** The cookie that an answer to a proof sets; of several nobody knows which is bound. */
function boundCookie(exchange: Exchange): ToldCookie | undefined {
  const [cookie, ...others] = cookiesSetBy(exchange);
  return cookie && others.length === 0 ? toldCookie(cookie, scopeOf(cookie, exchange.url)) : undefined;
}

function sessionEvents(session: AppSession | undefined): readonly SignInEvent[] {
  if (!session) return [];
  const { began, isFromBefore, landing, carriedBy, replaced, ended, lost, refusedAt } = session;
  const cookie = toldCookie(session.cookie.write.cookie, session.cookie);
  const tell = (
    event: SignInEventName,
    exchange: Exchange | undefined,
    reason?: SessionLoss,
  ): readonly SignInEvent[] => (exchange ? [{ event, exchange, cookie, ...(reason && { reason }) }] : []);
  // What a browser threw away at once never began.
  const hasBegun = lost?.fate.kind !== 'dropped';
  return [
    ...(isFromBefore
      ? tell('session_went_on', landing.exchange)
      : hasBegun
        ? tell('session_began', began)
        : []),
    ...(isFromBefore || refusedAt || lost ? [] : tell('session_carried', carriedBy)),
    ...tell('session_replaced', replaced?.exchange),
    ...tell('session_lost', lost?.at, lost && reasonOf(lost.fate)),
    ...tell('session_refused', refusedAt),
    ...(lost ? [] : tell('session_ended', ended?.exchange)),
  ];
}

function toldCookie(
  { name, secure, httpOnly, partitioned, sameSite, lifetime }: SetCookie,
  { host, hostOnly, path }: CookieScope,
): ToldCookie {
  return { name: shortName(name), host, hostOnly, path, secure, httpOnly, partitioned, sameSite, lifetime };
}

/** `secure-over-http`, `strict`, `too-large`, `expired`, `deleted`, `missing`, … */
function reasonOf(fate: CookieFate): SessionLoss | undefined {
  switch (fate.kind) {
    case 'dropped':
    case 'withheld':
      return fate.reason;
    case 'deleted':
    case 'expired':
    case 'missing':
      return fate.kind;
    case 'came':
    case 'came-changed':
    case 'unset':
    case 'not recorded':
      return undefined;
  }
}
