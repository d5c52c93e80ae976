import { expect, it } from 'vitest';
import { tooOld } from '../../../bin/needed-node.ts';

it.each(['18.20.4', '20.20.2', '8.0.0'])('Node %s is told to be too old', (version) => {
  expect(tooOld(version)).toContain(`Node 22 or later is needed, and this is Node ${version}.`);
});

it.each(['22.0.0', '24.21.0', '100.1.0', 'v?'])('Node %s is taken', (version) => {
  expect(tooOld(version)).toBeUndefined();
});
