import { httpSections } from './sections/http.ts';
import { oauthExtensionsSections } from './sections/oauth-extensions.ts';
import { oauthSections } from './sections/oauth.ts';
import { openidSections } from './sections/openid.ts';
import type { ReadSections } from './sections/read-sections.ts';
import { walletSections } from './sections/wallets.ts';
import { singleSignOnSections } from './sections/single-sign-on.ts';

/** Every section that rules, causes, profiles and explanations cite. No page needs it: docs/specifications.md and the tests do. */
export const sections: ReadSections = {
  ...oauthSections,
  ...oauthExtensionsSections,
  ...openidSections,
  ...httpSections,
  ...singleSignOnSections,
  ...walletSections,
};
