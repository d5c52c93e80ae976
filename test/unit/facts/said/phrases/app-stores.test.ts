import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../../support/causes.ts';
import { codeFlow } from '../../../../support/flow.ts';

describe('what failed between an app’s server and its own database is told of that', () => {
  const says = (words: string, status = 500) =>
    codeFlow({
      responseExchange: {
        status,
        responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><pre>${words}</pre>` },
      },
      token: null,
    });

  it.each([
    ['relation "users" does not exist', 'has not the tables'],
    ['column "state" does not exist', 'has not the tables'],
    ["Table 'app.accounts' doesn't exist", 'has not the tables'],
    ['SQLSTATE[HY000] [2002] Connection refused', 'no connection to its own'],
    ['dial tcp 10.0.0.3:5432: connect: connection refused', 'no connection to its own'],
    ['Error: connect ECONNREFUSED 127.0.0.1:6379', 'no connection to its own'],
    ['getaddrinfo ENOTFOUND redis', 'no connection to its own'],
    ["Access denied for user 'app'@'10.0.0.4' (using password: YES)", 'nobody who signs in'],
    ["SqlException: Login failed for user 'app'.", 'nobody who signs in'],
    ['MongoServerError: bad auth : Authentication failed.', 'nobody who signs in'],
    ['SQLite error 8: attempt to write a readonly database', 'could not write'],
  ])('%s', (words, why) => {
    expectReason(says(words), 'app-store-failed', why);
    expect(reasonOf(says(words))?.owner).toBe('client');
  });

  it.each([
    ['Error: connect ECONNREFUSED 127.0.0.1:8080', 'backchannel-failed'],
    ['dial tcp 10.0.0.3:8443: connect: connection refused', 'backchannel-failed'],
    ['getaddrinfo ENOTFOUND sso.example', 'backchannel-failed'],
    ['User bob does not exist', 'not-provisioned'],
    ['Login failed for user bob', undefined],
    ['Access denied for user bob', undefined],
    ['The user table is full', undefined],
  ])('but not %s', (words, cause) => {
    const told = reasonOf(says(words))?.cause;
    if (cause) expect(told).toBe(cause);
    expect(told).not.toBe('app-store-failed');
  });

  it('nor what a provider says of its own', () => {
    const refused = codeFlow({
      tokenAnswer: { error: 'server_error', error_description: 'relation "users" does not exist' },
    });
    expect(causesOf(refused)).not.toContain('app-store-failed');
  });
});
