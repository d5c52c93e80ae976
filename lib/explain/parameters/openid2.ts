import { row, type ParameterTable } from './row.ts';

/** OpenID 2.0. */
export const openid2Parameters: ParameterTable = {
  'openid.ns': row('public', 'The version of the protocol.', 'openid2#4.1.2'),
  'openid.mode': row('public', 'What kind of message this is.', 'openid2#4.1.2'),
  'openid.claimed_id': row(
    'personal',
    'The address that the person claims as their own.',
    'openid2#9.1',
    'openid2#10.1',
  ),
  'openid.identity': row(
    'personal',
    'The identifier the provider itself knows the person by.',
    'openid2#9.1',
    'openid2#10.1',
  ),
  'openid.return_to': row('public', 'Where to send the answer.', 'openid2#9.1'),
  'openid.realm': row('public', 'The part of the site that asks to be trusted.', 'openid2#9.2'),
  'openid.trust_root': row('public', 'The same under the name it had before 2.0.', 'openid2#14.2.1'),
  'openid.user_setup_url': row('public', 'A page on which to go on, from before 2.0.', 'openid2#14.2.1'),
  'openid.assoc_handle': row(
    'linkable',
    'Names the key with which the answer is signed.',
    'openid2#8.2',
    'openid2#10.1',
  ),
  'openid.response_nonce': row(
    'one_time',
    'Time and chance: makes the answer usable once.',
    'openid2#10.1',
    'openid2#11.3',
  ),
  'openid.signed': row('public', 'Which fields the signature covers.', 'openid2#10.1'),
  'openid.sig': row('one_time', 'The signature of the answer.', 'openid2#6', 'openid2#10.1'),
  'openid.op_endpoint': row('public', 'The address of the provider that answered.', 'openid2#10.1'),
  'openid.invalidate_handle': row(
    'public',
    'A key that must not be used any more.',
    'openid2#10.1',
    'openid2#11.4.2',
  ),
  'openid.assoc_type': row('public', 'Which signature the shared key is for.', 'openid2#8.3'),
  'openid.session_type': row('public', 'How the shared key is protected on its way.', 'openid2#8.4'),
  'openid.mac_key': row('secret', 'The shared key, in clear.', 'openid2#8.2'),
  'openid.enc_mac_key': row('secret', 'The shared key, encrypted.', 'openid2#8.2'),
  'openid.dh_modulus': row('public', 'For the key exchange: the prime number.', 'openid2#8.1.2'),
  'openid.dh_gen': row('public', 'For the key exchange: the generator.', 'openid2#8.1.2'),
  'openid.dh_consumer_public': row(
    'public',
    'For the key exchange: the site’s public number.',
    'openid2#8.1.2',
  ),
  'openid.contact': row('personal', 'Whom to ask about the error.', 'openid2#5.2.3'),
  'openid.reference': row('linkable', 'The error’s number at the provider.', 'openid2#5.2.3'),
  'openid.error': row('personal', 'What went wrong, in words.', 'openid2#5.2.3'),
};
