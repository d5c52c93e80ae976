import type { Way } from '../vocabulary/way.ts';
import { protocolTold } from './protocol.ts';
import type { ToldFlow, ToldProtection } from './told.ts';

/** The way a flow goes, in plain words. */
export type WayWords = {
  /** The name people know it by (`Authorization code`). */
  readonly label: string;
  /** Why one would use it, in a sentence or two. */
  readonly why: string;
  /** What to use today, where it is outdated. */
  readonly instead?: string;
};

const ways: Readonly<Record<Way, WayWords>> = {
  authorization_code: {
    label: 'Authorization code',
    why: 'The browser carries only a one-time code; the app changes it for tokens on a direct connection.',
  },
  implicit: {
    label: 'Implicit',
    why: 'Tokens come straight in the redirect. It was made for pages that could not call another site; they can today.',
    instead: 'Use the authorization code flow with PKCE.',
  },
  hybrid: {
    label: 'Hybrid',
    why: 'A code and something at once: the app knows who you are before it redeems the code.',
    instead:
      'The authorization code flow with PKCE is simpler and does not show tokens in the browser’s address.',
  },
  client_credentials: {
    label: 'Client credentials',
    why: 'A machine asks for itself; no person takes part.',
  },
  password: {
    label: 'Password',
    why: 'The app sees the person’s password. It was meant for moving old apps over.',
    instead: 'Use the authorization code flow with PKCE.',
  },
  refresh_token: {
    label: 'Refresh',
    why: 'New tokens without asking the person again.',
  },
  device_code: {
    label: 'Device',
    why: 'For devices without a good keyboard: the person signs in on a second screen.',
  },
  jwt_bearer: {
    label: 'Assertion (JWT)',
    why: 'A signed statement of a trusted party stands in for a login.',
  },
  saml2_bearer: {
    label: 'Assertion (SAML)',
    why: 'A signed SAML statement of a trusted party stands in for a login.',
  },
  token_exchange: {
    label: 'Token exchange',
    why: 'One token is changed for another, for a different API or in somebody’s name.',
  },
  cross_app_access: {
    label: 'Cross-app access',
    why: 'The identity provider of a company vouches for the person to another company’s server, which decides by that alone: no page, no consent screen.',
  },
  transaction_token: {
    label: 'Transaction token',
    why: 'Inside one trust domain a token is changed for one that says what this single transaction is about.',
  },
  ciba: {
    label: 'Backchannel login (CIBA)',
    why: 'The provider asks the person on their phone; no redirect takes place.',
  },
  fedcm: {
    label: 'FedCM',
    why: 'The browser itself shows your accounts and fetches the ID token; no redirect takes place.',
  },
  credential_post: {
    label: 'Credential post',
    why: 'A button of the provider posts an ID token to the site; no redirect takes place, and no access is given.',
  },
  oauth1: {
    label: 'OAuth 1.0a',
    why: 'The older OAuth: every request is signed, and the person approves a temporary token.',
    instead: 'Most providers offer OAuth 2.0 today.',
  },
  openid2: {
    label: 'OpenID 2.0',
    why: 'Login with an account from elsewhere by signed redirects, without OAuth.',
    instead: 'Most providers offer OpenID Connect today.',
  },
  saml2: {
    label: 'SAML 2.0',
    why: 'Single sign-on of organisations: a signed document says who the person is.',
  },
  wsfed: { label: 'WS-Federation', why: 'Single sign-on by an older Microsoft protocol.' },
  cas: { label: 'CAS', why: 'Single sign-on with a ticket that the site’s server validates.' },
  openid4vp: {
    label: 'By wallet',
    why: 'A site asks for credentials out of your wallet; the wallet shows you what is asked for and answers the site directly.',
  },
  openid4vci: {
    label: 'By wallet',
    why: 'A wallet fetches a credential that an issuer signs for it; how the wallet was let in was not seen.',
  },
  pre_authorized_code: {
    label: 'Pre-authorized code',
    why: 'You have proved who you are beforehand: the offer holds a one-time code, and the wallet changes it for a token without another login.',
  },
  logout: { label: 'Logout', why: 'The app ends the person’s session, here and at the provider.' },
  unknown: { label: 'Unknown way', why: 'The grant was not seen, or is one of the provider’s own.' },
};

type Told = Pick<ToldFlow, 'way' | 'protocol' | 'protections' | 'steps'>;

/** Why a flow goes as it does. That PKCE protects its code is said only where nothing that was seen contradicts it. */
export function wayOf(flow: Told): WayWords {
  const { way, protections } = flow;
  const words = ways[way];
  if (way === 'unknown') return { ...words, label: protocolTold(flow) };
  const pkce = way === 'authorization_code' ? heldPkce({ protections }) : undefined;
  if (!pkce) return words;
  const condition = pkce.reason === 'matched' ? '' : ' if the server checks the verifier, which was not seen';
  return { ...words, why: `${words.why} With PKCE a stolen code is worthless${condition}.` };
}

function heldPkce({ protections }: Pick<ToldFlow, 'protections'>): ToldProtection | undefined {
  return protections.find(({ name, verdict }) => name === 'pkce' && verdict === 'held');
}

/** The same in two words, for a list: a code flow says whether PKCE protects it. */
export function wayInShort(flow: Told & Pick<ToldFlow, 'purpose'>): string {
  if (flow.purpose === 'silent_renewal') return 'Silent renewal';
  if (flow.way !== 'authorization_code') return wayOf(flow).label;
  return heldPkce(flow) ? 'Code + PKCE' : 'Code';
}
