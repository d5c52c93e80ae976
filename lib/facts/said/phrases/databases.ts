import { product, says } from './phrase.ts';

const app = { by: 'client', owner: 'client' } as const;

/** What databases and what stands before them say of an account that an app wants to store after a login. */
export const databases = [
  ...product('databases', app, [
    says(
      'database-duplicate',
      [
        'E11000 duplicate key error',
        'Duplicate entry … for key',
        'Integrity constraint violation: 1062 Duplicate entry',
        'duplicate key value violates unique constraint',
        'Unique constraint failed on the',
        'UNIQUE constraint failed',
        'Violation of UNIQUE KEY constraint',
      ],
      'account-conflict',
      {
        means:
          'The login at the provider worked; the app’s database refused to store the account, as one with the same value (an e-mail address, most often) is there already and is not tied to this login.',
        fix: 'Look up the account by the provider’s identifier (iss and sub) before one is made, and tie the login to the account that is there once its owner has signed in to it. An index on a field that the provider leaves empty must allow several empty ones.',
        tokens: ['UniqueConstraintViolationException', 'UniqueViolation'],
      },
    ),
    says(
      'database-no-email',
      [
        "Column 'email' cannot be null",
        "Integrity constraint violation: 1048 Column 'email' cannot be null",
        'null value in column "email"',
        "Attribute value for 'email' cannot be null",
        'NOT NULL constraint failed: … .email',
      ],
      'claim-missing-email',
    ),
    says(
      'database-not-stored',
      [
        'Integrity constraint violation',
        'violates not-null constraint',
        'violates foreign key constraint',
        'NOT NULL constraint failed',
      ],
      'account-not-stored',
    ),
  ]),
];
