import { looksRandom } from '../oauth2/opaque.ts';

/**
 * True for a service or proxy ticket: its prefix, and behind it what somebody drew by lot. `ST-1042` is a support ticket, or a Jira
 * issue. CAS Protocol 3.0 §3.1.1, §3.2.1, §3.7.
 */
export function isTicket(value: string | undefined): value is string {
  const drawn = /^(?:ST|PT)-([\x21-\x7e]{10,256})$/.exec(value ?? '')?.[1];
  return drawn !== undefined && looksRandom(drawn);
}

/** The ticket of an address that has several: an application that does not take one for a ticket keeps it there, and is given another. */
export function latestTicket(values: string | undefined): string | undefined {
  return values?.split(' ').at(-1);
}

/** An address without the tickets that were added to it: the service, as the login request named it. §2.2.4. */
export function withoutTicket(url: string): string {
  const left = url.replace(/(?<=[?&])ticket=[^&#]*&?/g, '');
  const bare = left === url ? url : left.replace(/[?&](?=#|$)/, '');
  return URL.canParse(bare) ? new URL(bare).href : bare;
}
