import { kinds } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';

/** What of the flow speaks OAuth 1.0a, calls to an API that are signed so among them. RFC 5849. */
export const oauth1Messages = fact('oauth1Messages', ({ flow }) =>
  flow.messages.filter(({ protocol }) => protocol === 'oauth1'),
);

/** The messages of a login with it: no call to an API is one. */
export const oauth1Steps = fact('oauth1Steps', ({ flow }) =>
  flow.messages.filter(({ kind }) => kinds[kind].protocol === 'oauth1'),
);
