import { browser } from 'wxt/browser';
import type { SiteAccess } from '../../components/state/site-access.ts';

const all = { origins: ['<all_urls>'] };

/**
 * Which sites the browser lets the extension look at: a person may have narrowed it down to some, or to a click. `undefined` on a page
 * that the browser does not tell.
 */
export function siteAccess(): SiteAccess | undefined {
  const permissions: typeof browser.permissions | undefined = browser.permissions;
  if (!permissions) return undefined;
  return {
    isWhole: async () => permissions.contains(all),
    ask: async () => permissions.request(all),
    onChange: (listener) => {
      permissions.onAdded.addListener(() => listener());
      permissions.onRemoved.addListener(() => listener());
    },
  };
}
