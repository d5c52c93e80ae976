import type { Exchange } from './exchange.ts';
import { withoutEntities } from './html-entities.ts';

/** Characters of a page that are looked at: a policy stands before what it is for. */
const longestPage = 20_000;

/** What decides where a page’s forms and scripts may go. */
const ofWays = /^(?:form-action|connect-src|default-src)$/i;

/** A source without its path: a host, a scheme or a keyword. Nonces and digests are left out; what else there is nobody can judge. */
const source =
  /^(?:'(?:self|none)'|\*|[a-z][\w+.-]{0,20}:|(?:[a-z][\w+.-]{0,20}:\/\/)?[\w*.-]{1,120}(?::(?:\d{1,5}|\*))?)$/i;
const ofNoHost = /^'(?!self'|none')[^']*'$/;

/**
 * The policies that a page has in its own text (`<meta http-equiv="Content-Security-Policy">`), those directives alone that decide where its
 * forms and scripts may go, with hosts and no paths; `undefined` for none, and where one cannot be read as a whole. A trace says so, too.
 * Linear. Content Security Policy Level 3 §3.3.
 */
export function metaPolicyOf({ responseBody, verdicts }: Exchange): string | undefined {
  if (verdicts?.meta_policy !== undefined) return verdicts.meta_policy;
  const text = responseBody?.text?.slice(0, longestPage) ?? '';
  if (!/content-security-policy/i.test(text)) return undefined;
  const policies = [...headOf(text).matchAll(/<meta\b([^>]{0,4000})>/gi)].flatMap(([, attributes = '']) =>
    /\bhttp-equiv\s*=\s*["']?content-security-policy["'\s]/i.test(`${attributes} `)
      ? bare(/\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes))
      : [],
  );
  const all = policies.join(', ');
  return all !== '' && all.length <= longestPolicy ? all : undefined;
}

/** What stands before the page’s body, without comments and scripts. */
function headOf(text: string): string {
  const [head = ''] = text.split(/<body\b/i, 1);
  return head.replace(/<!--[\s\S]*?(?:-->|$)|<script\b[\s\S]*?(?:<\/script|$)/gi, ' ');
}

/** Characters of a verdict. */
const longestPolicy = 1000;

function bare(found: RegExpExecArray | null): readonly string[] {
  const directives = withoutEntities(found?.[1] ?? found?.[2] ?? '')
    .split(';')
    .map((one) => one.trim().split(/\s+/))
    .filter(([name = '']) => ofWays.test(name))
    .map(([name = '', ...sources]) => ({
      name: name.toLowerCase(),
      sources: sources.filter((one) => !ofNoHost.test(one)).map(withoutPath),
    }));
  const isRead = directives.every(({ sources }) => sources.every((one) => source.test(one)));
  return isRead && directives.length > 0
    ? [directives.map(({ name, sources }) => [name, ...sources].join(' ')).join('; ')]
    : [];
}

/** A path may hold what is nobody’s affair, and a policy allows no other hosts by it. */
function withoutPath(one: string): string {
  return one.replace(/^([a-z][\w+.-]{0,20}:\/\/[^/]*|[^/:']+(?::(?:\d{1,5}|\*))?)\/.*$/i, '$1');
}
