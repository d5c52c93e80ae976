import type {
  DeviceSessionFault,
  PasskeyFault,
  SessionLoss,
  SignInEventName,
} from '../vocabulary/sign-in-event.ts';
import { placeOf } from './step.ts';
import { duration } from './time.ts';

/** What belongs to a sign-in and is no message of it. One of the report fits. */
export type ToldEvent = {
  readonly event: SignInEventName;
  readonly cookie: string | null;
  readonly attributes?: {
    readonly host: string;
    readonly host_only: boolean;
    readonly path: string;
    readonly same_site: string | null;
    readonly secure: boolean;
    readonly http_only: boolean;
    readonly partitioned: boolean;
    readonly lifetime: number | null;
  };
  readonly host: 'client' | 'provider';
  readonly passkey?: {
    readonly rp_id: string | null;
    readonly origin: string | null;
    readonly user_verification: string | null;
    readonly user_verified: boolean | null;
  };
  readonly old_names?: true;
  readonly waited?: { readonly seconds: number; readonly over: boolean };
  readonly reason?: string;
};

type Telling = { readonly words: (event: ToldEvent) => string; readonly tone: EventTone };

/** How an event is to be drawn. */
export type EventTone = 'good' | 'quiet' | 'bad';

const tellings: Readonly<Record<SignInEventName, Telling>> = {
  session_began: {
    words: (event) => `The app’s session began: ${cookieOf(event)}${attributesOf(event)}`,
    tone: 'good',
  },
  session_went_on: {
    words: (event) =>
      `The app went on with the session from before the login: ${cookieOf(event)}${attributesOf(event)}`,
    tone: 'quiet',
  },
  session_carried: {
    words: (event) => `The app’s session came along: ${cookieOf(event)} was sent`,
    tone: 'good',
  },
  session_replaced: {
    words: (event) => `The app gave its session another value: ${cookieOf(event)}`,
    tone: 'quiet',
  },
  session_ended: {
    words: (event) => `The app’s session ended: ${cookieOf(event)} was deleted`,
    tone: 'quiet',
  },
  passkey_asked: {
    words: (event) => `A passkey could be used${placeOfKey(event)}, and none was seen to be${askedOf(event)}`,
    tone: 'quiet',
  },
  passkey_used: {
    words: (event) => `A passkey was used${placeOfKey(event)}${verifiedOf(event)}`,
    tone: 'good',
  },
  passkey_made: { words: (event) => `A passkey was made${placeOfKey(event)}`, tone: 'good' },
  passkey_refused: {
    words: (event) => `A passkey was used${placeOfKey(event)} and refused: ${faultOf(event)}`,
    tone: 'bad',
  },
  device_session_offered: {
    words: (event) =>
      `${siteOf(event)} asked the browser to bind its session to this device${oldNames(event)}${unboundOf(event)}`,
    tone: 'quiet',
  },
  device_session_began: {
    words: (event) =>
      `${siteOf(event)}’s session is bound to this device: the browser proved that it has the key${boundOf(event)}`,
    tone: 'good',
  },
  device_session_renewed: {
    words: (event) =>
      `${siteOf(event)}’s session was renewed with this device’s key${event.cookie === null ? '' : `: ${cookieOf(event)}${attributesOf(event)}`}`,
    tone: 'good',
  },
  device_session_refused: {
    words: (event) => `${siteOf(event)} refused the proof of this device’s key`,
    tone: 'bad',
  },
  device_session_skipped: {
    words: (event) =>
      `The browser could not renew the session that is bound to this device at ${inSentence(event)}`,
    tone: 'quiet',
  },
  device_session_ended: {
    words: (event) =>
      event.reason === undefined
        ? `${siteOf(event)} ended the session that is bound to this device`
        : `${siteOf(event)}’s session is not bound to this device${unboundOf(event)}`,
    tone: 'quiet',
  },
  link_opened: {
    words: () =>
      'The login went on in another tab, where an address of the provider’s was opened from elsewhere (a link in a mail, say)',
    tone: 'quiet',
  },
  provider_waited: { words: waitedWords, tone: 'quiet' },
  session_lost: {
    words: (event) => `The app’s session was lost: ${cookieOf(event)} ${lossOf(event)}`,
    tone: 'bad',
  },
  session_refused: {
    words: (event) =>
      `The app did not know its own session: ${cookieOf(event)} came, and the app asked to sign in`,
    tone: 'bad',
  },
};

