import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import type { Owner } from '../../vocabulary/owner.ts';
import { afterToken } from './meanings/after-token.ts';
import { clientMeanings } from './meanings/client.ts';
import { cookieMeanings } from './meanings/cookies.ts';
import { infrastructureMeanings } from './meanings/infrastructure.ts';
import { providerMeanings } from './meanings/provider.ts';
import { redirectMeanings } from './meanings/redirect.ts';
import { samlMeanings } from './meanings/saml.ts';
import { stateMeanings } from './meanings/state.ts';
import { windowMeanings } from './meanings/windows.ts';

/** What a cause is, in one sentence, and what mends it: for causes that only somebody’s words tell of. */
export type Meaning = { readonly why: string; readonly fix: string; readonly owner: Owner };

/** Every cause that words can tell of. The compiler wants a row for each name. */
export const meanings: Readonly<Record<SaidCauseName, Meaning>> = {
  ...cookieMeanings,
  ...stateMeanings,
  ...redirectMeanings,
  ...clientMeanings,
  ...afterToken,
  ...windowMeanings,
  ...providerMeanings,
  ...infrastructureMeanings,
  ...samlMeanings,
};
