import { row, type ParameterTable } from './row.ts';

/** Requests to wallets and their answers, offers of credentials and what a wallet asks an issuer for. OpenID4VP, OpenID4VCI. */
export const walletParameters: ParameterTable = {
  dcql_query: row(
    'public',
    'What the verifier wants to see: which credentials, in which format, and which of their claims.',
    'openid4vp#5.1',
  ),
  client_metadata: row(
    'public',
    'What the verifier says of itself: the formats it can read, and its keys for an encrypted answer.',
    'openid4vp#5.1',
  ),
  request_uri_method: row(
    'public',
    'How the wallet may fetch the request: get, or post with what it is able to do.',
    'openid4vp#5.1',
  ),
  transaction_data: row(
    'personal',
    'What you approve by showing the credential, such as a payment. The answer is bound to it.',
    'openid4vp#5.1',
  ),
  verifier_info: row('public', 'Statements of others about the verifier.', 'openid4vp#5.1'),
  presentation_definition: row('public', 'What is wanted, in the language of older drafts.', 'openid4vp#5.1'),
  response_uri: row('public', 'Where the wallet posts its answer, instead of a redirect.', 'openid4vp#8.2'),
  vp_token: row(
    'secret',
    'What was shown: presentations by the ids of the query. They are about you, and bound to this request.',
    'openid4vp#8.1',
  ),
  response_code: row(
    'one_time',
    'A fresh value by which the verifier knows that the browser that comes back is the one that began.',
    'openid4vp#8.2',
  ),
  wallet_nonce: row(
    'one_time',
    'A value of the wallet that the fetched request must repeat, so that no old one is passed off.',
    'openid4vp#5.10',
  ),
  wallet_metadata: row('public', 'What the wallet is able to do.', 'openid4vp#5.10'),
  credential_offer: row(
    'one_time',
    'What is offered, by whom, and how the wallet gets in. It may hold a code that works once.',
    'openid4vci#4.1.1',
  ),
  credential_offer_uri: row('one_time', 'Where the wallet fetches the offer.', 'openid4vci#4.1.3'),
  issuer_state: row(
    'one_time',
    'Ties the wallet’s request to what was begun with the issuer.',
    'openid4vci#5.1',
  ),
  'pre-authorized_code': row(
    'secret',
    'The one-time code of an offer: whoever has it gets the credential, unless a second code is asked for.',
    'openid4vci#4.1.1',
    'openid4vci#6.1',
  ),
  tx_code: row(
    'secret',
    'The code that you were sent on another way and typed into the wallet.',
    'openid4vci#6.1',
  ),
  c_nonce: row('one_time', 'The issuer’s value that the wallet’s next proof must hold.', 'openid4vci#7.2'),
  credential_configuration_id: row(
    'public',
    'Which of the issuer’s credentials is wanted, by its name in the description.',
    'openid4vci#8.2',
  ),
  credential_identifier: row(
    'linkable',
    'Which credential is wanted, by the name that came with the token.',
    'openid4vci#8.2',
  ),
  proofs: row('secret', 'Signatures by which the wallet shows that it has the keys.', 'openid4vci#8.2'),
  credentials: row('secret', 'The credentials that were issued. They are about you.', 'openid4vci#8.3'),
  transaction_id: row(
    'one_time',
    'By this the wallet asks for a credential that was not ready.',
    'openid4vci#8.3',
  ),
  credential_response_encryption: row(
    'public',
    'The wallet’s key by which the issuer is to encrypt its answer.',
    'openid4vci#8.2',
  ),
  notification_id: row(
    'linkable',
    'By this the wallet tells the issuer what became of it.',
    'openid4vci#8.3',
  ),
};
