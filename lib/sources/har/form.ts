import { asObject } from '../../exchange/json.ts';

/**
 * The body that a HAR's `postData.params` came from, as text. Exporters write the values decoded (Firefox, Playwright,
 * Charles) or as they were sent (Chrome, old Edge); which one is seen from all of them together. Multipart parameters
 * become multipart text again (RFC 7578), their files empty. `undefined` when there are no parameters.
 */
export function bodyOfParams(raw: unknown, mediaType: string, contentType: string): string | undefined {
  if (!Array.isArray(raw)) return undefined;
  const params = raw.map(asObject).filter((param) => typeof param?.name === 'string');
  if (params.length === 0) return undefined;
  const pairs = params.map((param): Pair => [param!.name as string, asString(param!.value)]);
  if (mediaType === 'multipart/form-data') return multipart(pairs, contentType);
  return isEncoded(pairs)
    ? pairs.map(([name, value]) => `${name}=${value}`).join('&')
    : new URLSearchParams(pairs).toString();
}

type Pair = [name: string, value: string];

function asString(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Sent values hold nothing but what form encoding leaves alone, and at least one escape (WHATWG URL §5.2). */
function isEncoded(pairs: readonly Pair[]): boolean {
  const all = pairs.map(([name, value]) => name + value).join('');
  return /^(?:[\w.*~!'()+-]|%[\da-f]{2})*$/i.test(all) && all.includes('%');
}

function multipart(pairs: readonly Pair[], contentType: string): string {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1] ?? 'boundary';
  const parts = pairs.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${boundary}--\r\n`;
}
