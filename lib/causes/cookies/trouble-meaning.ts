import type { LoginTrouble } from '../../facts/cookies/login-trouble.ts';

/** Whether an app’s words fit a login that it has forgotten, or settle something else. */
export function meaningOf({ said }: LoginTrouble): 'state' | 'another cause' | 'nothing' {
  const phrases = said.flatMap((one) => one.phrases.map(({ phrase }) => phrase));
  const fits = phrases.some(
    ({ cause: settled, suspects }) =>
      settled === 'second-start-overwrites' || suspects.includes('second-start-overwrites'),
  );
  if (fits) return 'state';
  return phrases.some(({ cause: settled, hidesReason }) => settled !== undefined && !hidesReason)
    ? 'another cause'
    : 'nothing';
}
