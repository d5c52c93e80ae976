import type { Params, View } from '../view.ts';

const names = [
  'SAMLRequest',
  'SAMLResponse',
  'SAMLart',
  'SAMLEncoding',
  'RelayState',
  'SigAlg',
  'Signature',
] as const;

/**
 * The binding's own parameters. A page that collects a password may carry the message along in its form: what else is in a body is
 * nobody's message. SAML Bindings §3.4.4, §3.5.4, §3.6.4.
 */
export function samlParameters({ query, body }: View): Params {
  const posted = names.flatMap((name) => (body[name] ? [[name, body[name]] as const] : []));
  return { ...query, ...Object.fromEntries(posted) };
}
