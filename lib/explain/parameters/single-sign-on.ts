import { row, type ParameterTable } from './row.ts';

/** SAML 2.0, WS-Federation and CAS. */
export const singleSignOnParameters: ParameterTable = {
  SAMLRequest: row('one_time', 'The request document, encoded.', 'saml-bindings'),
  SAMLResponse: row('secret', 'The signed statement about the person, encoded.', 'saml-bindings'),
  SAMLart: row('one_time', 'A ticket for a statement that the site fetches itself.', 'saml-bindings'),
  RelayState: row(
    'linkable',
    'The site’s own value, returned unchanged; plays the part of state.',
    'saml-bindings',
  ),
  SigAlg: row('public', 'How the message is signed.', 'saml-bindings'),
  Signature: row('public', 'The signature of the message.', 'saml-bindings'),
  SAMLEncoding: row('public', 'How the document is encoded; DEFLATE where nothing is said.', 'saml-bindings'),
  logoutRequest: row('personal', 'A document that says whose session has ended.', 'cas'),
  wa: row('public', 'The action: wsignin1.0 or wsignout1.0.', 'ws-federation'),
  wtrealm: row('public', 'The site that asks.', 'ws-federation'),
  wreply: row('public', 'Where to send the answer.', 'ws-federation'),
  wctx: row(
    'linkable',
    'The site’s own value, returned unchanged; plays the part of state.',
    'ws-federation',
  ),
  wresult: row('secret', 'The document with the token.', 'ws-federation'),
  wct: row('public', 'When the request was made.', 'ws-federation'),
  wfresh: row(
    'public',
    'How many minutes ago the person may have signed in; 0 asks to sign in again.',
    'ws-federation',
  ),
  wauth: row('public', 'The kind of login that is wanted.', 'ws-federation'),
  whr: row('personal', 'The organisation the person belongs to.', 'ws-federation'),
  service: row('public', 'The site that asks, and where the answer goes.', 'cas#2.1'),
  ticket: row('one_time', 'A one-time ticket that the site’s server validates.', 'cas#3.1'),
  renew: row('public', 'Asks to sign in again.', 'cas#2.1'),
  gateway: row('public', 'Asks not to show a login page.', 'cas#2.1'),
  method: row('public', 'How the ticket is returned: by redirect, form or header.', 'cas#2.1'),
  pgtUrl: row('public', 'Where the server delivers a proxy ticket.', 'cas'),
  pgt: row('secret', 'A ticket for asking in the person’s name.', 'cas'),
};
