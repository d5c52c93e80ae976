import type { Exchange } from '../exchange/exchange.ts';
import { headerValues } from '../exchange/headers.ts';

/**
 * The headers that a page wanted to send and the answer to the browser’s question beforehand does not allow, in lower case. `*` allows all
 * but Authorization, and is a name like any other where the call is made with credentials. Fetch standard §4.8 (7).
 */
export function refusedHeadersOf(
  { requestHeaders, responseHeaders }: Exchange,
  isWithCredentials = false,
): readonly string[] {
  const allowed = new Set(names(headerValues(responseHeaders, 'access-control-allow-headers')));
  const isAnyAllowed = allowed.has('*') && !isWithCredentials;
  return names(headerValues(requestHeaders, 'access-control-request-headers')).filter(
    (name) => !allowed.has(name) && (!isAnyAllowed || name === 'authorization'),
  );
}

function names(lists: readonly string[]): readonly string[] {
  const all = lists
    .join(',')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return [...new Set(all)];
}

/** A library that follows calls from page to server by headers of its own, and its setting that says to which addresses it adds them. */
export type Tracer = { readonly name: string; readonly setting: string };

/** Who adds such headers to a page’s calls; `undefined` for headers of the app’s own. @param headers in lower case */
export function tracerOf(headers: readonly string[]): Tracer | undefined {
  return tracers.find(({ adds }) => headers.some((name) => adds.test(name)));
}

/** The first that fits: several add the headers of W3C Trace Context beside their own. */
const tracers: readonly (Tracer & { readonly adds: RegExp })[] = [
  { name: 'Sentry', adds: /^sentry-/, setting: 'tracePropagationTargets' },
  { name: 'Datadog', adds: /^x-datadog-/, setting: 'allowedTracingUrls' },
  { name: 'New Relic', adds: /^newrelic$/, setting: 'distributed_tracing.allowed_origins' },
  { name: 'Elastic APM', adds: /^elastic-apm-/, setting: 'distributedTracingOrigins' },
  {
    name: 'Application Insights',
    adds: /^request-(?:id|context)$/,
    setting: 'correlationHeaderExcludedDomains',
  },
  {
    name: 'Dynatrace',
    adds: /^x-dt(?:pc|referer)$|^x-dynatrace/,
    setting: 'its settings for cross-origin calls',
  },
  { name: 'Instana', adds: /^x-instana-/, setting: 'allowedOrigins' },
  { name: 'AWS X-Ray', adds: /^x-amzn-trace-id$/, setting: 'urlsToExclude' },
  { name: 'Jaeger', adds: /^uber-trace-id$/, setting: 'its list of addresses' },
  { name: 'Zipkin', adds: /^(?:b3|x-b3-.*)$/, setting: 'propagateTraceHeaderCorsUrls' },
  {
    name: 'OpenTelemetry',
    adds: /^(?:traceparent|tracestate|baggage)$/,
    setting: 'propagateTraceHeaderCorsUrls, ignoreUrls',
  },
];
