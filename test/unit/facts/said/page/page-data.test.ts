import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../../../lib/facts/said/said.ts';
import { document, page } from '../../../../support/said.ts';

/** A page that answered well, with data for its script in an attribute. */
const withData = (name: string, data: unknown) =>
  page(document(`<div id="app" ${name}="${JSON.stringify(data).replaceAll('"', '&quot;')}"></div>`), {
    status: 200,
  });

describe('a message in the data of an attribute is read', () => {
  it.each([
    [
      'of Flask, as pairs',
      'data-bootstrap',
      { common: { flash_messages: [['warning', 'Nobody let you in.']] } },
    ],
    ['of Inertia', 'data-page', { component: 'Login', props: { flash: { error: 'Nobody let you in.' } } }],
    ['as a list', 'data-props', { flashes: [{ type: 'danger', message: 'Nobody let you in.' }] }],
    ['by a name of its own', 'data-state', { loginError: 'Nobody let you in.' }],
  ])('%s', (_, name, data) => {
    expect(saidBy(withData(name, data))?.text).toBe('Nobody let you in.');
  });

  it('with the ones that were escaped twice', () => {
    const data = { flash: { error: 'You weren&#39;t let in.' } };
    expect(saidBy(withData('data-page', data))).toMatchObject({
      where: 'alert',
      text: "You weren't let in.",
    });
  });
});

describe('nothing is said by', () => {
  it.each([
    ['a message that all went well', { flash: { success: 'You could not be more welcome.' } }],
    ['a list of such', { flash_messages: [['info', 'Nothing failed.']] }],
    ['a page without any', { flash: { error: null, success: null }, flash_messages: [] }],
    [
      'texts in stock',
      { translations: { flash: { error: 'Login failed' } }, i18n: { error: 'Login failed' } },
    ],
    ['names of its own', { flash: { error: '/login', type: 'error' } }],
    ['texts by their language', { en: { loginError: 'Login failed' }, 'pt-BR': { error: 'User not found' } }],
    ['notices that may come', { notices: { error: 'Login failed', warning: 'Session expired' } }],
  ])('%s', (_, data) => {
    expect(saidBy(withData('data-page', data))).toBeUndefined();
  });

  it.each(['data-i18n', 'data-texts', 'data-translations', 'data-validation'])('texts in %s', (name) => {
    expect(saidBy(withData(name, { loginError: 'Login failed', error: 'User not found' }))).toBeUndefined();
  });

  it('an attribute that holds no object, or half of one', () => {
    const html = `<div data-a="[1]" data-b="{error" data-c='{"loginError":"No entry for you"' data-d="loginError"></div>`;
    expect(saidBy(page(document(html), { status: 200 }))).toBeUndefined();
  });
});

/** A page that failed and is drawn by its script, which holds that. */
const drawn = (script: string, status = 400) =>
  page(`<html><head><script>${script}</script></head><body><div id="root"></div></body></html>`, { status });

describe('the data of a short script is read as its program has it', () => {
  it.each([
    [
      'ForgeRock',
      'pageData = { locale: "en", error: { description: "Nobody was let in: access denied.", message: "x" } };',
    ],
    [
      'Keycloakify',
      'const kcContext = { "f": function () { return {}; }, "message": { "summary": "Nobody was let in.", "type": "error" } };',
    ],
    ['others', "window.app = { user: null, loginError: 'Nobody was let in.' };"],
  ])('%s', (_, script) => expect(saidBy(drawn(script))?.text).toContain('Nobody was let in'));
});

describe('a short script says nothing by', () => {
  it.each([
    [
      'a message that is none of an error',
      'kcContext = { message: { type: "success", summary: "You could not be more welcome." } };',
    ],
    ['texts in stock', 'const messages = { error: "Nobody was let in.", message: "Denied" };'],
    ['texts that are JSON', 'window.I18N = {"login":{"loginError":"Nobody was let in."}}; var error;'],
    ['texts of a language', 'var lang = { loginError: "Nobody was let in." };'],
    ['what a function would do', 'x = { error: function () { show("Nobody was let in."); } };'],
    ['what it holds for errors that may come', 'x = { error: "Nobody was let in.", success: "Welcome" };'],
    ['a member that is empty', 'x = { loginError: "" , error: { message: null } };'],
  ])('%s', (_, script) => expect(saidBy(drawn(script, 200))).toBeUndefined());
});
