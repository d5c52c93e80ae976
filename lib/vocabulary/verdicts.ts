const comparison = ['match', 'mismatch'] as const;
const signature = ['verified', 'wrong'] as const;
const form = ['short', 'long', 'characters', 'digest', 'guessable'] as const;

/** Of tokens. One exchange can bring two of a name: a broker's landing answers with a redirect that has one of its own. */
const ofTokens = {
  at_hash: comparison,
  c_hash: comparison,
  s_hash: comparison,
  published_key: ['found', 'other type', 'absent'],
  jwt_signature: signature,
  'jwt_signature of access_token': signature,
  'jwt_signature of response': signature,
} as const;

const ofExchanges = {
  pkce: comparison,
  dpop_signature: signature,
  holder_signature: signature,
  device_signature: signature,
  issuer_signature: signature,
  key_proof_signature: signature,
  'known_secret of id_token': signature,
  'known_secret of access_token': signature,
  'known_secret of client_assertion': signature,
  'known_secret of cookie': signature,
  dpop_htu: ['match', 'slash', 'mismatch'],
  dpop_ath: comparison,
  state_strength: ['brief', 'short', 'guessable'],
  state_content: ['token', 'credential', 'email', 'address'],
  code_challenge_form: form,
  code_verifier_form: form,
  challenge_made: [
    'base64url of hex',
    'hex',
    'base64 of hex',
    'base64',
    'base64 with spaces',
    'padded',
    'base64url twice',
    'not hashed',
    'hashed twice',
    'of decoded verifier',
    'of utf-16',
  ],
  forwards_to: ['state'],
  page_kind: ['consent', 'interactive', 'handover', 'notice'],
  password_form: ['in clear'],
  user_code: ['guessable'],
  handed_to_page: ['client_secret', 'refresh_token', 'access_token'],
  page_after_login: ['asks_password', 'as_before', 'offers_login'],
  page_holds: ['login'],
  posted: ['password'],
  organizations: ['withheld', 'partly'],
  window: ['popup', 'posts'],
  called: ['rpc'],
  origin: ['refused'],
  document: ['other'],
  session_in_answer: ['session', 'refused', 'no session'],
  private_key: ['pem'],
  userinfo_lacks: ['sub'],
  posts_to: ['anyone'],
  submits: ['twice'],
  token_form: ['opaque', 'jwe'],
  token_for: ['graph', 'account', 'client', 'other'],
  unset_token: ['unset'],
  token_refused: ['in body', 'forbidden'],
  hinted_account: ['other', 'other of domain'],
  begins_login: ['state'],
  attempt: ['refused'],
  missing_script: ['gone', 'forbidden', 'blocked', 'unreached'],
  login_start: [
    'denied',
    'called',
    'failed',
    'led to failure',
    'led to sign-in',
    'led to form check',
    'as callback',
    'device',
    'led round',
  ],
  signed_in: ['offers_sign_out', 'nobody'],
  cas_refusal: ['service'],
  cas_ticket: ['shown'],
  certificate: ['short', 'expired'],
  name_text: ['interrupted'],
  relay_state: ['long', 'foreign', 'long foreign'],
  read: ['in part'],
  presentation_return: ['guessable'],
  wallet_wait: ['over'],
  fedcm_accounts: ['none', 'other label', 'other hint', 'other domain'],
  vp_answer: ['whole', 'incomplete', 'unasked', 'several', 'claims'],
  transaction_data: ['match', 'other', 'absent'],
  error_description_form: ['characters'],
  error_page: ['redirect_uri', 'client', 'other'],
} as const;

