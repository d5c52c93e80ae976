import { formBody, urlWith, type ExchangeFields } from './exchange.ts';

type Fields = Readonly<Record<string, string>>;

/** Fields with their prefix: `mode` becomes `openid.mode`. */
export function openid(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`openid.${name}`, value]));
}

export const ns = 'http://specs.openid.net/auth/2.0';
export const identifierSelect = `${ns}/identifier_select`;
const page = { context: { resourceType: 'main_frame' } } as const;
const returnTo = 'https://game.example/auth/return';
const steam = 'https://steamcommunity.com/openid/login';
const steamId = 'https://steamcommunity.com/openid/id/76561197960435530';

const asked = {
  ns,
  mode: 'checkid_setup',
  identity: identifierSelect,
  claimed_id: identifierSelect,
  return_to: returnTo,
  realm: 'https://game.example',
};

const asserted = {
  ns,
  mode: 'id_res',
  op_endpoint: steam,
  claimed_id: steamId,
  identity: steamId,
  return_to: returnTo,
  response_nonce: '2005-05-15T17:11:51ZUNIQUE',
  assoc_handle: '1234567890',
  signed: 'signed,op_endpoint,claimed_id,identity,return_to,response_nonce,assoc_handle',
  sig: 'W0u5DRbtHE1GG0ZKXjerUZDUGmc=',
};

/** A login at Steam, message by message: no association, the site asks whether the answer is genuine. */
export const steamLogin = {
  request: (more: Fields = {}): ExchangeFields => ({
    url: urlWith(steam, openid({ ...asked, ...more })),
    status: 200,
    ...page,
  }),
  response: (more: Fields = {}): ExchangeFields => ({
    url: urlWith(more['return_to'] ?? returnTo, openid({ ...asserted, ...more })),
    status: 302,
    responseHeaders: [['Set-Cookie', 'sid=1']],
    context: { resourceType: 'main_frame', initiator: 'https://steamcommunity.com' },
  }),
  refusal: (fields: Fields): ExchangeFields => ({
    url: urlWith(returnTo, openid(fields)),
    status: 200,
    ...page,
  }),
  verification: (isValid: string): ExchangeFields => ({
    url: steam,
    method: 'POST',
    requestBody: formBody(openid({ ...asserted, mode: 'check_authentication' })),
    status: 200,
    responseBody: { mediaType: 'text/plain', text: `ns:${ns}\nis_valid:${isValid}\n` },
  }),
};

/** OpenID 2.0 §8: the answer with a key in clear. */
export function association(handle = '1234567890'): ExchangeFields {
  return {
    url: steam,
    method: 'POST',
    requestBody: formBody(
      openid({ ns, mode: 'associate', assoc_type: 'HMAC-SHA256', session_type: 'no-encryption' }),
    ),
    status: 200,
    responseBody: {
      mediaType: 'text/plain',
      text: `ns:${ns}\nassoc_handle:${handle}\nsession_type:no-encryption\nassoc_type:HMAC-SHA256\nexpires_in:1209600\nmac_key:dGhlLXNoYXJlZC1rZXk9\n`,
    },
  };
}
