import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { captureText } from '../support/captures.ts';

type Line = { readonly name: string };
type Entry = {
  pageref?: string;
  _resourceType?: string;
  _initiator?: unknown;
  request: { headers: Line[]; postData?: unknown };
  response: { headers: Line[]; content: { text?: string } };
};

/** Step kinds of every flow of a capture whose entries were changed. */
async function told(name: string, change: (entries: Entry[]) => void): Promise<readonly string[]> {
  const har = JSON.parse(captureText(name)) as { log: { entries: Entry[] } };
  change(har.log.entries);
  const result = await inspectCapture(JSON.stringify(har));
  if ('error' in result) throw new Error(result.error);
  return result.report.flows.map(({ steps }) =>
    steps.map(({ kind, observed }) => (observed ? kind : `(${kind})`)).join(' '),
  );
}

const whole = (name: string) => told(name, () => {});

const without =
  (pattern: RegExp) =>
  (entries: Entry[]): void => {
    for (const { request, response } of entries) {
      request.headers = request.headers.filter(({ name }) => !pattern.test(name));
      response.headers = response.headers.filter(({ name }) => !pattern.test(name));
    }
  };

const logins = [
  'spa-login',
  'spa-login-popup',
  'spa-session',
  'spa-two-tabs',
  'broker-login',
  'web-app-query',
  'web-app-form-post',
  'saml-login-post',
  'saml-brokered',
  'saml-idp-initiated',
  'wsfed-login',
  'cas-login',
];

describe.each(logins)('%s is told the same', (name) => {
  it('without response bodies', async () => {
    expect(
      await told(name, (entries) => entries.forEach(({ response }) => delete response.content.text)),
    ).toEqual(await whole(name));
  });

  it('without resource types, initiators and fetch metadata', async () => {
    const change = (entries: Entry[]) => {
      without(/^sec-fetch/i)(entries);
      for (const entry of entries) {
        delete entry._resourceType;
        delete entry._initiator;
      }
    };
    expect(await told(name, change)).toEqual(await whole(name));
  });

  it('with its entries in the opposite order and without pages', async () => {
    const change = (entries: Entry[]) => {
      entries.reverse();
      for (const entry of entries) delete entry.pageref;
    };
    expect(await told(name, change)).toEqual(await whole(name));
  });

  it('but for API calls, without cookies and Authorization, as Chrome saves it', async () => {
    const expected = (await whole(name)).map((steps) => steps.replaceAll(' resource_request', ''));
    expect(await told(name, without(/^(authorization|cookie|set-cookie)$/i))).toEqual(expected);
  });
});

it.each([
  'spa-login',
  'broker-login',
  'web-app-form-post',
  'saml-login',
  'saml-brokered',
  'wsfed-login',
  'cas-login',
])('%s is told the same without request bodies', async (name) => {
  expect(await told(name, (entries) => entries.forEach(({ request }) => delete request.postData))).toEqual(
    await whole(name),
  );
});
