import { packXml, unpackXml } from '../../lib/exchange/packed-xml.ts';

/** A HAR with secrets of ours put into every place that can hold one, and those secrets. */
export type Poisoned = { readonly text: string; readonly canaries: readonly string[] };

/** Parameters and members whose values are secret: each gets a canary of its own, the same for the same value. */
const secretNames = new Set([
  'code',
  'state',
  'nonce',
  'access_token',
  'refresh_token',
  'client_secret',
  'code_verifier',
  'device_code',
  'token',
  'session_state',
  'password',
  'ticket',
  'wctx',
  'RelayState',
  'SAMLart',
  'registration_access_token',
  'oauth_token',
  'oauth_token_secret',
  'oauth_verifier',
  'oauth_signature',
  'denied',
]);

/**
 * Replaces the secrets of a recorded HAR by canaries, and adds canaries where the recording has none: cookies, unknown
 * headers, unknown parameters, error texts, HTML. Equal secrets get equal canaries, so that the flows stay whole.
 */
export function withCanaries(text: string): Poisoned {
  const canaries: string[] = [];
  const byValue = new Map<string, string>();
  const fresh = (kind: string) => {
    const canary = `cAnArY${canaries.length}x${kind.replaceAll(/\W/g, '')}Zz9q7`;
    canaries.push(canary);
    return canary;
  };
  const har = JSON.parse(text) as { log: { entries: HarEntry[] } };
  const handle = (artifact: string) => {
    const canary = Buffer.from(fresh('artifact')).toString('base64');
    canaries.push(canary.slice(0, 24));
    return artifact.slice(0, publicOfArtifact) + canary;
  };
  for (const value of secretsIn(har.log.entries))
    byValue.set(value, value.startsWith('AAQA') ? handle(value) : fresh('secret'));
  const pairs = [...byValue].sort((a, b) => b[0].length - a[0].length);
  const poisoned = replaced(
    JSON.stringify(har).replaceAll(anyJwt, (jwt) => insideOf(jwt, pairs)),
    pairs,
  );
  const marked = JSON.parse(poisoned) as { log: { entries: HarEntry[] } };
  for (const { request } of marked.log.entries) poisonDocuments(request, fresh);
  for (const entry of marked.log.entries) addMore(entry, fresh);
  return { text: JSON.stringify(marked), canaries };
}

/** Kind, index and issuer of a SAML artifact, 24 bytes in base64; what follows is its secret. SAML Bindings §3.6.4. */
const publicOfArtifact = 32;

type Pairs = readonly (readonly [value: string, canary: string])[];

function replaced(text: string, pairs: Pairs): string {
  return pairs.reduce((done, [value, canary]) => {
    const forms = new Set([value, encodeURIComponent(value), encodeURIComponent(encodeURIComponent(value))]);
    return [...forms].reduce((rest, form) => rest.replaceAll(form, canary), done);
  }, text);
}

const anyJwt = /\bey[\w-]+\.ey[\w-]+\.[\w-]*/g;

/** Signed answers and requests carry the same values inside. */
function insideOf(jwt: string, pairs: Pairs): string {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const claims = Buffer.from(payload, 'base64url').toString('utf8');
  const changed = replaced(claims, pairs);
  if (changed === claims) return jwt;
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}

type HarEntry = {
  request: {
    url: string;
    headers: { name: string; value: string }[];
    postData?: { text?: string; mimeType?: string };
  };
  response: { headers: { name: string; value: string }[]; content: { text?: string; mimeType?: string } };
};

/** Values of secret names that occur in URLs, forms and JSON bodies, long enough to be secrets. */
function secretsIn(entries: readonly HarEntry[]): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (text: string | undefined) => {
    for (const [, name, value] of (text ?? '').matchAll(/[?&#]?(\w+)=([^&#"\s]{8,})/g)) {
      if (secretNames.has(name ?? '') && value && !value.includes('.')) found.add(decode(value));
    }
    for (const [, name, value] of (text ?? '').matchAll(/"(\w+)":\s*"([^"]{8,})"/g)) {
      if (secretNames.has(name ?? '') && value && !value.includes('.')) found.add(value);
    }
  };
  for (const { request, response } of entries) {
    look(request.url);
    look(request.postData?.text);
    if (/json|urlencoded/.test(response.content.mimeType ?? '')) look(response.content.text);
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** What SAML and WS-Federation say about a person, and what proves it, in documents that stay what they are. */
function poisonDocuments(request: HarEntry['request'], fresh: (kind: string) => string): void {
  const poisoned = (text: string): string =>
    text.replace(/\b(SAMLRequest|SAMLResponse|wresult)=([^&#]+)/g, (all, name: string, value: string) => {
      const packed = unpackXml(decode(value));
      if (!packed) return all;
      const xml = packed.text.replace(
        /(<(?:\w+:)?(NameID|NameIdentifier|AttributeValue|SignatureValue|CipherValue|SessionIndex|X509Certificate)\b[^>]*>)[^<]+/g,
        (_, tag: string, kind: string) => tag + fresh(kind),
      );
      return `${name}=${encodeURIComponent(packXml({ ...packed, text: xml }))}`;
    });
  request.url = poisoned(request.url);
  if (request.postData?.text) request.postData.text = poisoned(request.postData.text);
}

function addMore({ request, response }: HarEntry, fresh: (kind: string) => string): void {
  request.headers.push(
    { name: 'Cookie', value: `sid=${fresh('cookie')}; theme=dark` },
    { name: 'X-Api-Key', value: fresh('apiKey') },
    {
      name: 'Referer',
      value: `https://elsewhere.example/p?token=${fresh('refererToken')}#access_token=${fresh('refererFragment')}`,
    },
  );
  response.headers.push(
    { name: 'Set-Cookie', value: `session=${fresh('setCookie')}; Path=/; HttpOnly` },
    { name: 'X-Session', value: fresh('header') },
  );
  const [bare = '', fragment] = request.url.split('#');
  if (!/[?&](code|client_id|request_uri)=|well-known/.test(bare))
    return addToBodies(request, response, fresh);
  if (bare.includes('?'))
    request.url = `${bare}&extra_secret=${fresh('query')}${fragment === undefined ? '' : `#${fragment}`}`;
  addToBodies(request, response, fresh);
}

function addToBodies(
  request: HarEntry['request'],
  response: HarEntry['response'],
  fresh: (kind: string) => string,
): void {
  if (request.postData?.text && /urlencoded/.test(request.postData.mimeType ?? '')) {
    request.postData.text += `&extra_secret=${fresh('form')}`;
  }
  const { content } = response;
  if (!content.text) return;
  if (/html/.test(content.mimeType ?? '')) content.text += `<p>${fresh('html')}</p>`;
  if (/json/.test(content.mimeType ?? '') && content.text.startsWith('{"')) {
    content.text = content.text.replace(
      '{"',
      `{"extra_secret":"${fresh('json')}","error_debug":"failed for ${fresh('text')}","`,
    );
  }
}