/** What such events are headed by, below the steps of a login. */
export const besideSteps = 'Beside the steps';

/** The same where the login was told as a story of its protocol. */
export const besideStory = 'And beside it, which OAuth says nothing about:';

const elsewhere = 'elsewhere (a push message, a QR code or a link in a mail, say)';

function waitedWords({ waited }: ToldEvent): string {
  const asked = `The provider’s page asked again and again for ${duration((waited?.seconds ?? 0) * 1000)} and was told the same`;
  return waited?.over
    ? `${asked}, then something else, and went on: it seems to have waited for something ${elsewhere}`
    : `${asked}: it may wait for something ${elsewhere}`;
}

/** What happened, in a sentence without its stop: `The app’s session began: cookie sid (this host only, SameSite=Lax, HttpOnly)`. */
export function eventWords(event: ToldEvent): string {
  return tellings[event.event].words(event);
}

/** Where it happened, before what is said of it: `Step 3: `, `After step 3: `; empty before the first step. */
export function eventPlace({
  step,
  after,
}: {
  readonly step: string | null;
  readonly after: string | null;
}): string {
  if (step !== null) return `Step ${placeOf(step)}: `;
  return after === null ? '' : `After step ${placeOf(after)}: `;
}

/** Whether it is as it should be. */
export function eventTone({ event }: Pick<ToldEvent, 'event'>): EventTone {
  return tellings[event].tone;
}

function cookieOf({ cookie }: ToldEvent): string {
  return cookie === null ? 'a cookie' : `cookie ${cookie}`;
}

/** As it was set: what is told is what decides where it goes. RFC 6265bis §4.1.2. */
function attributesOf({ attributes }: ToldEvent): string {
  if (!attributes) return '';
  const { host, host_only, path, same_site, secure, http_only, partitioned, lifetime } = attributes;
  const told = [
    host_only ? 'this host only' : `Domain=${host}`,
    path !== '/' && `Path=${path}`,
    same_site === null ? 'no SameSite' : `SameSite=${same_site[0]?.toUpperCase()}${same_site.slice(1)}`,
    secure && 'Secure',
    http_only && 'HttpOnly',
    partitioned && 'Partitioned',
    lifetime !== null && lifetime > 0 && `for ${duration(lifetime * 1000)}`,
  ];
  return ` (${told.filter((one) => typeof one === 'string').join(', ')})`;
}

function siteOf({ host }: ToldEvent): string {
  return host === 'client' ? 'The app' : 'The provider';
}

function inSentence(event: ToldEvent): string {
  return siteOf(event).replace('The', 'the');
}

/** For whom it is. WebAuthn Level 3 §4, RP ID. */
function placeOfKey(event: ToldEvent): string {
  const id = event.passkey?.rp_id;
  return ` at ${inSentence(event)}${id ? ` (for ${id})` : ''}`;
}

function askedOf({ passkey }: ToldEvent): string {
  return passkey?.user_verification === 'required' ? '; a PIN, face or finger is required' : '';
}

function verifiedOf({ passkey }: ToldEvent): string {
  if (passkey?.user_verified === true) return ', and the person was verified (PIN, face or finger)';
  return passkey?.user_verified === false ? ', without a PIN, face or finger' : '';
}

/** Chrome heeds the newer names alone. W3C Device Bound Session Credentials, §8. */
function oldNames({ old_names: isOld }: ToldEvent): string {
  return isOld
    ? ', by header names of an earlier draft (Sec-Session-…), which today’s Chrome does not heed'
    : '';
}

function boundOf(event: ToldEvent): string {
  return event.cookie === null ? '' : `, and ${cookieOf(event)}${attributesOf(event)} is renewed with it`;
}

