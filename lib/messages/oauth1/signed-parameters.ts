import { toRecord } from '../../exchange/parameters.ts';
import type { Params, View } from '../view.ts';

/** Where the protocol parameters of a signed request travel. RFC 5849 §3.5.1, §3.5.2, §3.5.3. */
export type Transmission = 'header' | 'body' | 'query';

/** A request signed as RFC 5849 §3.1 says, with all of its parameters: those of the header beside query and body. */
export type SignedParameters = { readonly params: Params; readonly transmission: Transmission };

/** The parameters of a signed request; `undefined` for any other. */
export function signedParametersOf(view: View): SignedParameters | undefined {
  if (view.authorization?.scheme !== 'oauth' && !view.request['oauth_signature']) return undefined;
  const header = headerParameters(view);
  const carriers = [
    ['header', header],
    ['body', view.exchange.method === 'GET' ? {} : view.body],
    ['query', view.query],
  ] as const;
  const [transmission] = carriers.find(([, params]) => isSigned(params)) ?? [];
  return transmission && { transmission, params: { ...view.request, ...header } };
}

/** RFC 5849 §3.1. With PLAINTEXT, timestamp and nonce may be left out; so may the version. */
function isSigned(params: Params): boolean {
  const { oauth_consumer_key: key, oauth_signature_method: method, oauth_signature: signature } = params;
  if (!key || !method || !signature || (params['oauth_version'] ?? '1.0') !== '1.0') return false;
  return /^plaintext$/i.test(method) || Boolean(params['oauth_nonce'] && params['oauth_timestamp']);
}

const pair = /([\w.~%-]{1,80})\s{0,3}=\s{0,3}(?:"([^"]*)"|([^\s",]+))/g;

/** `Authorization: OAuth realm="…", oauth_consumer_key="…"`: names and values are percent-encoded. RFC 5849 §3.5.1. */
function headerParameters({ authorization }: View): Params {
  if (authorization?.scheme !== 'oauth') return {};
  const pairs = [...authorization.credentials.matchAll(pair)].map(
    ([, name = '', quoted, bare = '']) => [decoded(name), decoded(quoted ?? bare)] as const,
  );
  return toRecord(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
