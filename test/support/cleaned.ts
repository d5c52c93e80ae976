/** What cleaners of recordings write in place of a value. */
export const placeholders = ['REDACTED', '***', '<access token>', '[Filtered]', 'sanitized-value'] as const;

const secrets: ReadonlySet<string> = new Set([
  'access_token',
  'refresh_token',
  'id_token',
  'code',
  'code_verifier',
  'client_secret',
  'assertion',
  'client_assertion',
  'password',
  'device_code',
  'subject_token',
  'token',
  'SAMLResponse',
  'id_token_hint',
  'logout_token',
  'wresult',
  'ticket',
]);
const names = [...secrets].join('|');
const inForm = new RegExp(`((?:^|[?&#])(?:${names})=)[^&#]+`, 'g');
const inJson = new RegExp(`("(?:${names})"\\s*:\\s*")[^"]+`, 'g');

type Named = { readonly name: string; value: string };
type Side = { readonly headers?: readonly Named[]; readonly cookies?: readonly Named[] };
type Entry = {
  readonly request: Side & {
    url: string;
    readonly queryString?: readonly Named[];
    readonly postData?: { readonly mimeType: string; text?: string; readonly params?: readonly Named[] };
  };
  readonly response?: Side & {
    redirectURL?: string;
    readonly content?: { text?: string; readonly encoding?: string };
  };
};

/** A HAR as a cleaner leaves it that goes by names: one placeholder for every secret in addresses, headers, cookies, forms and JSON. */
export function cleanedBy(placeholder: string, text: string): string {
  const har = JSON.parse(text) as { readonly log: { readonly entries: readonly Entry[] } };
  for (const entry of har.log.entries) cleanEntry(entry, placeholder);
  return JSON.stringify(har);
}

function cleanEntry({ request, response }: Entry, placeholder: string): void {
  const address = (url: string) => url.replace(inForm, `$1${encodeURIComponent(placeholder)}`);
  const object = (body: string) => body.replace(inJson, `$1${placeholder}`);
  for (const side of [request, response]) cleanSide(side ?? {}, placeholder, address);
  request.url = address(request.url);
  const { postData } = request;
  for (const field of [...(request.queryString ?? []), ...(postData?.params ?? [])])
    if (secrets.has(field.name)) field.value = placeholder;
  if (postData?.text)
    postData.text = /json/.test(postData.mimeType) ? object(postData.text) : address(postData.text);
  if (response?.redirectURL) response.redirectURL = address(response.redirectURL);
  const { content } = response ?? {};
  if (content?.text && !content.encoding) content.text = object(content.text);
}

function cleanSide(
  { headers = [], cookies = [] }: Side,
  placeholder: string,
  address: (url: string) => string,
): void {
  for (const cookie of cookies) cookie.value = placeholder;
  for (const header of headers) header.value = cleanHeader(header, placeholder, address);
}

function cleanHeader({ name, value }: Named, placeholder: string, address: (url: string) => string): string {
  switch (name.toLowerCase()) {
    case 'authorization':
      return value.replace(/^(\S+) .*/, `$1 ${placeholder}`);
    case 'dpop':
      return placeholder;
    case 'cookie':
      return value.replace(/=[^;]*/g, `=${placeholder}`);
    case 'set-cookie':
      return value.replace(/^([^=]+)=[^;]*/, `$1=${placeholder}`);
    case 'location':
    case 'referer':
      return address(value);
    default:
      return value;
  }
}
