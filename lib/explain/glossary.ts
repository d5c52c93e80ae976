import { lookup } from '../exchange/lookup.ts';

/** A term or a question, with its answer in plain words. */
export type GlossaryEntry = {
  /** The term (`PKCE`), or the question (`What is OAuth?`). */
  readonly term: string;
  readonly answer: string;
};

/** The questions a learner brings, in the order of a first reading. */
const questions = {
  'what-is-oauth': {
    term: 'What is OAuth?',
    answer:
      'An open standard by which one site gets limited access to somebody’s things at another site, with that person’s consent and without their password. What is handed over is a token: limited in purpose and time, and revocable.',
  },
  example: {
    term: 'What is an example?',
    answer:
      '“Sign in with …” buttons; a calendar app that reads your mail provider’s calendar; a photo printer that fetches your pictures.',
  },
  'the-steps': {
    term: 'What are the steps?',
    answer:
      'The app sends the browser to the provider; the person agrees there; an approval comes back; the app proves itself and changes it for a token; with the token it acts. Textbooks tell it in eleven steps, which the Story of a login lays over what was recorded.',
  },
  'who-takes-part': {
    term: 'Who takes part?',
    answer:
      'The person, the site that wants access (client), the site that knows the person (authorization server), the site that keeps the things (resource server), and the browser that carries messages between them.',
  },
  'authentication-or-authorization': {
    term: 'Authentication or authorization?',
    answer:
      'Authentication: who is this? Authorization: what may be done? OAuth answers the second. A token says what is allowed, not who is there. OpenID Connect adds the first: an ID token about the person, made for this client.',
  },
  'what-is-openid': {
    term: 'What is OpenID?',
    answer:
      'A way to log in with an account you have elsewhere. OpenID 2.0 (2007) did it with signed redirects, without OAuth; OpenID Connect (2014) is a layer on OAuth 2.0.',
  },
  'authorization-code-flow': {
    term: 'What is the authorization code flow?',
    answer:
      'The browser carries only a one-time code; the client changes it for tokens on a direct connection, where it can prove who it is.',
  },
  'code-flow-with-pkce': {
    term: 'And with PKCE?',
    answer:
      'The client first sends the fingerprint of a secret it made up for this one login, and shows the secret itself when it redeems the code. A server that compares the two makes a stolen code worthless. First meant for mobile apps that can keep no secret; today advised for all, and required for public clients.',
  },
  'temporary-and-token-credentials': {
    term: 'What are temporary and token credentials?',
    answer:
      'Words of OAuth 1.0a for two pairs of a token and a secret. The temporary pair stands for a request that waits for the person’s approval; once approved, it is changed for the pair with which the app acts.',
  },
  'other-flows': {
    term: 'What other flows are there?',
    answer:
      'Implicit (tokens straight in the redirect; outdated), hybrid (a code and something at once), client credentials (a machine for itself), device (a second screen), password (the client sees the password; outdated), and refresh (new tokens without asking again).',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

/** The terms of the field, in the order of the alphabet. */
const terms = {
  'access-token': {
    term: 'Access token',
    answer: 'The credential with which a client calls an API. Limited in purpose and time.',
  },
  assertion: {
    term: 'Assertion',
    answer: 'A signed statement about somebody that one party makes for another, often in XML (SAML).',
  },
  'authorization-code': {
    term: 'Authorization code',
    answer:
      'A one-time code that the browser carries to the app. The app changes it for tokens; by itself it opens nothing.',
  },
  'authorization-server': {
    term: 'Authorization server',
    answer:
      'The site that knows the person, asks for their consent and issues tokens. Also called provider or identity provider.',
  },
  'back-channel': {
    term: 'Back channel',
    answer: 'Direct connections between servers. A browser cannot see them.',
  },
  claim: { term: 'Claim', answer: 'One statement in a token, such as who issued it or when it ends.' },
  cas: {
    term: 'CAS',
    answer:
      'Central login, common at universities: the browser carries a one-time ticket that the site’s server has checked.',
  },
  client: { term: 'Client', answer: 'The app or site that wants access, or wants to know who you are.' },
  'client-secret': {
    term: 'Client secret',
    answer: 'The password of an app. It belongs on servers: in a page or on a device everybody can read it.',
  },
  'confidential-client': {
    term: 'Confidential client',
    answer: 'A client that can keep a secret, because it runs on a server.',
  },
  consent: { term: 'Consent', answer: 'The person’s agreement that a client may do certain things.' },
  'device-code': {
    term: 'Device code',
    answer:
      'The code that a device keeps to itself and asks with, until the person has agreed on another screen.',
  },
  discovery: {
    term: 'Discovery',
    answer: 'A document in which a provider publishes its addresses and abilities.',
  },
  dpop: {
    term: 'DPoP',
    answer: 'A way to bind a token to a key, so that the stolen token alone is worthless.',
  },
  'front-channel': {
    term: 'Front channel',
    answer:
      'Messages that travel through the browser, by redirects, forms and windows. Others may get to see them.',
  },
  'id-token': {
    term: 'ID token',
    answer:
      'A signed statement about who logged in, when and how, made for one client. Not for calling APIs.',
  },
  issuer: { term: 'Issuer', answer: 'The address by which a provider names itself. It must match exactly.' },
  jwks: { term: 'JWKS', answer: 'The public keys of a provider, to verify its signatures with.' },
  jwt: {
    term: 'JWT',
    answer: 'A signed (or encrypted) set of claims in a short form. What is signed can be read by anybody.',
  },
  nonce: {
    term: 'nonce',
    answer:
      'A fresh value of the login request that comes back inside the ID token and ties it to this login.',
  },
  oauth1: {
    term: 'OAuth 1.0a',
    answer:
      'The first OAuth (2007, RFC 5849): every request is signed, and the person approves a temporary token.',
  },
  par: {
    term: 'PAR',
    answer:
      'Pushed authorization request: the parameters are uploaded first; the browser carries a reference.',
  },
  pkce: {
    term: 'PKCE',
    answer:
      'A secret made up for one login: its fingerprint goes first, the secret itself when the code is redeemed.',
  },
  'public-client': {
    term: 'Public client',
    answer: 'A client that can keep no secret, because it runs in a page or on the person’s device.',
  },
  'redirect-uri': {
    term: 'Redirect URI',
    answer:
      'The address at the client to which the answer is sent. The provider accepts registered ones only.',
  },
  'refresh-token': {
    term: 'Refresh token',
    answer:
      'The credential for new access tokens without asking the person again. Worth guarding like a password.',
  },
  'resource-owner': { term: 'Resource owner', answer: 'The person whose things are accessed.' },
  'resource-server': {
    term: 'Resource server',
    answer: 'The site that keeps the things: an API that takes access tokens.',
  },
  saml: {
    term: 'SAML',
    answer:
      'Single sign-on of organisations, older than OAuth: a signed XML document, carried by the browser, says who the person is.',
  },
  scope: { term: 'Scope', answer: 'A named permission that a client asks for.' },
  'silent-renewal': {
    term: 'Silent renewal',
    answer:
      'A question to the provider in a hidden frame: is the person still signed in? The answer comes without anybody being asked.',
  },
  state: {
    term: 'state',
    answer:
      'The client’s own value that comes back with the answer; it shows that this browser asked for it.',
  },
  token: { term: 'Token', answer: 'A piece of text that stands for a permission or a statement.' },
  'user-code': {
    term: 'User code',
    answer:
      'The short code that a device shows and a person types in on another screen. Whoever sends you one wants to sign in as you.',
  },
  wallet: {
    term: 'Wallet',
    answer:
      'An app that keeps credentials an issuer has signed for you, and shows of them what you agree to. Sites that ask are called verifiers.',
  },
  'ws-federation': {
    term: 'WS-Federation',
    answer: 'Single sign-on by an older Microsoft protocol: the signed statement arrives by a form.',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

/** Stable key of a question or term. */
export type GlossaryKey = keyof typeof questions | keyof typeof terms;

/** Questions first, in the order of a first reading; then terms in the order of the alphabet. */
export const glossary: Readonly<Record<GlossaryKey, GlossaryEntry>> = { ...questions, ...terms };

/** The entry of a key that comes from outside (a link, say); `undefined` for unknown keys. */
export function glossaryEntry(key: string): GlossaryEntry | undefined {
  return lookup<GlossaryEntry>(glossary, key);
}
