import { browser } from 'wxt/browser';
import type { SiteAccess } from '../../components/state/site-access.ts';

const all = { origins: ['<all_urls>'] };

/** Which sites the browser lets the extension look at: a person may have narrowed it down to some, or to a click. */
export function siteAccess(): SiteAccess {
  const { permissions } = browser;
  return {
    isWhole: async () => permissions.contains(all),
    ask: async () => permissions.request(all),
    onChange: (listener) => {
      permissions.onAdded.addListener(() => listener());
      permissions.onRemoved.addListener(() => listener());
    },
  };
}
