import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { createInspection } from '../../../../lib/inspection.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { exchange, type ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const json = (value: unknown) => ({ mediaType: 'application/json', text: JSON.stringify(value) });
const lines = (...values: readonly unknown[]) => ({
  mediaType: 'text/plain;charset=UTF-8',
  text: values.map((one) => JSON.stringify(one)).join('\n'),
});
const sentry = (message: string, more: object = {}) =>
  lines(
    { event_id: '9ec79c33ec9942ab8353589fcb2e04dc', sent_at: '2026-01-01T00:00:05Z' },
    { type: 'event' },
    { exception: { values: [{ type: 'Error', value: message, stacktrace: { frames: [] } }] }, ...more },
  );

/** What the app’s page reports half a second after its last step. */
function reporting(
  report: Partial<ExchangeFields>,
  changes: FlowChanges = {},
  after = 500,
  then: readonly ExchangeFields[] = [],
): readonly Exchange[] {
  const login = codeFlow(changes);
  const last = login.at(-1)!;
  const at = last.startedAt + after;
  const one = exchange({
    id: 'report',
    entry: 50,
    url: 'https://o117.ingest.us.sentry.io/api/4505/envelope/?sentry_key=ab&sentry_version=7',
    method: 'POST',
    status: 200,
    startedAt: at,
    requestHeaders: [
      ['Origin', 'https://app.example'],
      ['Referer', 'https://app.example/'],
    ],
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
    ...report,
  });
  return [...login, one, ...then.map((fields, n) => exchange({ id: `then${n}`, entry: 60 + n, startedAt: at + 300 * (n + 1), ...fields }))]; // prettier-ignore
}

describe('what a page reports of its own login to whoever collects errors', () => {
  it.each<[string, Partial<ExchangeFields>, string]>([
    ['Sentry, of auth0-spa-js', { requestBody: sentry('Nonce (nonce) claim mismatch in the ID token; expected "a", found "b"') }, 'nonce-mismatch'], // prettier-ignore
    ['Sentry through a tunnel of the app', { url: 'https://app.example/monitoring?o=117', requestBody: sentry('Issuer (iss) claim mismatch in the ID token; expected "https://a.example", found "https://b.example"') }, 'issuer-wrong'], // prettier-ignore
    [
      'Bugsnag, of oidc-client-ts',
      {
        url: 'https://notify.bugsnag.com/',
        requestBody: json({ apiKey: 'k', events: [{ severity: 'error', exceptions: [{ errorClass: 'Error', message: 'nonce in id_token does not match nonce in client storage' }] }] }), // prettier-ignore
      },
      'nonce-mismatch',
    ],
    [
      'Rollbar',
      {
        url: 'https://api.rollbar.com/api/1/item/',
        requestBody: json({ data: { level: 'error', body: { trace: { exception: { class: 'Error', message: 'Signature algorithm of "HS256" is not supported. Expected the ID token to be signed with "RS256".' } } } } }), // prettier-ignore
      },
      'id-token-refused',
    ],
    [
      'Datadog',
      {
        url: 'https://browser-intake-datadoghq.eu/api/v2/rum?ddsource=browser',
        requestBody: lines(
          { type: 'view', view: { name: '/cb' } },
          { type: 'error', error: { message: 'Issuer (iss) claim mismatch in the ID token; expected "x", found "y"', source: 'source' } }, // prettier-ignore
        ),
      },
      'issuer-wrong',
    ],
    [
      'Application Insights',
      {
        url: 'https://westeurope-5.in.applicationinsights.azure.com/v2/track',
        requestBody: json([{ name: 'Exception', data: { baseType: 'ExceptionData', baseData: { exceptions: [{ typeName: 'Error', message: 'Nonce (nonce) claim mismatch in the ID token' }] } } }]), // prettier-ignore
      },
      'nonce-mismatch',
    ],
    [
      'a log of the app’s own',
      {
        url: 'https://app.example/api/client-logs',
        requestBody: json({ level: 'error', message: 'Nonce (nonce) claim mismatch in the ID token' }),
      },
      'nonce-mismatch',
    ],
    [
      'a log of the app’s own, of angular-auth-oidc-client, which warns of what it refuses',
      {
        url: 'https://app.example/api/clientlog',
        requestBody: json({ level: 'warn', messages: ['authorizedCallback incorrect iss does not match authWellKnownEndpoints issuer'] }), // prettier-ignore
      },
      'issuer-wrong',
    ],
  ])('%s: fails the login that gave out its tokens', (_, report, cause) => {
    const exchanges = reporting(report);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(causeAndOfTrace(exchanges)).toEqual([cause, cause]);
    expect(reasonOf(exchanges)?.quote?.host).toBe('app.example');
  });

  it('is read where the code was left in the page', () => {
    const report = { requestBody: sentry('No matching state found in storage') };
    const exchanges = reporting(report, { token: null });
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.quote?.text).toContain('No matching state found in storage');
  });

  it('is evidence, of which the messages alone are kept', () => {
    const body = sentry('Nonce (nonce) claim mismatch in the ID token', {
      user: { email: 'kim@mail.example' },
      request: { url: 'https://app.example/cb?from=kim@mail.example' },
    });
    const inspection = createInspection();
    for (const one of reporting({ requestBody: body })) inspection.put(one);
    const kept = inspection.evidence();
    expect(JSON.stringify(kept)).not.toContain('kim@mail.example');
    expect(reasonOf(kept)?.cause).toBe('nonce-mismatch');
    expect(JSON.stringify(redacted(kept))).not.toContain(
      'ingest.us.sentry.io/api/4505/envelope/?sentry_key=ab',
    );
  });
});

