import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** What stands in front of app or provider. */
export const infrastructureMeanings = {
  'post-became-get': {
    owner: 'client',
    why: 'A redirect turned the posted request into one without its form.',
    fix: 'Use the final address (https, host, slash), or redirect with 307 or 308.',
  },
  'wrong-vhost': {
    owner: 'client',
    why: 'Another site or server answered than the one that was meant.',
    fix: 'Check host names, ports and paths of the proxy.',
  },
  'tls-failure': {
    owner: 'authorization_server',
    why: 'The encrypted connection could not be made.',
    fix: 'Check certificate, its chain and its names.',
  },
  'app-store-failed': {
    owner: 'client',
    why: 'The app’s own database, Redis, disk or mail server failed its server in the middle of the login.',
    fix: 'The app’s log at this moment names which of them it was and what it answered. Neither the provider nor the login’s settings have to change.',
  },
  'nothing-there': {
    owner: 'client',
    why: 'Nothing answered at that address.',
    fix: 'Check that the app runs there: host, port, network.',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
