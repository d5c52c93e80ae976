import { expect, it } from 'vitest';
import { loginLine } from '../../../lib/telling/login-line.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';

const [login] = flowsOf(codeFlow());

it('a login in a line says how it ended, when it began, and whose it was', () => {
  expect(loginLine(login!)).toMatch(/^\w+, \d\d:\d\d:\d\d: app\.example → op\.example$/);
});

it('and no time where there is none', () => {
  expect(loginLine({ ...login!, started: 'yesterday' })).toMatch(/^\w+: app\.example/);
});
