import { describe, expect, it } from 'vitest';
import { at, attempt, found, login, refusedCall, resource, server } from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'discovery-issuer-differs';
const named = (issuer: string) => found(at.openid, { ...server, issuer });

describe(`${id} is the cause`, () => {
  it.each(['http://id.example', 'http://keycloak:8080/realms/a', 'https://id.example/tenant'])(
    'where the document names %s',
    (issuer) => {
      const exchanges = attempt(named(issuer));
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain(issuer);
      expect(reasonOf(exchanges)?.compared?.[0]?.expected.value).toBe('https://id.example');
    },
  );
});

describe(`${id} where the scheme alone differs`, () => {
  it('is for the provider to mend, behind its proxy', () => {
    const reason = reasonOf(attempt(named('http://id.example')));
    expect(reason).toMatchObject({ owner: 'authorization_server' });
    expect(reason?.why).toContain('believes to be on http');
    expect(reason?.fix).toContain('X-Forwarded-Proto');
  });
  it.each(['http://keycloak:8080/realms/a', 'https://id.example/tenant'])('and not %s', (issuer) => {
    expect(reasonOf(attempt(named(issuer)))?.fix).toContain('letter by letter');
  });
});

describe(`${id} is not the cause`, () => {
  it.each(['https://id.example', 'https://id.example/', 'https://login.example/{tenantid}/v2.0'])(
    'where the document names %s',
    (issuer) => {
      expect(causesOf(attempt(named(issuer)))).toEqual([]);
    },
  );

  it('where the library does not compare, and the login begins', () => {
    expect(causesOf(attempt(named('http://id.example'), login))).not.toContain(id);
  });

  it('of a client that finds everything by itself: that has a cause of its own', () => {
    expect(
      causesOf(attempt(refusedCall(), found(at.resource, resource), named('http://id.example'))),
    ).not.toContain(id);
  });
});
