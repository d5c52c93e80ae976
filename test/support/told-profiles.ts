import type { Exchange } from '../../lib/exchange/exchange.ts';
import { toText } from '../../lib/output/text.ts';
import type { ProfileId } from '../../lib/vocabulary/profile-id.ts';
import { reportOf } from './flow.ts';

/** What the text output says of these exchanges and of how they stand to a profile, on one line. */
export function told(exchanges: readonly Exchange[], profile: ProfileId): string {
  const text = toText(reportOf(exchanges), { color: false, profiles: [profile] });
  return text.replace(/\s+/g, ' ');
}
