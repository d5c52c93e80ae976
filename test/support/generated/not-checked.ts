/** What peers check, or a list of wishes had, and no rule here does: with the reason. Told at the end of docs/rules.md. */
export const notChecked: readonly (readonly [what: string, why: string])[] = [
  [
    'Whether a server refuses altered redirect URIs, stripped PKCE, other response types, scopes or request_uris',
    'That takes requests of its own; OAuth Lens sends none.',
  ],
  [
    'Whether a server accepts an unsigned or expired assertion, a bad signature, a short verifier',
    'Judged where one is met; sending one to see is a test, not a look.',
  ],
  [
    'TLS versions, ciphers, certificates',
    'Browsers refuse the bad ones, and tell an extension nothing of them.',
  ],
  ['HSTS, nosniff, Permissions-Policy, server banners', 'General hygiene; preload lists make HSTS unsure.'],
  ['A missing nonce in the plain code flow, a missing state beside PKCE', 'The specifications allow both.'],
  ['Pragma: no-cache', 'OAuth 2.1 has dropped it.'],
  ['Broad scopes, sessions that last for weeks', 'A matter of need and of choice, not of form.'],
  ['Storage, rate limits, password rules, log lines', 'They are in code, and leave no trace in traffic.'],
  [
    'Signature wrapping, forged and cloned certificates in SAML',
    'Attacks; what leaves a trace (the reach of a signature, comments in names) has its rules.',
  ],
  ['A consent page without a CSRF token', 'Its name is unknowable, and SameSite may do its work.'],
  [
    'A page of the provider that loads scripts of other sites',
    'Providers have networks of their own for scripts under other names, and nothing tells these from strangers.',
  ],
  [
    'A first login that nobody asked for (prompt=none, One Tap by itself)',
    'A recording does not show whether somebody clicked; automatic renewal looks the same.',
  ],
  [
    'Whether an attestation of a wallet itself (OAuth-Client-Attestation) is stale or another client’s',
    'Wallets are apps of their own and send it past the browser; attestations of keys are judged where one is met.',
  ],
  [
    'A token passed on by an MCP server',
    'It travels between servers; where a browser sees one token at two sites, token-sent-to-third-party tells it.',
  ],
  [
    'A session that survives the logout',
    'What an app answers after a logout is not kept, and many answer everybody; tokens-used-after-logout judges tokens.',
  ],
  ['A SAML answer without no-store', 'It is the answer to a POST, which caches keep only where it says so.'],
  ['A page that a QR code leads to', 'The code’s contents do not travel: not seen.'],
  [
    'Whether an issuer of credentials is to be trusted (SD-JWT VC, mdoc)',
    'Whom a verifier trusts is its own affair, and who vouches for an issuer is not on the wire as a whole. A credential’s signature is held against the certificate that came with it; digests, and what the holder signed with which key, against each other.',
  ],
  [
    'Encryption keys that a verifier uses twice (HAIP)',
    'It takes two requests of one verifier in one recording; each is told by itself.',
  ],
  [
    'Codes, opaque tokens and session identifiers that can be guessed',
    'Servers make them in many shapes, and short ones may stand for long ones; state, nonce, verifier and JWT secrets are judged. The profiles fapi-2-sp and fapi-ciba measure them as the conformance suite does.',
  ],
  [
    'An access token that an app’s own server takes as a login',
    'Whether the server asks the provider for whom the token is does not show.',
  ],
  [
    'A client secret in a script that nobody uses',
    'One that is used is told by client-secret-exposed; else keys that may be public, samples and installed apps look the same.',
  ],
  ['UserInfo signed with the algorithm none', 'OpenID Connect Discovery allows it: TLS protects the answer.'],
  [
    'An expired or foreign token that an API takes, where nothing shows that it asks for one',
    'Pages send their token with every call, and many addresses need none. Addresses in aud are often mere names.',
  ],
  [
    'A session that the address of a login’s start brings along (fixation)',
    'Such addresses carry return paths, invitations and campaigns, which servers put into cookies and state, too. Which value is a session does not show.',
  ],
  [
    'A native app that gets a code without anybody being asked',
    'A provider may remember what was agreed to before the recording began.',
  ],
  [
    'A provider that answers requests of FedCM which are not the browser’s own (Sec-Fetch-Dest)',
    'Nobody asks so but who tries it out, and Chrome’s recordings have neither its addresses nor its answers.',
  ],
  [
    'A proof of a device-bound session for another challenge than the last',
    'The browser signs what it was given, and an older challenge may be under way; who replays a proof is in nobody’s own recording.',
  ],
];
