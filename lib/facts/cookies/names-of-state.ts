import type { Flow } from '../../flows/flow.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { cookiesSetBy } from './set-cookie.ts';

/** Cookies in which the state of the request stood by itself: whatever they hold later, they are of logins and no session. */
export function namesOfState({ messages, context }: Flow): ReadonlySet<string> {
  const states = new Set(
    messages.filter(isFrontChannelRequest).flatMap(({ params }) => params['state'] ?? []),
  );
  const all = [...context, ...messages.map(({ exchange }) => exchange)];
  return new Set(
    all.flatMap((one) => cookiesSetBy(one).flatMap(({ name, value }) => (states.has(value) ? [name] : []))),
  );
}