describe('a report that tells nothing of the login', () => {
  const mismatch = 'Nonce (nonce) claim mismatch in the ID token';
  const used: ExchangeFields = {
    url: 'https://api.example/items',
    status: 200,
    requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
  };
  it.each<[string, readonly Exchange[]]>([
    ['of another exception', reporting({ requestBody: sentry("Cannot read properties of undefined (reading 'token')") })], // prettier-ignore
    ['of a chunk that did not load', reporting({ requestBody: sentry('Loading chunk 7 failed. (error: https://app.example/auth.js)') })], // prettier-ignore
    ['of something else, with the words among its breadcrumbs', reporting({ requestBody: sentry('ResizeObserver loop limit exceeded', { breadcrumbs: [{ level: 'error', message: mismatch }] }) })], // prettier-ignore
    ['that is only information', reporting({ url: 'https://app.example/api/logs', requestBody: json({ level: 'info', message: mismatch }) })], // prettier-ignore
    ['that is a warning of others', reporting({ url: 'https://app.example/api/clientlog', requestBody: json({ level: 'warn', messages: [mismatch] }) })], // prettier-ignore
    ['long after', reporting({ requestBody: sentry(mismatch) }, {}, 60_000)],
    ['of another site’s page', reporting({ requestBody: sentry(mismatch), requestHeaders: [['Referer', 'https://shop.example/']], context: { resourceType: 'fetch', initiator: 'https://shop.example' } })], // prettier-ignore
    ['before the answer', reporting({ requestBody: sentry(mismatch) }, {}, -9000)],
    [
      'of a page that used its token all the same',
      reporting({ requestBody: sentry(mismatch) }, {}, 500, [used]),
    ],
    ['packed', reporting({ requestBody: { mediaType: 'application/octet-stream', text: '\u001f\u008b\u0008state' } })], // prettier-ignore
    ['to an address of the app’s that takes no reports', reporting({ url: 'https://app.example/api/orders', requestBody: sentry(mismatch) })], // prettier-ignore
    ['of how fast the page was', reporting({ requestBody: lines({ type: 'transaction' }, { transaction: '/callback', contexts: { trace: { status: 'ok', description: mismatch } } }) })], // prettier-ignore
  ])('%s leaves it as it was', (_, exchanges) => {
    expect(flowsOf(exchanges)[0]?.outcome).toBe(flowsOf(codeFlow())[0]?.outcome);
    expect(causesOf(exchanges)).toEqual([]);
  });
});
