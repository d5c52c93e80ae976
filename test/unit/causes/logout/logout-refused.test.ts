import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { idTokenOf } from '../../../support/flow.ts';
import { bye, logoutWith, pageOf } from '../../../support/logout-request.ts';

const id = 'logout-refused';
const asked = { id_token_hint: idTokenOf(), post_logout_redirect_uri: bye };

describe(`${id} is the cause`, () => {
  it.each([
    ['in words that nobody knows', 400, '<h1>Abmeldung nicht möglich</h1>'],
    ['in another language', 400, '<h1>Erreur</h1><p>Déconnexion impossible</p>'],
    ['by its own failure', 500, '<h1>Server error</h1>'],
    ['without a word', 403, ''],
  ])('where the provider refuses %s', (_, status, text) => {
    const exchanges = logoutWith(asked, pageOf(text, status));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`op.example answered the logout with an error (${status})`);
  });

  it('and says what made its address too long', () => {
    const hint = idTokenOf({ groups: Array.from({ length: 900 }, (_, n) => `group-${n}`) });
    const exchanges = logoutWith({ ...asked, id_token_hint: hint }, pageOf('', 414));
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(`${hint.length} of them in id_token_hint`);
    expect(reasonOf(exchanges)?.fix).toContain('POST');
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['where the provider asks the person', pageOf('<h1>Do you want to log out?</h1>')],
    ['where it sends the browser back', { status: 302, redirectUrl: bye }],
    ['where it names the address', pageOf('<p>post_logout_redirect_uri not registered</p>', 400)],
    ['where it names the hint', pageOf('<p>id_token_hint is invalid</p>', 400)],
    ['of a logout whose answer was not recorded', {}],
  ])('%s', (_, answer) => {
    expect(causesOf(logoutWith(asked, answer))).not.toContain(id);
  });
});
