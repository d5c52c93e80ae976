import { claim, type ClaimTable } from './row.ts';

/** Members of a JWS or JWE header. */
export const joseHeaderMembers: ClaimTable = {
  alg: claim(
    'How it is signed or how its key is encrypted. none means not at all.',
    'rfc7515#4.1.1',
    'rfc7516#4.1.1',
  ),
  typ: claim('What kind of token this is.', 'rfc7515#4.1.9', 'rfc8725#3.11'),
  kid: claim('Which key was used.', 'rfc7515#4.1.4'),
  cty: claim('What is inside; JWT for a token within a token.', 'rfc7515#4.1.10'),
  jwk: claim(
    'The public key itself. Only in a proof of a key may it be trusted.',
    'rfc7515#4.1.3',
    'rfc9449#4.2',
  ),
  jku: claim('An address with keys. It must not be followed blindly.', 'rfc7515#4.1.2', 'rfc8725#3.10'),
  x5c: claim('The certificate chain.', 'rfc7515#4.1.6'),
  x5t: claim('The thumbprint of the certificate (SHA-1).', 'rfc7515#4.1.7'),
  'x5t#S256': claim('The thumbprint of the certificate (SHA-256).', 'rfc7515#4.1.8'),
  x5u: claim(
    'An address with the certificate. It must not be followed blindly.',
    'rfc7515#4.1.5',
    'rfc8725#3.10',
  ),
  crit: claim('Extensions that a receiver must understand or refuse.', 'rfc7515#4.1.11'),
  enc: claim('How the content is encrypted.', 'rfc7516#4.1.2'),
  zip: claim('How the content was compressed before encryption.', 'rfc7516#4.1.3'),
  epk: claim('The sender’s one-time key of the key agreement.', 'rfc7518#4.6.1.1'),
  apu: claim('Who sends (key agreement).', 'rfc7518#4.6.1.2'),
  apv: claim('Who receives (key agreement).', 'rfc7518#4.6.1.3'),
  p2s: claim('The salt of a password-based key.', 'rfc7518#4.8.1.1'),
  p2c: claim('How often the password is hashed.', 'rfc7518#4.8.1.2'),
};
