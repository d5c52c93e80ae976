import { describe, expect, it } from 'vitest';
import { laneIndex, lanesOf } from '../../../lib/sequence/lanes.ts';
import { cleanLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const { report } = inspected(cleanLogin());
const flow = report.flows[0]!;
const actorsOf = (one: typeof flow) => lanesOf(one).map(({ actor }) => actor);

describe('lanes', () => {
  it('are the parties by name, from left to right', () => {
    expect(lanesOf(flow).map(({ name }) => name)).toEqual(['app.example', 'op.example', 'api.example']);
  });

  it('have the API only where something went to one', () => {
    const without = flow.steps.filter(({ to, from }) => ![to, from].includes('resource_server'));
    expect(actorsOf({ ...flow, steps: without })).toEqual(['client', 'authorization_server']);
    expect(actorsOf(flow)).toContain('resource_server');
  });

  it('share the app’s with the person', () => {
    expect(laneIndex(lanesOf(flow), 'user')).toBe(laneIndex(lanesOf(flow), 'client'));
    expect(laneIndex(lanesOf(flow), 'authorization_server')).toBe(1);
  });
});
