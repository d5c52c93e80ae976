import { looksRandom } from '../oauth2/opaque.ts';

/**
 * True for a service or proxy ticket: its prefix, and behind it what somebody drew by lot. `ST-1042` is a support ticket, or a Jira
 * issue. CAS Protocol 3.0 §3.1.1, §3.2.1, §3.7.
 */
export function isTicket(value: string | undefined): value is string {
  const drawn = /^(?:ST|PT)-([\x21-\x7e]{10,256})$/.exec(value ?? '')?.[1];
  return drawn !== undefined && looksRandom(drawn);
}

/** An address without the ticket that was added to it: the service, as the login request named it. §2.2.4. */
export function withoutTicket(url: string): string {
  const bare = url.replace(/([?&])ticket=[^&#]*(&?)/, (_, start: string, more: string) =>
    more ? start : '',
  );
  return URL.canParse(bare) ? new URL(bare).href : bare;
}
