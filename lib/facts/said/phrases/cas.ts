import { product, says, token } from './phrase.ts';

const app = { owner: 'client' } as const;
const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;

/** Servers of CAS. */
export const cas = [
  ...product('CAS', provider, [
    says(
      'cas-service',
      ['Application Not Authorized to Use CAS', 'UnauthorizedServiceException'],
      'redirect-uri-mismatch',
      {
        ...admin,
        tokens: ['UNAUTHORIZED_SERVICE'],
        means: 'CAS does not have the app’s address on its list of services.',
        fix: 'Have the administrator of CAS add a service whose pattern fits the app’s address: scheme, host, port and path.',
      },
    ),
    says('cas-privileges', 'Service access denied due to missing privileges', 'not-assigned', {
      ...admin,
      means:
        'CAS knows the person, and its rule for this service (access strategy) does not let this person in.',
      fix: 'Compare the attributes that the service’s access strategy requires at CAS with those that the person has.',
    }),
    token('cas-ticket', 'INVALID_TICKET', ['callback-twice', 'code-expired'], {
      ...app,
      means: 'A ticket is good once and for seconds: it was used already, or is too old.',
    }),
    token('cas-service-differs', 'INVALID_SERVICE', ['redirect-scheme-proxy', 'redirect-host'], {
      ...app,
      means: 'The address at validation is not the one the ticket was issued for.',
    }),
    says(
      'cas-service-words',
      ['does not match supplied service', 'the supplied service was', 'le service fourni'],
      ['redirect-scheme-proxy', 'redirect-host'],
      { ...app, means: 'The address at validation is not the one the ticket was issued for.' },
    ),
    says('cas-ticket-words', 'Ticket … not recognized', ['callback-twice', 'code-expired'], {
      ...app,
      means:
        'A ticket is good once and for seconds: it was used already, is too old, or is of another CAS server.',
    }),
  ]),
];
