import type { Exchange } from './exchange.ts';
import { headerValues } from './headers.ts';
import { metaPolicyOf } from './meta-policy.ts';
import { originOf } from './parameters.ts';

/** What keeps a page from an address: the directive as its policy has it. */
export type ForbiddenBy = { readonly directive: string };

/**
 * Whether the policies in a document's headers, or in its text, keep its scripts from fetching an address, and by which directive. `undefined` where they
 * allow it, or none was recorded. Content Security Policy Level 3 §6.1.2, §6.7.2.
 */
export function forbidsConnection(page: Exchange, target: string): ForbiddenBy | undefined {
  return forbids(page, target, ['connect-src', 'default-src']);
}

/**
 * The same of what its forms may lead to, redirects included: Chromium holds every hop against it, Firefox the first alone. Content
 * Security Policy Level 3 §6.4.1.
 */
export function forbidsForm(page: Exchange, target: string): ForbiddenBy | undefined {
  return forbids(page, target, ['form-action']);
}

/**
 * The same of a page that frames it, by its origin; `null` for one that is unknown, which only a policy against all frames forbids. Content
 * Security Policy Level 3 §6.4.2.
 */
export function forbidsAncestor(page: Exchange, origin: string): ForbiddenBy | undefined {
  const forbidden = forbids(page, origin === 'null' ? page.url : origin, ['frame-ancestors']);
  const isOfNobody = /^frame-ancestors(?: 'none')?$/i.test(forbidden?.directive ?? '');
  return origin === 'null' && !isOfNobody ? undefined : forbidden;
}

/** The first of the names that a policy has decides in it; every policy must allow. */
function forbids(page: Exchange, target: string, names: readonly string[]): ForbiddenBy | undefined {
  // Who may frame a page no text of its own decides.
  const own = names.includes('frame-ancestors') ? undefined : metaPolicyOf(page);
  const policies = [
    ...headerValues(page.responseHeaders, 'content-security-policy'),
    ...(own === undefined ? [] : [own]),
  ].flatMap((value) => value.split(','));
  for (const policy of policies) {
    const directive = names.map((name) => directiveOf(policy, name)).find((one) => one !== undefined);
    if (directive && !allows(directive.sources, page.url, target))
      return { directive: `${directive.name} ${directive.sources.join(' ')}`.trim() };
  }
  return undefined;
}

type Directive = { readonly name: string; readonly sources: readonly string[] };

/** The first of that name counts. */
function directiveOf(policy: string, wanted: string): Directive | undefined {
  for (const text of policy.split(';')) {
    const [name = '', ...sources] = text.trim().split(/\s+/);
    if (name.toLowerCase() === wanted) return { name: wanted, sources };
  }
  return undefined;
}

function allows(sources: readonly string[], page: string, target: string): boolean {
  if (!URL.canParse(target) || !URL.canParse(page)) return true;
  const url = new URL(target);
  return sources.some((source) => isMatch(source.toLowerCase(), new URL(page), url));
}

function isMatch(source: string, page: URL, target: URL): boolean {
  if (source === '*') return true;
  if (source === "'self'") return isSelf(page, target);
  if (/^[a-z][a-z0-9+.-]*:$/.test(source))
    return source === target.protocol || (source === 'http:' && target.protocol === 'https:');
  const [, scheme, host = '', port, path] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:'\s]+)(?::(\d+|\*))?(\/.*)?$/.exec(source) ?? [];
  if (host === '' || !isScheme(scheme ?? page.protocol.slice(0, -1), target)) return false;
  if (!isHost(host, target.hostname)) return false;
  if (port !== undefined && port !== '*' && port !== portOf(target)) return false;
  if (port === undefined && target.port !== '') return false;
  if (path === undefined || path === '/') return true;
  return path.endsWith('/') ? target.pathname.startsWith(path) : target.pathname.toLowerCase() === path;
}

/** An upgrade to TLS of the page's own host is still its own. */
function isSelf(page: URL, target: URL): boolean {
  if (originOf(page.href) === originOf(target.href)) return true;
  return page.hostname === target.hostname && page.protocol === 'http:' && target.protocol === 'https:';
}

function isScheme(scheme: string, { protocol }: URL): boolean {
  return protocol === `${scheme}:` || (scheme === 'http' && protocol === 'https:');
}

function isHost(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

function portOf({ port, protocol }: URL): string {
  return port !== '' ? port : protocol === 'https:' ? '443' : '80';
}
