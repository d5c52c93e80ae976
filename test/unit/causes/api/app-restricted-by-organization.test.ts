import { describe, expect, it } from 'vitest';
import { calledApi } from '../../../support/api-call.ts';
import type { Body } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'app-restricted-by-organization';
const refused = (message: string, status = 403) =>
  calledApi({ status, call: { responseBody: jsonBody({ message }) } });
const words =
  'the `acme` organization has enabled OAuth App access restrictions, meaning that data access is limited';

describe(`${id} is the cause`, () => {
  it('of a 403 that says so of an organization', () => {
    const exchanges = refused(`Although you appear to have the correct authorization credentials, ${words}.`);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'phrase' });
    expect(reasonOf(exchanges)?.fix).toContain('approve the app');
  });
});

const row = (name: string, rest: string) => `<li><img alt="@${name}"> <strong>${name}</strong> ${rest}</li>`;
const asking = '<svg aria-label="No access"></svg> <button type="submit">Request</button>';
const approved = '<svg class="octicon octicon-check" aria-label="Has access"></svg>';
const consent = (...rows: readonly string[]) => ({
  mediaType: 'text/html',
  text: `<h2>Authorize Dashboards</h2><h5>Organization access</h5><ul>${rows.join('')}</ul><form method="post"><button>Authorize</button></form>`,
});
const noMember = 'Login failed: user is not a member of one of the required teams';
const refusedAfter = (responseBody: Body, words: string) =>
  codeFlow({
    at: 'https://git.example/login/oauth/authorize',
    requestExchange: { responseBody, responseHeaders: [['Content-Type', 'text/html']] },
    responseExchange: {
      status: 403,
      responseBody: { mediaType: 'text/html', text: `<div class="alert">${words}</div>` },
    },
    token: null,
  });

describe(`${id} is the cause of an app that lets members in alone`, () => {
  it.each([
    ['an organization that has to be asked', consent(row('acme', asking))],
    ['one that was asked', consent(row('acme', '<span class="note">Access request pending</span>'))],
    ['one that its owner has not granted', consent(row('acme', '<button>Grant</button>'))],
    ['one of two', consent(row('acme', approved), row('obs', asking))],
  ])('%s', (_, page) => {
    expectReason(refusedAfter(page, noMember), id, 'git.example did not show it the membership');
    expect(reasonOf(refusedAfter(page, noMember))?.fix).toContain('Third-party access');
  });

  it('in another app’s words', () => {
    const words = 'Sie sind kein Mitglied einer der erforderlichen Organisationen.';
    expectReason(refusedAfter(consent(row('acme', asking)), words), id, 'kein Mitglied');
  });
});

describe('where the consent page says nothing of it, the app’s own words lead', () => {
  it.each([
    ['every organization approved', consent(row('acme', approved))],
    [
      'no list',
      { mediaType: 'text/html', text: '<h1>Allow Dashboards?</h1><form><button>Allow</button></form>' },
    ],
    ['an organization by that name', consent(row('request-pending', approved))],
  ])('%s', (_, page) => {
    expect(causesOf(refusedAfter(page, noMember))).toEqual(['not-provisioned']);
    expect(reasonOf(refusedAfter(page, noMember))?.why).toContain('found this person in none of them');
  });

  it('and so they do of another thing', () => {
    const domain = 'Login failed: Required email domain not fulfilled';
    expect(causesOf(refusedAfter(consent(row('acme', asking)), domain))).not.toContain(id);
    const state = 'Missing saved oauth state';
    expect(causesOf(refusedAfter(consent(row('acme', asking)), state))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of a 403 for want of rights', refused('Must have admin rights to Repository.')],
    ['of a 401', refused('Bad credentials', 401)],
    ['of an API that answers', calledApi({ status: 200 })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
