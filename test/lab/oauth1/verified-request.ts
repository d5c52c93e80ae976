import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import OAuth from 'oauth-1.0a';
import { readForm } from '../read-form.ts';

/** A consumer of the provider. */
export type Consumer = { readonly key: string; readonly secret: string };

/** A request's OAuth parameters, and the check of its signature, which needs the secret of its token. */
export type SignedRequest = {
  readonly oauth: URLSearchParams;
  readonly isGenuine: (tokenSecret: string) => boolean;
};

const algorithms = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' } as const;

/** Reads header, form and query (RFC 5849 §3.5) and verifies with `oauth-1.0a` what another implementation signed. */
export async function readSigned(
  request: IncomingMessage,
  origin: string,
  consumer: Consumer,
): Promise<SignedRequest> {
  const url = new URL(request.url ?? '/', origin);
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const form = isForm ? await readForm(request) : new URLSearchParams();
  const all = new URLSearchParams([...url.searchParams, ...form, ...headerPairs(request)]);
  const oauth = new URLSearchParams([...all].filter(([name]) => name.startsWith('oauth_')));
  const isGenuine = (tokenSecret: string): boolean => {
    const method = oauth.get('oauth_signature_method') ?? '';
    if (!Object.hasOwn(algorithms, method) || oauth.get('oauth_consumer_key') !== consumer.key) return false;
    const algorithm = algorithms[method as keyof typeof algorithms];
    const verifier = new OAuth({
      consumer,
      signature_method: method,
      hash_function: (text, key) => createHmac(algorithm, key).update(text).digest('base64'),
    });
    const { oauth_signature: given, ...data } = Object.fromEntries(all);
    const target = { url: `${origin}${url.pathname}`, method: request.method ?? 'GET', data };
    return verifier.getSignature(target, tokenSecret, {} as OAuth.Data) === given;
  };
  return { oauth, isGenuine };
}

function headerPairs({ headers }: IncomingMessage): readonly [string, string][] {
  const value = /^OAuth (.*)$/is.exec(headers.authorization ?? '')?.[1] ?? '';
  return [...value.matchAll(/([\w%.~-]+)="([^"]*)"/g)]
    .map(([, name = '', text = '']): [string, string] => [decodeURIComponent(name), decodeURIComponent(text)])
    .filter(([name]) => name !== 'realm');
}
