import { describe, expect, it } from 'vitest';
import { createInspection } from '../../../lib/inspection.ts';
import { capture, jsonBody, type ExchangeFields } from '../../support/exchange.ts';
import { flowsIn } from '../../support/flows-in.ts';
import { jwt } from '../../support/logins.ts';
import { redacted } from '../../support/redacted.ts';
import { spaLogin } from '../../support/scenario.ts';

const address = 'https://status.example/lists/7';
const token = jwt({ iss: 'https://op.example', status: { status_list: { idx: 412, uri: address } } });

function login(name: string, accessToken: string): readonly ExchangeFields[] {
  const app = spaLogin(name);
  const answer = { access_token: accessToken, token_type: 'Bearer' };
  return [app.request(), app.refer(), app.landing(), { ...app.redemption(), responseBody: jsonBody(answer) }];
}

const fetched = (url = address): ExchangeFields => ({
  url,
  status: 200,
  responseHeaders: [['Content-Type', 'application/statuslist+jwt']],
  responseBody: {
    mediaType: 'application/statuslist+jwt',
    text: jwt({ sub: address, status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } }, { typ: 'statuslist+jwt' }),
  },
});

/** The kinds of each flow's last message. */
const last = (...fields: readonly ExchangeFields[]) =>
  flowsIn(...fields).map(({ messages }) => messages.at(-1)?.kind);

describe('a status list', () => {
  it('belongs to the login whose token names it', () => {
    expect(last(...login('a', token), ...login('b', 'opaque-b'), fetched())).toEqual([
      'token_status_list_request',
      'token_request',
    ]);
  });

  it.each([
    ['another address', login('a', token), fetched('https://status.example/lists/8')],
    ['an opaque token', login('a', 'opaque-a'), fetched()],
  ])('belongs to no login with %s', (_, before, list) => {
    expect(last(...before, list)).toEqual(['token_request']);
  });

  it('alone makes no flow', () => {
    expect(flowsIn(fetched())).toEqual([]);
  });

  it('is let through the gate once a token has named it, and not before', () => {
    const inspection = createInspection();
    expect(inspection.admits('GET', address)).toBe(false);
    for (const one of capture(...login('a', token))) inspection.put(one);
    expect(inspection.admits('GET', `${address}?time=1`)).toBe(true);
  });

  it('still belongs to it in a redacted trace, without the place of the token', () => {
    const safe = redacted(capture(...login('a', token), fetched()));
    expect(last(...safe)).toEqual(['token_status_list_request']);
    expect(JSON.stringify(safe)).not.toContain('eNrbuRgAAhcBXQ');
  });
});
