import { parameter, queryParameters } from '../exchange/parameters.ts';

/**
 * True for a page of refusal that shows the return address that the request at `url` asked for, or the same one but for its scheme, its port, a slash
 * or capitals: no word of it has to be known. What stands in links and scripts does not count; nor does a page that repeats the whole request.
 * Never throws; linear.
 */
export function quotesReturnAddress(url: string, page: string): boolean {
  const request = queryParameters(url);
  const asked = addressOf(parameter(request, 'redirect_uri') ?? '');
  if (!asked || asked.pathname === '/') return false;
  const shown = shownIn(page);
  const others = ['state', 'nonce', 'code_challenge', 'response_type'].map((name) =>
    parameter(request, name),
  );
  if (others.some((value) => value !== undefined && value.length > 5 && shown.includes(value))) return false;
  return (shown.match(addresses) ?? []).slice(0, mostRead).some((text) => {
    const one = addressOf(text.replace(/[.,;:!?)\]]+$/, ''));
    return one?.hostname === asked.hostname && pathOf(one) === pathOf(asked);
  });
}

const addresses = /(?<![\w=&%?])https?:\/\/[^\s"'<>«»“”„‘’`]{3,300}/gi;
const mostRead = 20;

function addressOf(text: string): URL | undefined {
  return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

function pathOf({ pathname }: URL): string {
  return pathname.toLowerCase().replace(/\/$/, '');
}

/** What a person reads: without scripts, styles, comments and tags. */
function shownIn(page: string): string {
  const [first = '', ...rest] = page.split(/<(?=script\b|style\b|template\b|!--)/i);
  const after = rest.map((part) => {
    const end = part.search(part.startsWith('!--') ? /-->/ : /<\/(?:script|style|template)\s{0,9}>/i);
    return end < 0 ? '' : part.slice(end);
  });
  return [first, ...after]
    .join(' ')
    .replaceAll(/<[^<>]{1,2000}>/g, ' ')
    .replaceAll('\\/', '/')
    .replaceAll(/&#x2f;/gi, '/');
}
