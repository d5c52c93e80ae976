import { explainHeader } from '../../lib/explain/header.ts';
import type { Header } from '../../lib/exchange/exchange.ts';
import { isSecretHeader } from '../controls/secrets.ts';

/** Headers as a reader of logins wants them: those with a part in it, and the others, both in the order sent. */
export type HeaderGroups = { readonly telling: readonly Header[]; readonly others: readonly Header[] };

/** Few others are shown with the telling ones: folding them away would save nothing. */
const fewest = 3;

export function headerGroups(headers: readonly Header[]): HeaderGroups {
  const { telling = [], others = [] } = Object.groupBy(headers, ([name]) =>
    explainHeader(name) || isSecretHeader(name) ? 'telling' : 'others',
  );
  return others.length < fewest ? { telling: headers, others: [] } : { telling, others };
}
