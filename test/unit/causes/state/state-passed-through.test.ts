import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf } from '../../../support/causes.ts';
import { redacted } from '../../../support/redacted.ts';
import { capture, jsonBody, urlWith } from '../../../support/exchange.ts';

const id = 'state-passed-through';
const context = { resourceType: 'main_frame', tab: 7 } as const;

type Passing = {
  /** What the app hands to the service. */
  readonly own?: string;
  /** What the service sends on. */
  readonly sent?: string;
  readonly status?: number;
  readonly says?: string;
};

/** An app has its login service ask a provider, and the service gets the answer. */
function passing({
  own = 'test',
  sent = own,
  status = 400,
  says = 'OAuth callback with invalid state',
}: Passing): readonly Exchange[] {
  const service = 'https://login.service.example/auth/v1';
  const ask = urlWith('https://accounts.op.example/authorize', {
    client_id: 'service-7',
    response_type: 'code',
    redirect_uri: `${service}/callback`,
    scope: 'openid email',
    ...(sent !== '' && { state: sent }),
  });
  const start = urlWith(`${service}/authorize`, {
    provider: 'op',
    redirect_to: 'https://app.example/done',
    ...(own !== '' && { state: own }),
  });
  const back = urlWith(`${service}/callback`, {
    code: 'c81-Xk29aLm90pQ7',
    ...(sent !== '' && { state: sent }),
  });
  return capture(
    { url: 'https://app.example/login', status: 200, context },
    { url: start, status: 302, redirectUrl: ask, context },
    { url: ask, status: 302, redirectUrl: back, context },
    { url: back, status, responseBody: jsonBody({ code: status, msg: says }), context },
  );
}

describe(`${id} is the cause`, () => {
  it.each<[string, Passing]>([
    ['of a short word that the app made up', {}],
    ['of a return address in its place', { own: 'https://app.example/orders' }],
    ['in another service’s words', { says: 'bad_oauth_state: state parameter missing or unknown' }],
  ])('%s', (_, changes) => {
    expect(causesOf(passing(changes))).toContain(id);
    expect(causesOf(redacted(passing(changes)))).toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Passing]>([
    ['where the service sends a state of its own', { sent: 'Zk29aLm90pQ7Zk29aLm90pQ7' }],
    ['where the app gave none', { own: '', sent: 'Zk29aLm90pQ7Zk29aLm90pQ7' }],
    ['where the service takes it', { status: 200, says: 'ok' }],
    ['where it says something else', { says: 'Unable to exchange external code' }],
    ['where a cleaner took the value away', { own: 'REDACTED' }],
  ])('%s', (_, changes) => {
    expect(causesOf(passing(changes))).not.toContain(id);
  });
});
