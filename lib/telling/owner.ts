import type { Owner } from '../vocabulary/owner.ts';

/** Who can mend something, as sentences name them. */
export const ownerWords: Readonly<Record<Owner, string>> = {
  client: 'the app',
  authorization_server: 'the provider',
  resource_server: 'the API',
  browser: 'the browser',
};
