import { describe, expect, it } from 'vitest';
import { laneIndex, lanesOf, lanesOfStep } from '../../../lib/sequence/lanes.ts';
import { crossApp } from '../../support/cross-app.ts';
import { flowsOf } from '../../support/flow.ts';
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

  it('are one for each authorization server where several have a part, and each step goes to its own', () => {
    const [across] = flowsOf(crossApp());
    const lanes = lanesOf(across!);
    expect(lanes.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'App calendar',
      'Vouches company.example',
      'Decides wiki.example',
      'API wiki.example',
    ]);
    expect(across!.steps.map((step) => lanesOfStep(lanes, step))).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
  });
});
