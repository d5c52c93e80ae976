import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, verdictsOf, type Changes } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'authz-parameter-invalid';
const asking = (request: Changes, more = '') => {
  const [first] = codeFlow({ request, response: null, token: null });
  return [{ ...first!, url: first!.url + more }];
};

describe('authz-parameter-invalid is', () => {
  it.each([
    ['redirect-fragment', { redirect_uri: 'https://app.example/cb#x' }],
    ['prompt-none-combined', { prompt: 'none login' }],
    ['resource-invalid', { resource: 'notes' }],
    ['resource-invalid', { resource: 'https://api.example/#notes' }],
    ['rar-invalid', { authorization_details: '{"type":"payment"}' }],
    ['rar-invalid', { authorization_details: '[{"amount":"5"}]' }],
    ['claims-invalid', { claims: 'email' }],
    ['claims-invalid', { claims: '["email"]' }],
    ['max-age-invalid', { max_age: '-1' }],
    ['max-age-invalid', { max_age: '1h' }],
  ])('low for %s: %o', (code, request) => {
    expect(verdictsOf(rule, asking(request))).toEqual(['low certain']);
    expect(detailOf(rule, asking(request))).toContain(`(${code})`);
    expect(detailOf(rule, redacted(asking(request)))).toBe(detailOf(rule, asking(request)));
  });

  it('medium for a deciding parameter with two values, low for one that is only repeated', () => {
    expect(verdictsOf(rule, asking({}, '&state=another-one'))).toEqual(['medium certain']);
    expect(verdictsOf(rule, redacted(asking({}, '&state=another-one')))).toEqual(['medium certain']);
    expect(verdictsOf(rule, asking({}, '&client_id=spa'))).toEqual(['low certain']);
    expect(verdictsOf(rule, asking({ prompt: 'login' }, '&prompt=consent'))).toEqual([
      'low certain', // sent twice
    ]);
  });
});

describe('authz-parameter-invalid says nothing', () => {
  it.each([
    ['of the parameters in their form', { prompt: 'login consent', max_age: '0', claims: '{"id_token":{}}' }],
    ['of details that have a type', { authorization_details: '[{"type":"payment","amount":"5"}]' }],
    ['of resources by address or name', { resource: 'https://api.example/notes' }],
    ['of a resource that is a URN', { resource: 'urn:example:notes' }],
    ['of a resource that Microsoft names by its id', { resource: '00000003-0000-0000-c000-000000000000' }],
    ['of empty values: they count as left out', { max_age: '', claims: '' }],
    ['of hidden requests', { prompt: 'none login', request_uri: 'urn:ietf:params:oauth:request_uri:a' }],
  ])('%s', (_, request) => {
    expect(verdictsOf(rule, asking(request))).toEqual([]);
    expect(verdictsOf(rule, redacted(asking(request)))).toEqual([]);
  });

  it.each([
    ['of several resources', '&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example'],
    ['of names that no specification has', '&utm=a&utm=b'],
    ['of a fragment behind the parameters', '#wechat_redirect'],
  ])('%s', (_, more) => {
    expect(verdictsOf(rule, asking({}, more))).toEqual([]);
  });
});
