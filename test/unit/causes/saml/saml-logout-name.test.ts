import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, exchange, redirect, urlWith } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import {
  provider,
  samlAnswer,
  samlRequest,
  service,
  type AnswerChanges,
} from '../../../support/saml-login.ts';
import { deflated } from '../../../support/single-sign-on.ts';

const id = 'saml-logout-name';
const status = 'urn:oasis:names:tc:SAML:2.0:status';
const email = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
const adfs = 'http://sts.example/adfs/services/trust';

type Logout = {
  /** Attributes of the NameID, in the assertion and in the LogoutRequest. */
  readonly login?: string;
  readonly logout?: string;
  readonly name?: string;
  readonly sessions?: readonly string[];
  readonly codes?: string;
  readonly issuer?: string;
  readonly answer?: AnswerChanges;
  /** In place of the whole NameID of the LogoutRequest. */
  readonly instead?: string;
};

const same = `Format="${email}"`;
const refused = `<samlp:StatusCode Value="${status}:Requester"/>`;

/** A login, and later a logout of the service provider’s that the identity provider answers with this status. */
function loggedOut(changes: Logout): readonly Exchange[] {
  const {
    login = same,
    logout = same,
    name = 'jo@example.test',
    sessions = ['_s1'],
    codes = refused,
  } = changes;
  const { issuer = provider.entityId } = changes;
  const nameId = changes.instead ?? `<saml:NameID ${logout}>${name}</saml:NameID>`;
  const request = `<samlp:LogoutRequest ${namespaces} ID="_logout1" Version="2.0"><saml:Issuer>${service.entityId}</saml:Issuer>${nameId}${sessions.map((one) => `<samlp:SessionIndex>${one}</samlp:SessionIndex>`).join('')}</samlp:LogoutRequest>`;
  const answer = `<samlp:LogoutResponse ${namespaces} ID="_answer1" Version="2.0" InResponseTo="_logout1"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status>${codes}</samlp:Status></samlp:LogoutResponse>`;
  const back = urlWith('https://sp.example/saml/sls', { SAMLResponse: deflated(answer) });
  const page = { context: { resourceType: 'main_frame' } } as const;
  return capture(
    samlRequest(),
    samlAnswer({
      edited: (xml) =>
        xml
          .replace(`<saml:NameID Format="${email}">`, `<saml:NameID ${login}>`)
          .replace('<saml:AuthnStatement ', '<saml:AuthnStatement SessionIndex="_s1" '),
      ...changes.answer,
    }),
    exchange({ url: 'https://sp.example/home', status: 200, ...page }),
    ...[
      redirect(
        'https://sp.example/logout',
        urlWith(provider.signOn, { SAMLRequest: deflated(request) }),
        page,
      ),
      redirect(urlWith(provider.signOn, { SAMLRequest: deflated(request) }), back, page),
      exchange({ url: back, status: 500, ...page }),
    ].map((one) => ({ ...one, startedAt: baseTime + 60_000 })),
  );
}

describe(`${id} is the cause`, () => {
  it.each<[string, Logout, string]>([
    [
      'of a qualifier that the service provider added',
      { logout: `SPNameQualifier="${service.entityId}" ${same}` },
      `SPNameQualifier is ${service.entityId} there, and the assertion has none`,
    ],
    [
      'of one that it left out',
      { login: `NameQualifier="${provider.entityId}" ${same}` },
      `NameQualifier is missing there, and is ${provider.entityId} in the assertion`,
    ],
    [
      'of another format',
      { login: `Format="${transient}"`, logout: same },
      'Format is emailAddress there, and transient in the assertion',
    ],
    ['of another name', { name: 'someone.else' }, 'the name itself is another'],
    ['of a session that is not named', { sessions: [] }, 'its SessionIndex is missing'],
  ])('%s', (_, changes, words) => {
    const exchanges = loggedOut(changes);
    for (const one of [exchanges, redacted(exchanges)]) {
      const reason = reasonOf(one);
      expect(reason?.cause).toBe(id);
      expect(reason?.why).toContain('The logout was refused (Requester)');
      expect(reason?.why).not.toContain('jo@example');
    }
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it('for certain, where AD FS answers, or nobody of that name is known', () => {
    const logout = `SPNameQualifier="${service.entityId}" ${same}`;
    const ofAdfs = reasonOf(loggedOut({ logout, issuer: adfs }));
    expect(ofAdfs).toMatchObject({ cause: id, confidence: 'certain' });
    expect(ofAdfs?.why).toContain('AD FS compares them to the letter');
    const unknown = `<samlp:StatusCode Value="${status}:Responder"><samlp:StatusCode Value="${status}:UnknownPrincipal"/></samlp:StatusCode>`;
    expect(reasonOf(loggedOut({ logout, codes: unknown }))).toMatchObject({
      cause: id,
      confidence: 'certain',
    });
    expect(reasonOf(loggedOut({ logout }))).toMatchObject({ cause: id, confidence: 'firm' });
  });
});

describe(`${id} is not the cause`, () => {
  const logout = `SPNameQualifier="${service.entityId}" ${same}`;
  it.each<[string, Logout]>([
    ['where both names are alike', {}],
    [
      'where one leaves out the format that none means',
      { login: '', logout: `Format="${email.replace('emailAddress', 'unspecified')}"` },
    ],
    ['where the logout was carried out', { logout, codes: `<samlp:StatusCode Value="${status}:Success"/>` }],
    [
      'where the status tells another reason',
      { logout, codes: `${refused}<samlp:StatusMessage>The signature is invalid</samlp:StatusMessage>` },
    ],
    [
      'where another code does',
      {
        logout,
        codes: `<samlp:StatusCode Value="${status}:Responder"><samlp:StatusCode Value="${status}:PartialLogout"/></samlp:StatusCode>`,
      },
    ],
    ['where the assertion is encrypted', { logout, answer: { isEncrypted: true } }],
    ['where the LogoutRequest’s name is', { instead: '<saml:EncryptedID/>' }],
  ])('%s', (_, changes) => {
    expect(causesOf(loggedOut(changes))).not.toContain(id);
  });

  it('and what the status says is told in its place, after a login that worked, too', () => {
    expect(causesOf(loggedOut({}))).toEqual(['saml-status']);
    expect(causesOf(loggedOut({ codes: `<samlp:StatusCode Value="${status}:Success"/>` }))).toEqual([
      'saml-logout-answer-refused',
    ]);
  });
});
