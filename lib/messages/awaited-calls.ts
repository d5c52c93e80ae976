import { isAtReports } from '../exchange/error-report.ts';
import { socketHostOf } from '../exchange/stream.ts';
import { fingerprint } from './fingerprint.ts';
import { endOfPath } from './telling-name.ts';

/** The hosts of apps that are looked at for a while after their logins. */
export type AwaitedCalls = {
  /** Hosts of that name, or one label before a name that begins with a dot, until then, in milliseconds since 1970. */
  await(hosts: ReadonlySet<string>, until: number): void;
  /**
   * True for a request to such a host, and for a report of an error to any. One label before a name with a dot only where it was
   * refused, or where that address was before: what succeeds there, mostly pictures and fonts, tells nothing. Allocates nothing
   * for what begins later.
   * @param status of the answer; nothing is known of it without
   */
  takes(url: string, startedAt: number, status: number | undefined): boolean;
};

/** No host is looked at so far. */
export function createAwaitedCalls(): AwaitedCalls {
  const untilOf = new Map<string, number>();
  const refused = new Set<number>();
  let last = -Infinity;
  const tells = (url: string, status: number | undefined): boolean => {
    const print = fingerprint(url, endOfPath(url));
    if (status === undefined || (status >= 200 && status < 300)) return refused.has(print);
    refused.add(print);
    return true;
  };
  return {
    await(hosts, until) {
      last = Math.max(last, until);
      for (const host of hosts) untilOf.set(host, Math.max(until, untilOf.get(host) ?? until));
    },
    takes(url, startedAt, status) {
      if (startedAt > last) return false;
      if (isAtReports(url)) return true;
      const host = socketHostOf(url);
      const until = untilOf.get(host);
      if (until !== undefined) return startedAt <= until;
      const besideUntil = untilOf.get(host.slice(host.indexOf('.'))) ?? -Infinity;
      return startedAt <= besideUntil && tells(url, status);
    },
  };
}
