import type { Exchange } from '../../lib/exchange/exchange.ts';
import { decodeJwt, type Jwt } from '../../lib/exchange/jwt.ts';
import type { ParameterGroup } from '../step/parameter-rows.ts';

/** A JWT where it was found. */
export type FoundToken = {
  readonly name: string;
  readonly where: string;
  readonly text: string;
  readonly jwt: Jwt;
};

/** Every JWT of a step, each once: in parameters, the answer and the headers. */
export function tokensOfStep(
  groups: readonly ParameterGroup[],
  exchange: Exchange | undefined,
): readonly FoundToken[] {
  const candidates = [
    ...groups.flatMap(({ title, rows }) =>
      rows.map(({ name, value }) => ({ name, where: title, text: value })),
    ),
    ...(exchange?.requestHeaders ?? []).map(([name, value]) => ({
      name,
      where: 'In the request headers',
      text: value.replace(/^(?:bearer|dpop) /i, ''),
    })),
  ];
  const seen = new Set<string>();
  return candidates.flatMap((candidate) => {
    const jwt = seen.has(candidate.text) ? undefined : decodeJwt(candidate.text);
    seen.add(candidate.text);
    return jwt ? [{ ...candidate, jwt }] : [];
  });
}
