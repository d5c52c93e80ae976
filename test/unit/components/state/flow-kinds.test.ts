import { expect, it } from 'vitest';
import { kindsOf } from '../../../../components/state/flow-kinds.ts';
import { cleanLogin, failingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const kinds = (fields: FlowFields) => [...kindsOf(inspected(fields).report.flows[0]!)].toSorted();

it('a login is of the kinds that its end and its findings make it', () => {
  expect(kinds(cleanLogin())).toEqual(['all']);
  expect(kinds(failingLogin())).toEqual(['all', 'failed', 'findings']);
  expect(kinds({ ...cleanLogin(), outcome: 'pending' })).toEqual(['all', 'pending']);
  expect(kinds({ ...cleanLogin(), outcome: 'denied' })).toEqual(['all', 'failed']);
  expect(kinds({ ...cleanLogin(), outcome: 'unclear' })).toEqual(['all', 'unclear']);
});
