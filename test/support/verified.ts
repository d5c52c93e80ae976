import type { Exchange } from '../../lib/exchange/exchange.ts';
import { createInspection } from '../../lib/inspection.ts';
import { createVerification } from '../../lib/verification/verification.ts';

/** The exchanges as they stand once their signatures were checked: with those verdicts and no others. */
export async function verified(exchanges: readonly Exchange[]): Promise<readonly Exchange[]> {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  const proved = new Map<string, Exchange['verdicts']>();
  await createVerification({
    signatures: () => inspection.signatures(),
    prove: ({ id }, verdicts) => proved.set(id, verdicts as Exchange['verdicts']).size > 0,
  }).verify();
  return exchanges.map((one) => {
    const verdicts = proved.get(one.id);
    return verdicts ? { ...one, verdicts: { ...one.verdicts, ...verdicts } } : one;
  });
}
