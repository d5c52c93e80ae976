import { hostOf } from '../../exchange/parameters.ts';

/** What is odd in an address that an app asks to be answered at, as a sentence, and what mends it. */
export type OddAddress = { readonly what: string; readonly fix: string };

const whereBuilt = 'where the app’s public address is set (its base URL, an environment variable)';

/**
 * What is wrong with how an address is written, whoever asks for it: quotation marks, a scheme that stands twice, no host, a host that only
 * listens. `undefined` where nothing is. RFC 3986 §3; RFC 6749 §3.1.2.
 */
export function oddForm(asked: string): OddAddress | undefined {
  if (/^(?:["'`]|%22|%27)|(?:["'`]|%22|%27)$/i.test(asked))
    return {
      what: 'Quotation marks stand around it.',
      fix: `Take them out ${whereBuilt}: in a file of settings they are often a part of the value.`,
    };
  if (/^[a-z][a-z0-9+.-]*:\/\/https?(?::|%3A)?\/\//i.test(asked))
    return {
      what: 'Its scheme stands in it twice.',
      fix: `Take one of them out ${whereBuilt}: the app puts a scheme in front of what has one.`,
    };
  if (/^https?:(?:\/(?!\/)|\/{3})/i.test(asked))
    return {
      what: 'What follows its scheme is not two slashes and a host.',
      fix: `Write https:// and the host ${whereBuilt}.`,
    };
  if (hostOf(asked) === '0.0.0.0')
    return {
      what: '0.0.0.0 is where a server listens, and no address that a browser is sent to.',
      fix: 'Set the app’s public address (its base URL, HOST or ORIGIN) to the one that people open, as http://localhost with its port, and register that.',
    };
  return undefined;
}
