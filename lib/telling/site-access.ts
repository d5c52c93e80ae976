/** What is told where the browser lets the extension look at some sites only, and what is offered. */
export const siteAccessWords = {
  some: 'OAuth Lens may look at some sites only: a login at any other is not seen, or only in part.',
  /** Of the site that a tab shows. */
  notThis: 'OAuth Lens may not look at what this tab shows: a login here is not seen.',
  offer: 'Allow all sites',
  /** On pages that may not ask the person themselves. */
  elsewhere: 'Open the full view to allow all sites',
} as const;
