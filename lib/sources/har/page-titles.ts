import { asObject, asText } from '../../exchange/json.ts';
import { pageTitle } from '../../exchange/page-title.ts';

/** Pages of a file whose titles are read. */
const most = 2000;

/**
 * The titles of a HAR’s pages by their ids, as far as they are shown. They stay beside the exchanges, so that no export has them.
 */
export function pageTitles(pages: unknown): Readonly<Record<string, string>> {
  const listed: readonly unknown[] = Array.isArray(pages) ? pages.slice(0, most) : [];
  const titled = listed.flatMap((page) => {
    const { id, title } = asObject(page) ?? {};
    const [name, shown] = [asText(id), pageTitle(title)];
    return name === undefined || shown === undefined ? [] : [[name, shown] as const];
  });
  return Object.fromEntries(titled);
}
