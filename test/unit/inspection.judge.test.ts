import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { createInspection, type Inspection } from '../../lib/inspection.ts';
import { benchLogin } from '../bench/logins.ts';
import { baseTime, capture, exchange, json, type ExchangeFields } from '../support/exchange.ts';

const source = { kind: 'live', entries: 0, skipped: 0 } as const;
const soFar = (inspection: Inspection) => inspection.reportSoFar(source).flows.map(({ id }) => id);
/** One flow, and no more. */
const step = (inspection: Inspection) => inspection.judge(() => true);

const all = Array.from({ length: 12 }, (_, login) => benchLogin(login).exchanges)
  .flat()
  .map((one, entry) => exchange({ ...one, id: `x${entry}`, entry, startedAt: baseTime + entry * 20_000 }));

function inspecting(exchanges: readonly Exchange[]): Inspection {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  return inspection;
}

describe('judging a few flows at a time', () => {
  it('takes as many goes as there are flows, and comes to the same report', () => {
    const inspection = inspecting(all);
    let goes = 1;
    while (!step(inspection)) goes += 1;
    expect(goes).toBe(12);
    expect(inspection.reportSoFar(source)).toEqual(inspecting(all).report(source));
    expect(step(inspection)).toBe(true);
  });

  it('tells the latest of the first ones at once', () => {
    const inspection = inspecting(all);
    step(inspection);
    expect(soFar(inspection)).toEqual(['flow-12']);
    expect(inspection.exchangeOf('flow-12.1')).toBeDefined();
    while (!step(inspection));
    expect(soFar(inspection)).toHaveLength(12);
  });

  it('begins with the latest, and leaves the others as they were told', () => {
    const inspection = inspecting(all.slice(0, -8));
    const before = inspection.report(source).flows;
    for (const one of all.slice(-8)) inspection.put(one);
    expect(step(inspection)).toBe(false);
    const { flows } = inspection.reportSoFar(source);
    expect(flows.map(({ id }) => id)).toEqual([...before.map(({ id }) => id), 'flow-12']);
    expect(flows.slice(0, 10)).toEqual(before);
    expect(inspection.exchangeOf(flows.at(-1)!.steps[0]!.id)).toBeDefined();
  });

  it('judges once more what changed before its turn came, and nothing twice', () => {
    const inspection = inspecting(all);
    const [last] = all.slice(-1);
    step(inspection);
    inspection.put({ ...last!, duration: 77 });
    let goes = 1;
    while (!step(inspection)) goes += 1;
    expect(goes).toBe(12);
    expect(inspection.reportSoFar(source)).toEqual(
      inspecting([...all.slice(0, -1), { ...last!, duration: 77 }]).report(source),
    );
  });

  it('tells all as before while their places are others, and then as they are', () => {
    const inspection = inspecting(all.slice(8));
    const before = inspection.report(source).flows;
    for (const one of all.slice(0, 8)) inspection.put(one);
    step(inspection);
    expect(inspection.reportSoFar(source).flows).toEqual(before);
    while (!step(inspection));
    expect(inspection.reportSoFar(source).flows.map(({ client }) => client.id)).toEqual(
      inspecting(all)
        .report(source)
        .flows.map(({ client }) => client.id),
    );
  });

  it('tells the newest login first where others came or changed among those before it, and all have the places that they had', () => {
    const auth = (n: number, status = 302): ExchangeFields => ({
      url: `https://op.example/auth?response_type=code&client_id=app&state=st4te-${n}${'x'.repeat(16)}&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`,
      status,
    });
    const logins = capture(...Array.from({ length: 5 }, (_, n) => auth(n)));
    const inspection = inspecting(logins.slice(0, 4));
    const before = inspection.report(source).flows;
    // What an exchange was is taken away, and what it is comes in its place.
    const [second] = logins.slice(1);
    inspection.put({ ...second!, url: second!.url.replace('client_id=app', 'client_id=other') });
    inspection.put(logins[4]!);
    step(inspection);
    const { flows } = inspection.reportSoFar(source);
    expect(flows.map(({ id }) => id)).toEqual([...before.map(({ id }) => id), 'flow-5']);
    expect(flows.slice(0, 4)).toEqual(before);
    while (!step(inspection));
    expect(inspection.reportSoFar(source).flows.map(({ client }) => client.id)).toEqual([
      'app',
      'other',
      'app',
      'app',
      'app',
    ]);
  });

  it('tells the newest login first where what is learned of its server concerns all', () => {
    const auth = (n: number): ExchangeFields => ({
      url: `https://op.example/auth?response_type=code&client_id=app&state=st4te-${n}${'x'.repeat(16)}&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`,
    });
    const issuer = 'https://op.example';
    const document = { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/trade` };
    const [first, second, third, learned] = capture(
      auth(1),
      auth(2),
      auth(3),
      json(`${issuer}/.well-known/openid-configuration`, document),
    );
    const inspection = inspecting([first!, second!, third!]);
    inspection.report(source);
    inspection.put(learned!);
    expect(step(inspection)).toBe(false);
    const issuers = inspection.reportSoFar(source).flows.map(({ server }) => server.issuer);
    expect([issuers[0], issuers.at(-1)]).toEqual([null, issuer]);
    while (!step(inspection));
    expect(inspection.reportSoFar(source).flows.map(({ server }) => server.issuer)).toEqual([
      issuer,
      issuer,
      issuer,
    ]);
  });
});
