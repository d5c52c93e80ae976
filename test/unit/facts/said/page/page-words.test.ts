import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../../../lib/facts/said/said.ts';
import { document, page } from '../../../../support/said.ts';

describe('a page that answers well', () => {
  const shown = (body: string) => saidBy(page(document(body), { status: 200 }))?.text;

  it('says nothing by what to do in case', () => {
    expect(shown('<h1>Signed in</h1><p>If the state has expired, begin again.</p>')).toBeUndefined();
    expect(shown('<p>The state has expired, begin again.</p>')).toBe('The state has expired, begin again.');
  });

  it.each(['op-toast -error', 'toast toast--error', 'm-message _error'])(
    'marks an error by a modifier: %s',
    (name) => {
      expect(shown(`<div class="${name}"><p>All seats are taken by others.</p></div>`)).toBe(
        'All seats are taken by others.',
      );
    },
  );

  it.each([
    ['AngularJS fills in', '<div class="alert alert-danger">{{error}}</div>'],
    ['Vue fills in', '<p class="error-message">Error: {{ errors.first("email") }}</p>'],
    ['Handlebars fills in', '<div class="error">{{#if error}}{{error}}{{/if}}</div>'],
    ['Liquid fills in', '<div class="error">{% if error %}Login failed{% endif %}</div>'],
    ['ERB fills in', '<div class="errors"><%= error %></div>'],
    [
      'AngularJS may show',
      '<div class="alert alert-danger" ng-show="expired">Your session has expired</div>',
    ],
    ['Angular may show', '<div class="error" *ngIf="failed">Login failed</div>'],
    ['Vue may show', '<p class="error" v-if="loginError">Login failed</p>'],
    [
      'Alpine may show',
      '<div x-data="{ open: false }"><p class="alert" x-show="open">Invalid state</p></div>',
    ],
    ['Bootstrap slides in', '<div class="offcanvas"><h2>Session expired</h2></div>'],
    ['UIkit opens', '<div class="uk-modal" uk-modal><h2>Session expired</h2></div>'],
    ['Foundation opens', '<div class="reveal" data-reveal><h2>Session expired</h2></div>'],
    ['stands behind another tab', '<div class="tab-pane fade"><p class="alert">Access denied</p></div>'],
  ])('says nothing by what %s', (_, body) => {
    expect(shown(`<h1>Home</h1>${body}`)).toBeUndefined();
  });

  it.each([
    '<div class="alert alert-danger" x-data="{ show: true }" x-show="show">Invalid state</div>',
    '<div x-data="{ open: true }"><div class="alert alert-danger" x-show="open">Invalid state</div></div>',
    '<div class="tab-pane active"><div class="alert alert-danger">Invalid state</div></div>',
  ])('says what is shown at once: %s', (body) => {
    expect(shown(body)).toBe('Invalid state');
  });

  it.each(['btn has-error-handler', 'is-error-free', 'no--errors'])('marks none by another: %s', (name) => {
    expect(shown(`<div class="${name}"><p>All seats are taken by others.</p></div>`)).toBeUndefined();
  });
});

describe('a page that failed', () => {
  const shown = (body: string) => saidBy(page(document(body), { status: 400 }))?.text;

  it.each([
    '<div class="error" v-if="error">Your session has expired</div>',
    '<h1>Error</h1><p ng-show="detail">Your session has expired</p>',
  ])('says what its script may show, where nothing else does: %s', (body) => {
    expect(shown(body)).toBe('Your session has expired');
  });
});
