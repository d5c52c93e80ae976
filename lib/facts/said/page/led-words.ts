import { withoutEntities } from '../../../exchange/html-entities.ts';
import { errorsInAddress } from '../../../flows/address-errors.ts';
import { memberWords } from '../member-words.ts';
import type { Reading } from '../words.ts';

/** Characters of a page that does little but lead on; what is longer is read for what it shows. */
const longest = 4000;

const leads = [
  /http-equiv\s*=\s*["']?refresh["']?[^>]{0,80}?url\s*=\s*["']?([^"'>\s]{1,2000})/i,
  /\blocation(?:\.href)?\s*=\s*["']([^"'\s]{1,2000})/i,
  /\blocation\.(?:replace|assign)\(\s*["']([^"'\s]{1,2000})/i,
];

/**
 * What the address says to which a page that failed leads at once, by its markup or script: Mattermost’s `/error?message=…`. Nothing for a
 * page that shows more than that.
 */
export function ledWords(html: string): readonly Reading[] {
  if (html.length > longest) return [];
  for (const one of leads) {
    const found = one.exec(html)?.[1];
    const errors = found === undefined ? [] : errorsInAddress(unescaped(found));
    if (errors.length > 0) return errors.map(([name, value]) => memberWords('redirect', name, value));
  }
  return [];
}

/** Go’s templates write `\u0026` into scripts. */
function unescaped(address: string): string {
  return withoutEntities(
    address.replaceAll(/\\u00(26|3d|3D|2b|2B)/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  );
}