/** Verdicts with words of their own: codes, names, numbers, who answered by which sign (`cdn|Cloudflare|cf-ray`), quotations. */
const free = {
  error_page_code: /^\w{1,80}$/,
  window_message: /^[a-z_]{1,80}$/,
  personal_data: /^[a-z_]{1,40}(?: [a-z_]{1,40}){0,9}$/,
  meagre_values: /^[a-z_]{1,20}(?: [a-z_]{1,20}){0,4}$/,
  openid_nonce_off: /^-?\d{1,15}$/,
  copied_issuer: /^https?:\/\/[^\s?#@]{1,260}$/,
  cas_linked: /^https?:\/\/[^\s/?#@]{1,260}$/,
  cas_supplied: /^https?:\/\/[^\s/?#@]{1,260}$/,
  request_uri_until: /^\d{13}$/,
  state_made: /^\d{13}$/,
  answered_by: /^[a-z]{2,10}\|[^|]{0,60}\|[^\n]{0,1000}$/,
  not_from_server: /^(?:service_worker|browser_cache|shared_cache)\|[^\n]{0,1000}$/,
  empty_start: /^\w{3,30}$/,
  request_size: /^(?:headers|address|body) (?:said|likely)(?: \d{1,9}){4}(?: \S{1,100}){0,60}$/,
  passkey_answer:
    /^(?:get|create|other) \S{1,300} \S{1,255} (?:up|-) (?:uv|-) [\w-]{8}(?: [\w-]{8})?(?: refused)?$/,
  passkey_options:
    /^(?:get|create) \S{1,255} (?:required|preferred|discouraged|-) [\w-]{8}(?: (?:\d{1,9}|-) (?:[\w-]{8}(?:,[\w-]{8}){0,19}|-))?$/,
  device_session: /^[a-z-]{4,20}$/,
  provider_wait: /^(?:over|open) \d{1,8}$/,
  meta_policy: /^[\w'*.:/;, -]{1,1000}$/,
  said: /^\[.*\]$/s,
  presented: /^\[.*\]$/s,
  request_faults: /^[a-z_]{1,40}(?: [a-z_]{1,40}){0,9}$/,
  issuance_faults: /^[a-z_]{1,40}(?: [a-z_]{1,40}){0,9}$/,
  own_value: /^\[.*\]$/s,
  wanted_scopes: /^\S{1,100}(?: \S{1,100}){0,9}$/,
  cookie_bytes: /^\d{1,9}$/,
  cookies_told: /^[\w.-]{1,60}(?: [\w.-]{1,60}){0,40}$/,
  cookies_too_large: /^\d{1,4}(?: \d{1,4})*$/,
  cookie_ties: /^\d{1,4}:\w{1,30}:\w{1,10}:\d{1,15}(?: \d{1,4}:\w{1,30}:\w{1,10}:\d{1,15})*$/,
  mcp_revision: /^(?:meta|agreed|wish) \d{4}-\d{2}-\d{2}$/,
  escaped_otherwise:
    /^(?:code|refresh_token|redirect_uri|state) (?:again|too early|plus|html|cut|quoted|more)$/,
  handed_nothing: /^(?:code|oauth_verifier|state) \S{0,40}$/,
  returned_value: /^(?:encoded otherwise|cut \d{1,15})$/,
} as const;

type TokenWords = typeof ofTokens;
type Words = typeof ofExchanges & TokenWords;

/** The verdict of that name on a token that the exchange's redirect carries. */
type InRedirect = `${keyof TokenWords} in the redirect`;

/** Names under which a trace carries what only a secret could prove. */
export type VerdictName = keyof Words | InRedirect | keyof typeof free;

/** The verdicts on signatures. */
export type SignatureName = {
  [Name in VerdictName]: VerdictWord<Name> extends (typeof signature)[number] ? Name : never;
}[VerdictName];

/** What the verdict of that name may say. */
export type VerdictWord<Name extends VerdictName> =
  Name extends `${infer Bare extends keyof TokenWords} in the redirect`
    ? TokenWords[Bare][number]
    : Name extends keyof Words
      ? Words[Name][number]
      : string;

/**
 * What only a secret could prove, recorded before redaction took the secret away. A trace carries these per entry; facts prefer them
 * to a recomputation. Only what is worth a word is recorded: a placeholder without a verdict stands for a good value.
 */
export type Verdicts = { readonly [Name in VerdictName]?: VerdictWord<Name> };

/** Verdicts to write: `undefined` takes one away. */
export type VerdictChanges = { readonly [Name in VerdictName]?: VerdictWord<Name> | undefined };

/** Those that are said: what is `undefined` is left out. Names are held against the list here, as in a spread they are not. */
export function verdictsSaid(said: VerdictChanges): Verdicts {
  return Object.fromEntries(Object.entries(said).filter(([, word]) => word !== undefined));
}

const words: Readonly<Record<string, readonly string[]>> = { ...ofExchanges, ...ofTokens };
const patterns: Readonly<Record<string, RegExp>> = free;

/** Of names and what they say, as a file had them, those that are verdicts. */
export function verdictsAmong(said: Readonly<Record<string, unknown>>): Verdicts {
  const verdicts = Object.entries(said).filter(
    ([name, word]) => typeof word === 'string' && mayBeSaid(name, word),
  );
  return Object.fromEntries(verdicts);
}

function mayBeSaid(name: string, word: string): boolean {
  const bare = name.replace(/ in the redirect$/, '');
  if (bare !== name && !Object.hasOwn(ofTokens, bare)) return false;
  if (Object.hasOwn(free, name)) return patterns[name]?.test(word) ?? false;
  return Object.hasOwn(words, bare) && (words[bare]?.includes(word) ?? false);
}
