import { decodeBase64 } from '../../../lib/exchange/base64.ts';
import { inflateRaw } from '../../../lib/exchange/deflate.ts';

/** A text with everything in it that is packed (base64, raw DEFLATE in it, percent-encoding, escapes of JSON and HTML) unpacked beside it. */
export function laidOpen(text: string): string {
  const readings = [text, unescaped(text)];
  return [...readings, ...readings.flatMap(packed)].join('\n');
}

function unescaped(text: string): string {
  let open = text;
  for (let layer = 0; layer < 5 && /%|\\u00|&#x/.test(open); layer++)
    open = open
      .replace(/(?:%[0-9a-f]{2})+/gi, bytesOf)
      .replace(/\\{1,8}u00([0-9a-f]{2})/gi, (_, code: string) => letter(code))
      .replace(/&#x([0-9a-f]{2});/gi, (_, code: string) => letter(code));
  return open;
}

function bytesOf(escapes: string): string {
  return Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8');
}

function letter(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function packed(text: string): readonly string[] {
  return [...text.matchAll(/[\w+/-]{16,}={0,2}/g)].flatMap(([run]) => {
    const bytes = decodeBase64(run);
    if (!bytes) return [];
    const inflated = run.length > 200 ? inflateRaw(bytes, 200_000) : undefined;
    return [bytes, ...(inflated ? [inflated] : [])].map((one) => unescaped(new TextDecoder().decode(one)));
  });
}
