import { baseTime } from '../exchange.ts';
import { inspected } from '../report.ts';
import { brokeredLogin } from './brokered.ts';
import { cleanLogin } from './clean.ts';
import { failingLogin } from './failing.ts';
import { implicitLogin } from './implicit.ts';
import { webAppLogin } from './web-app.ts';

const minute = 60_000;

/** Five logins, a minute apart: clean, of a web app with one nested in it, implicit in tab 9, failed. */
export const severalLogins = inspected(
  cleanLogin({ prefix: 'a' }),
  { ...webAppLogin({ prefix: 'b', start: baseTime + minute }), id: 'flow-2' },
  brokeredLogin('flow-2', { prefix: 'c', start: baseTime + minute + 2000 }),
  implicitLogin({ prefix: 'd', start: baseTime + 2 * minute, tab: 9 }),
  failingLogin({ prefix: 'e', start: baseTime + 3 * minute }),
);
