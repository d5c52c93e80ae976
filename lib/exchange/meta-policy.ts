import type { Exchange } from './exchange.ts';
import { withoutEntities } from './html-entities.ts';

/** Characters of a page that are looked at: a policy stands before what it is for. */
const longestPage = 20_000;

/** What decides where a page’s forms and scripts may go. */
const ofWays = /^(?:form-action|connect-src|default-src)$/i;

/** Sources without nonces and digests: hosts, schemes and keywords. */
const source = /^(?:'(?:self|none)'|[\w*.:/-]{1,120})$/;

/**
 * The policies that a page has in its own text (`<meta http-equiv="Content-Security-Policy">`), those directives alone that decide where its
 * forms and scripts may go; `undefined` for none. A trace says so, too. Linear. Content Security Policy Level 3 §3.3.
 */
export function metaPolicyOf({ responseBody, verdicts }: Exchange): string | undefined {
  if (verdicts?.meta_policy !== undefined) return verdicts.meta_policy;
  const text = responseBody?.text?.slice(0, longestPage) ?? '';
  if (!/content-security-policy/i.test(text)) return undefined;
  const policies = [...text.matchAll(/<meta\b([^>]{0,4000})>/gi)].flatMap(([, attributes = '']) =>
    /\bhttp-equiv\s*=\s*["']?content-security-policy["'\s]/i.test(`${attributes} `)
      ? bare(/\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes))
      : [],
  );
  return policies.length > 0 ? policies.join(', ').slice(0, longestPolicy) : undefined;
}

/** Characters of a verdict. */
const longestPolicy = 1000;

function bare(found: RegExpExecArray | null): readonly string[] {
  const directives = withoutEntities(found?.[1] ?? found?.[2] ?? '')
    .split(';')
    .map((one) => one.trim().split(/\s+/))
    .filter(([name = '']) => ofWays.test(name))
    .map(([name = '', ...sources]) =>
      [name.toLowerCase(), ...sources.filter((one) => source.test(one))].join(' '),
    );
  return directives.length > 0 ? [directives.join('; ')] : [];
}
