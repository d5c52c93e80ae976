import { isLoopback } from '../../exchange/loopback.ts';
import type { Flow } from '../../flows/flow.ts';
import { startOriginOf } from '../start-origin.ts';

/** What is odd in an address that an app asks to be answered at, as a sentence, and what mends it. */
export type OddAddress = { readonly what: string; readonly fix: string };

/**
 * What is wrong with a redirect URI by itself, whatever is registered: nobody registers such an address on purpose. Two slashes together,
 * a placeholder that nothing filled, blanks, or this device where the app's page is elsewhere. `undefined` where nothing is odd.
 */
export function oddRedirectUri(asked: string, flow: Pick<Flow, 'messages'>): OddAddress | undefined {
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
  if (path.includes('//'))
    return {
      what: 'Two slashes stand together in its path (//), mostly because the app’s base URL ends in one and what is put behind it begins with one.',
      fix: `Take the slash from the end of the app’s base URL (its public address, domain or root URL, whatever its settings call it): then it asks for ${asked.replace(path, path.replaceAll(/\/{2,}/g, '/'))}, which has to be registered.`,
    };
  if (/\s|%20|\+$/.test(asked))
    return {
      what: 'A blank stands in it.',
      fix: 'Take the blank out of the setting that the app builds the address of, at its end most often.',
    };
  return elsewhere(asked, startOriginOf(flow));
}

function elsewhere(asked: string, page: string | undefined): OddAddress | undefined {
  if (page === undefined || !URL.canParse(asked) || !/^https?:/i.test(asked)) return undefined;
  if (!isLoopback(asked) || isLoopback(page)) return undefined;
  return {
    what: `The app’s page is at ${page}, and this address is on the person’s own device: the app’s public address is not set.`,
    fix: `Set the app’s public address (its base URL) to ${page}, and register that at the provider, where some call it an allowed origin.`,
  };
}
