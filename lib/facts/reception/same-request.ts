import { originOf, queryParameters } from '../../exchange/parameters.ts';

/** True where both addresses are requests of one login: at the same origin, with the same parameters but for those that are new each time. */
export function isSameRequest(request: string, target: string): boolean {
  if (originOf(request) !== originOf(target)) return false;
  const [before, now] = [queryParameters(request), queryParameters(target)];
  const compared = ['client_id', 'scope', 'redirect_uri', 'acr_values', 'prompt', 'max_age', 'response_type'];
  const valueOf = (all: typeof before, name: string) => all.find(([one]) => one === name)?.[1];
  return (
    valueOf(now, 'client_id') !== undefined &&
    compared.every((name) => valueOf(before, name) === valueOf(now, name))
  );
}