/** Why a browser binds no session. W3C Device Bound Session Credentials §7.8, §7.9. */
const unbound: Readonly<Record<DeviceSessionFault, string>> = {
  'no-path': 'which browsers do not heed: the header names no path, or not in quotes',
  'no-algorithm': 'which browsers do not heed: the header names neither ES256 nor RS256 in parentheses',
  'other-site': 'which browsers do not heed: the path in the header leads to another site',
  'no-instructions': 'the answer to the browser’s proof is no JSON that says what the session is',
  'no-identifier': 'the answer to the browser’s proof has no session_identifier',
  'other-identifier': 'the answer to the browser’s proof has another session_identifier than was asked for',
  'other-refresh-url': 'refresh_url in the answer to the browser’s proof leads to another site',
  'plain-refresh-url': 'refresh_url in the answer to the browser’s proof is plain http',
  'other-scope': 'scope.origin in the answer to the browser’s proof is another site',
  'no-cookie': 'the answer to the browser’s proof names no cookie in credentials',
};

function unboundOf({ event, reason }: ToldEvent): string {
  const known: Readonly<Record<string, string>> = unbound;
  const why = reason === undefined ? undefined : known[reason];
  if (why === undefined) return '';
  return event === 'device_session_offered' ? `, ${why}` : `: ${why}`;
}

const faults: Readonly<Record<PasskeyFault, string>> = {
  type: 'one was to be used and another made, or the other way round',
  superseded: 'it answers an earlier challenge, and the page had been given a newer one',
  challenge: 'it answers another challenge than the page was given',
  'not-listed': 'it is none of those that the page was given to choose from',
  late: 'it answers a challenge whose time was over',
  origin: 'it was used on a page that is not of the site that it is for',
  'rp-id': 'it is for another site than was asked for',
  'user-verification': 'a PIN, face or finger was required, and the person was not verified',
};

function faultOf({ reason }: ToldEvent): string {
  const known: Readonly<Record<string, string>> = faults;
  return (
    (reason !== undefined && known[reason]) || 'why does not show in what was sent; the provider’s log tells'
  );
}

const notKept = 'was not kept by the browser';
const notSent = 'was not sent';

/** What is known of why, in a few words. */
const losses: Readonly<Record<SessionLoss, string>> = {
  'too-large': `${notKept}: it is larger than 4096 bytes`,
  'control-character': `${notKept}: a control character is in it`,
  'secure-over-http': `${notSent} or kept: it is Secure, and the address is plain http`,
  'none-without-secure': `${notKept}: SameSite=None without Secure`,
  'prefix-secure': `${notKept}: its name asks for Secure`,
  'prefix-host': `${notKept}: its name asks for Secure, Path=/ and no Domain`,
  'domain-foreign': `${notKept}: its Domain is not that of the host`,
  'domain-public-suffix': `${notKept}: its Domain is one that strangers share`,
  'domain-of-address': `${notKept}: no Domain can be set for an address`,
  'overlays-secure': `${notKept}: a Secure cookie of that name was there`,
  'cross-site-answer': `${notKept}: it was set inside a page of another site`,
  'partitioned-without-secure': `${notKept}: Partitioned without Secure`,
  'other-host': `${notSent}: it is for another host`,
  'other-path': `${notSent}: it is for another path`,
  strict: `${notSent}: SameSite=Strict, and the request began on another site`,
  'lax-post': `${notSent}: SameSite=Lax, and a page of another site sent a form`,
  'default-lax-post': `${notSent}: without SameSite, and a page of another site sent a form`,
  'cross-site-inside': `${notSent}: the request went out inside a page of another site`,
  'third-party': `${notSent}: the request went out inside a page of another site`,
  'no-credentials': `${notSent}: the page’s call was made without credentials`,
  deleted: 'was deleted before the next request',
  expired: 'had run out before the next request',
  missing: `${notSent}, and nothing recorded tells why`,
};

function lossOf({ reason, attributes }: ToldEvent): string {
  if (reason === 'other-path' && attributes) return `${notSent}: it is for the path ${attributes.path} alone`;
  if (reason === 'other-host' && attributes) return `${notSent}: it is for ${attributes.host} alone`;
  const known: Readonly<Record<string, string>> = losses;
  return (reason !== undefined && known[reason]) || notSent;
}
