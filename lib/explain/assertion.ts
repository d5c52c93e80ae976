import { claim, personal, time, type ClaimTable } from './claims/row.ts';
import type { ClaimExplanation } from './claim.ts';
import { lookup } from '../exchange/lookup.ts';
import { references } from '../spec/references.ts';

/** What stands in the messages and assertions of SAML and WS-Federation, by the names of elements and attributes. */
export const assertionTable: ClaimTable = {
  ID: claim('Its own identifier.', 'saml-core'),
  InResponseTo: claim(
    'Which request it answers. Missing where nobody asked: the login began at the login service.',
    'saml-core',
  ),
  IssueInstant: time('When it was made.', 'saml-core'),
  Issuer: claim('Who made it. It must be exactly the party that is expected.', 'saml-core'),
  Destination: claim('The address it is meant for; it must be where it arrived.', 'saml-core'),
  AssertionConsumerServiceURL: claim('Where the answer is to go.', 'saml-core'),
  ProtocolBinding: claim('How the answer is to travel.', 'saml-bindings'),
  NameIDPolicy: claim('Which kind of name is asked for.', 'saml-core'),
  IsPassive: claim('Asks not to show a login page.', 'saml-core'),
  ForceAuthn: claim('Asks to sign in again, although there is a session.', 'saml-core'),
  RequestedAuthnContext: claim('Which kinds of login are asked for.', 'saml-core'),
  StatusCode: claim('How it ended; the second code is the more particular one.', 'saml-core'),
  StatusMessage: claim('What the sender says of it, in its own words.', 'saml-core'),
  NameID: personal('Who it is about, as the login service names them to this site.', 'saml-core'),
  Audience: claim('Whom it is for. Others must not accept it.', 'saml-core'),
  NotBefore: time('From when it is valid.', 'saml-core'),
  NotOnOrAfter: time('When it ends.', 'saml-core'),
  Recipient: claim('The address at which whoever bears it may hand it in.', 'saml-core'),
  SubjectConfirmation: claim(
    'How the one who bears it is confirmed; bearer means: by having it.',
    'saml-core',
  ),
  AuthnInstant: time('When the person signed in.', 'saml-core'),
  AuthnContextClassRef: claim('How the person signed in.', 'saml-core'),
  SessionIndex: personal('The session at the login service, named again at logout.', 'saml-core'),
  AppliesTo: claim('Whom the token is for.', 'ws-federation'),
  TokenType: claim('What kind of token it is.', 'ws-federation'),
  Created: time('From when the token is valid.', 'ws-federation'),
  Expires: time('When the token ends.', 'ws-federation'),
};

/** What a member of a SAML message or assertion means; `undefined` for unknown names. */
export function explainAssertionMember(name: string): ClaimExplanation | undefined {
  const row = lookup(assertionTable, name);
  return row && { ...row, references: references(row.references) };
}
