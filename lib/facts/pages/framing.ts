import { headerValues } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isPublicSuffix } from '../../exchange/site.ts';

/**
 * Whether other sites can show a page in a frame, as browsers read its headers. `nothing`: no header speaks of it. `no effect`: one does,
 * in words that keep nobody out; `said` is what it says.
 */
export type Framing =
  | { readonly isOpen: false }
  | { readonly isOpen: true; readonly why: 'nothing' }
  | { readonly isOpen: true; readonly why: 'no effect'; readonly said: string };

/**
 * How a page can be framed. A policy that is enforced and has frame-ancestors decides alone; of several each must be met, so that one good
 * one protects. Else the values of all X-Frame-Options headers, taken together: those that contradict each other shut the page, and one
 * that no browser knows (ALLOWALL, ALLOW-FROM, nothing) opens it. CSP3 §6.4.2, §6.4.2.2; HTML, “X-Frame-Options”.
 */
export function framingOf(headers: Exchange['responseHeaders']): Framing {
  const policies = headerValues(headers, 'content-security-policy')
    .flatMap((value) => value.split(/[,\n]/))
    .flatMap((policy) => ancestorsIn(policy) ?? []);
  if (policies.length > 0) return byPolicies(policies);
  const values = headerValues(headers, 'x-frame-options');
  return values.length === 0 ? { isOpen: true, why: 'nothing' } : byOptions(values);
}

/** The sources of the first frame-ancestors of a policy. */
type Ancestors = { readonly sources: readonly string[] };

function ancestorsIn(policy: string): readonly Ancestors[] | undefined {
  for (const text of policy.split(';')) {
    const [name = '', ...sources] = text.trim().split(/\s+/);
    if (name.toLowerCase() === 'frame-ancestors') return [{ sources }];
  }
  return undefined;
}

function byPolicies(policies: readonly Ancestors[]): Framing {
  if (policies.some(({ sources }) => !sources.some(isEverybody))) return { isOpen: false };
  const [{ sources } = { sources: [] }] = policies;
  return { isOpen: true, why: 'no effect', said: `frame-ancestors ${sources.join(' ')}` };
}

/** Any host, a scheme alone, or every name below a suffix under which strangers register theirs. */
function isEverybody(source: string): boolean {
  const text = source.toLowerCase();
  if (/^https?:$/.test(text)) return true;
  const [, host = ''] = /^(?:https?:\/\/)?(\*(?:\.[^/:]+)?)(?::[\d*]+)?(?:\/.*)?$/.exec(text) ?? [];
  return host === '*' || (host.startsWith('*.') && isPublicSuffix(host.slice(2)));
}

function byOptions(headers: readonly string[]): Framing {
  const values = new Set(
    headers.flatMap((value) => value.split(/[,\n]/)).map((one) => one.trim().toLowerCase()),
  );
  const isKnown = values.size === 1 ? shuts : contradicts;
  if ([...values].some((one) => isKnown.has(one))) return { isOpen: false };
  return { isOpen: true, why: 'no effect', said: `X-Frame-Options: ${headers.join(', ')}`.trim() };
}

const shuts: ReadonlySet<string> = new Set(['deny', 'sameorigin']);
/** One of several that differ shuts the page, whatever the others are. */
const contradicts: ReadonlySet<string> = new Set([...shuts, 'allowall']);
