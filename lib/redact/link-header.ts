import type { Context } from './context.ts';

/** A `Refresh` value: seconds, and an address which is redacted as one; anything else goes. HTML Standard §7.8.1. */
export function redactRefresh(context: Context, value: string): string {
  const [, start = '', quote = '', address] =
    /^(\s{0,9}[\d.]{0,12}\s{0,9}[;,]?\s{0,9}(?:url\s{0,9}=\s{0,9})?)(["']?)([^]*)$/i.exec(value) ?? [];
  if (address === undefined) return hidden(context, value);
  if (address.trim() === '') return value;
  const bare = quote !== '' && address.endsWith(quote) ? address.slice(0, -1) : address;
  const shown = /=\s*$/.test(start) || isAddress(bare) ? context.url(bare, 1) : hidden(context, bare);
  return start + quote + shown + (bare === address ? '' : quote);
}

/** A `Link` value: addresses are redacted as addresses, relations and types stay, titles and whatever else go. RFC 8288 §3. */
export function redactLink(context: Context, value: string): string {
  let at = 0;
  let redacted = '';
  for (const { 0: all, 1: address = '', index } of value.matchAll(/<([^<>]{0,8000})>/g)) {
    redacted += redactParameters(context, value.slice(at, index));
    redacted += `<${context.url(address, 1)}>`;
    at = index + all.length;
  }
  return redacted + redactParameters(context, value.slice(at));
}

const parameter = /([\w*-]{1,40})(\s{0,3}=\s{0,3})("(?:[^"\\]|\\.)*"|[^\s;,"]+)|[^\s;,]+/g;

function redactParameters(context: Context, text: string): string {
  return text.replace(parameter, (all, name: string | undefined, equals: string, value: string) => {
    if (name === undefined) return isHarmless(all) ? all : hidden(context, all);
    if (!names.test(name)) return hidden(context, all);
    const bare = value.startsWith('"') ? value.slice(1, -1) : value;
    if (isHarmless(bare)) return all;
    const shown = isAddress(bare) ? context.url(bare, 1) : hidden(context, bare);
    return name + equals + (value.startsWith('"') ? `"${shown}"` : shown);
  });
}

/** RFC 8288 §3.4; HTML Standard, Processing `Link` headers. Packed text may end in `=`, and is no name. */
const names =
  /^(?:anchor|as|blocking|color|crossorigin|disabled|fetchpriority|href|hreflang|imagesizes|imagesrcset|integrity|media|nopush|nonce|referrerpolicy|rel|rev|sizes|title|type|url)\*?$/i;

const harmless =
  /^(?:(?:next|prev|first|last|self|canonical|alternate|preload|preconnect|prefetch|dns-prefetch|modulepreload|stylesheet|icon|manifest|describedby|shortlink|issuer|license|search|help|author|up|edit|collection|item|service|service-doc|service-desc|api-catalog|script|style|font|image|fetch|document|anonymous|use-credentials|crossorigin|nopush|rel|as|type|high|low|auto|screen|print|all|lrdd|hub|webmention|openid2\.provider|http:\/\/openid\.net\/specs\/connect\/1\.0\/issuer)\s{0,3}){1,5}$|^(?:application|font|image|text)\/[a-z+.-]{1,40}\d?$|^[a-z]{2}(?:-[A-Z]{2})?$|^\d{0,4}$/i;

function isHarmless(text: string): boolean {
  return harmless.test(text);
}

function isAddress(text: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]{0,60}:|[/?#.])/i.test(text);
}

function hidden(context: Context, text: string): string {
  return context.level === 'default' ? context.placeholders.one('header', text) : context.text(text, 1);
}
