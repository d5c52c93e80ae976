import { describe, expect, it } from 'vitest';
import { crossApp, idJag } from '../../../support/cross-app.ts';
import { verdictsOf } from '../../../support/flow.ts';
import { form, jsonBody } from '../../../support/exchange.ts';

const rule = 'id-jag-reused';
const presented = (url: string, assertion = idJag()) =>
  form(
    url,
    { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion, client_id: 'calendar-at-wiki' },
    { status: 200, responseBody: jsonBody({ access_token: 'another-0123456789', token_type: 'Bearer' }) },
  );

describe('id-jag-reused', () => {
  it('is medium where one assertion goes to two servers', () => {
    expect(verdictsOf(rule, crossApp({ then: [presented('https://chat.example/token')] }))).toEqual([
      'medium certain',
    ]);
  });

  it('says nothing of a second try at the same server', () => {
    expect(verdictsOf(rule, crossApp({ then: [presented('https://wiki.example/token')] }))).toEqual([]);
  });

  it('says nothing of one presented once', () => {
    expect(verdictsOf(rule, crossApp())).toEqual([]);
  });
});
