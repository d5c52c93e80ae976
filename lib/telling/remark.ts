import type { LabelledCause } from './cause-label.ts';
import type { ToldFlow } from './told.ts';

/** Causes that tell how a login went otherwise than expected, though nothing of it failed: how it succeeded, after a comma. */
const remarks: ReadonlyMap<LabelledCause, string> = new Map<LabelledCause, string>([
  ['returned-elsewhere', 'at another address than asked for'],
  ['cookie-duplicate-name', 'with a cookie whose name another one has'],
  ['logout-cookie-kept', 'and the app’s own cookie stayed'],
  ['app-logout-refused', 'and the app then refused its own logout'],
  ['logout-by-script', 'and a script’s logout did not reach the provider'],
  ['logout-left-session', 'without a question to the person'],
]);

/** How a flow succeeded, where its first reason tells no more than that; `undefined` where something failed, before or after. */
export function remarkOf({
  outcome,
  error,
  diagnosis: [reason],
}: Pick<ToldFlow, 'outcome' | 'error' | 'diagnosis'>): string | undefined {
  return outcome === 'succeeded' && !error && reason ? remarks.get(reason.cause) : undefined;
}
