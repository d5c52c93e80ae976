/**
 * Hosts that collect what pages report of themselves: analytics, error reports, session recordings. What reaches them is kept, and
 * read by people of the client and of the collector. A name below one of these counts as well.
 */
const collectors: readonly string[] = [
  'google-analytics.com',
  'analytics.google.com',
  'googletagmanager.com',
  'doubleclick.net',
  'facebook.net',
  'clarity.ms',
  'bat.bing.com',
  'hotjar.com',
  'hotjar.io',
  'fullstory.com',
  'logrocket.io',
  'lr-ingest.io',
  'mouseflow.com',
  'segment.io',
  'segment.com',
  'mixpanel.com',
  'amplitude.com',
  'heapanalytics.com',
  'posthog.com',
  'plausible.io',
  'matomo.cloud',
  'mc.yandex.ru',
  'sentry.io',
  'bugsnag.com',
  'rollbar.com',
  'raygun.io',
  'trackjs.com',
  'nr-data.net',
  'newrelic.com',
  'datadoghq.com',
  'datadoghq.eu',
  'browser-intake-datadoghq.com',
  'loggly.com',
  'applicationinsights.azure.com',
  'visualstudio.com',
];

/** True for an address at a known collector. False for what is no URL, and for a collector that a site runs itself. */
export function isTelemetry(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return collectors.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
