import { isLoopback } from '../../exchange/loopback.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { startOriginOf } from '../start-origin.ts';
import { gluedValue } from './glued-value.ts';
import { oddForm, type OddAddress } from './odd-form.ts';

/** A flow, and what happened around it where that is known. */
type Around = Pick<Flow, 'messages'> & Partial<Pick<Flow, 'context'>>;

/**
 * What is wrong with a redirect URI by itself, whatever is registered: nobody registers such an address on purpose. How it is written, a list of
 * addresses, two slashes together, a placeholder that nothing filled, blanks, no scheme, a value of each login, this device where the app's page is elsewhere, or another port than the page’s on its host.
 * `undefined` where nothing is odd.
 */
export function oddRedirectUri(asked: string, flow: Around): OddAddress | undefined {
  const bare = withoutScheme(asked, flow);
  const path = asked.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const placeholder =
    /(?:\$?\{|%7B|<|%3C)[\w.]{1,40}(?:\}|%7D|>|%3E)|(?:^|[/.=])(?:undefined|null)(?=[/:?#]|$)/i.exec(
      asked,
    )?.[0];
  if (placeholder !== undefined)
    return {
      what: `${placeholder} in it is a placeholder that nothing was put into.`,
      fix: 'Set what the app builds the address of (its base URL, an environment variable), and look at the value that it really has when it runs.',
    };
  const form = bare ?? oddForm(asked);
  if (form) return form;
  const several = asked
    .replace(/[?#].*$/s, '')
    .split(/%20|[\s,;|]/)
    .filter((one) => /^[a-z][a-z0-9+.-]{1,40}:\/\//i.test(one));
  if (several.length > 1)
    return {
      what: `Several addresses stand in it, joined together (${several.slice(0, 3).join(' and ')}): a list of the settings was sent as if it were one address.`,
      fix: 'Let the app choose one of them before it asks: the one of the page that the person is on (AWS Amplify: redirectSignIn is a list).',
    };
  if (path.includes('//'))
    return {
      what: 'Two slashes stand together in its path (//), mostly because the app’s base URL ends in one and what is put behind it begins with one.',
      fix: `Take the slash from the end of the app’s base URL (its public address, domain or root URL, whatever its settings call it): then it asks for ${asked.replace(path, path.replaceAll(/\/{2,}/g, '/'))}, which has to be registered.`,
    };
  const glued = gluedValue(asked, flow);
  if (glued) return glued;
  if (/\s|%20|\+$/.test(asked))
    return {
      what: 'A blank stands in it.',
      fix: 'Take the blank out of the setting that the app builds the address of, at its end most often.',
    };
  const page = startOriginOf(flow);
  return elsewhere(asked, page) ?? otherPort(asked, page, flow);
}

function elsewhere(asked: string, page: string | undefined): OddAddress | undefined {
  if (page === undefined || !URL.canParse(asked) || !/^https?:/i.test(asked)) return undefined;
  if (!isLoopback(asked)) return otherHost(asked, page);
  if (isLoopback(page)) return undefined;
  return {
    what: `The app’s page is at ${page}, and this address is on the person’s own device: the app’s public address is not set.`,
    fix: `Set the app’s public address (its base URL) to ${page}, and register that at the provider, where some call it an allowed origin.`,
  };
}

/** Behind a proxy an app hears of a port that people do not use, or of the host without the port that they use. */
function otherPort(
  asked: string,
  page: string | undefined,
  { messages, context = [] }: Around,
): OddAddress | undefined {
  if (page === undefined || !URL.canParse(asked) || !/^https?:/i.test(asked)) return undefined;
  const [own, other] = [new URL(page), new URL(asked)];
  const seen = [...messages.map(({ exchange }) => exchange), ...context];
  const isAlike = own.hostname === other.hostname && own.protocol === other.protocol;
  if (!isAlike || own.port === other.port || isLoopback(asked)) return undefined;
  // A page and its server are often developed at a port each, and both are reached there.
  if (own.port !== '' && other.port !== '') return undefined;
  if (seen.some(({ url }) => originOf(url) === other.origin)) return undefined;
  const right = asked.replace(/^(https?:\/\/)[^/?#]*/i, `$1${own.host}`);
  const isInner = other.port !== '';
  return {
    what: `The app’s page is at ${page}, and this address has ${isInner ? `the port ${other.port}` : 'no port'}: ${isInner ? 'mostly a port of the inside, which a proxy passes on' : 'mostly a proxy passes the host on without its port'}.`,
    fix: `Let the app ask for ${right}, and register that: let the proxy in front of it pass on the host and port that people use (Host, X-Forwarded-Host, X-Forwarded-Port; nginx: ${isInner ? '$host without $server_port' : '$http_host in place of $host'}), or set the app’s public address. Register the address ${isInner ? `with :${other.port}` : 'without a port'} only where people really reach the app there.`,
  };
}

/** RFC 6749 §3.1.2: an absolute URI. Words that stand for no address (`postmessage`, `oob`) are some providers’ own. */
function withoutScheme(asked: string, flow: Pick<Flow, 'messages'>): OddAddress | undefined {
  if (/^\/(?!\/)/.test(asked))
    return {
      what: 'It is a path with neither scheme nor host, and no absolute address: nobody can register that.',
      fix: `Let the app send the whole address (${startOriginOf(flow) ?? 'https://host'}${asked}): mostly its public address, of which it builds that, is not set. That one has to be registered.`,
    };
  if (!/^(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d{1,5})?\//i.test(asked)) return undefined;
  return {
    what: 'It has no scheme (https://), and is no absolute address: nobody can register that.',
    fix: `Put the scheme in front of it where the app’s public address is set (https://${asked}), and register that.`,
  };
}

/** Hosts that are made up for one run, branch or person. */
const passing =
  /(?:^|\.)(?:trycloudflare\.com|ngrok(?:-free)?\.(?:io|app|dev)|loca\.lt|serveo\.net|lhr\.life|devtunnels\.ms|gitpod\.io|github\.dev|app\.github\.dev|vercel\.app|netlify\.app|pages\.dev|onrender\.com|web\.app)$/i;

/** The host as it is written, or another one made up for an earlier run. */
function otherHost(asked: string, page: string): OddAddress | undefined {
  const written = /^https?:\/\/([^/?#:]+)/i.exec(asked)?.[1] ?? '';
  const [own, other] = [hostOf(page), hostOf(asked)];
  if (own === other && written !== other)
    return {
      what: `Its host is written with capital letters (${written}), and the app’s page is at ${page}: providers compare letter by letter.`,
      fix: `Write the host in small letters in the app’s own address (site or base URL): ${asked.replace(written, other)}, and register that.`,
    };
  if (own === other || isLoopback(page) || !(passing.test(own) || passing.test(other))) return undefined;
  return {
    what: `The app’s page is at ${page}, and this address is on another host, ${other}: such names change with each tunnel or preview.`,
    fix: `Set the app’s public address (HOST, base URL) to the one that it has now, and register that at the provider together with the app’s own address.`,
  };
}
