import type { Entry, Har } from 'har-format';

/** What a debugging proxy between everybody and everything tells: the browser's requests without the browser's remarks, and those of programs, in order. */
export function toProxyHar(browser: Har, programs: readonly Entry[]): Har {
  const entries = [...browser.log.entries.map(withoutRemarks), ...programs].toSorted((a, b) =>
    a.startedDateTime.localeCompare(b.startedDateTime),
  );
  return { log: { version: '1.2', creator: { name: 'lab proxy', version: '1' }, entries } };
}

function withoutRemarks(entry: Entry): Entry {
  const { pageref: _, response, ...rest } = entry;
  return { ...plain(rest), response: plain(response) } as Entry;
}

function plain<Whole extends object>(whole: Whole): Partial<Whole> {
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => !name.startsWith('_')),
  ) as Partial<Whole>;
}
