import { describe, expect, it } from 'vitest';
import { organizationAccessOf } from '../../../../lib/facts/pages/organization-access.ts';
import { exchange } from '../../../support/exchange.ts';

const access = (text: string, status = 200) =>
  organizationAccessOf(
    exchange({
      url: 'https://git.example/login/oauth/authorize?client_id=a',
      status,
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: { mediaType: 'text/html', text },
    }),
  );
const list = (rows: string) => `<h5>Organization access</h5><ul>${rows}</ul>`;

describe('organizations on a consent page', () => {
  it.each([
    ['a member may ask', list('<li>acme <button>Request</button></li>'), 'withheld'],
    ['an owner may grant', list('<li>acme <button>Grant</button></li>'), 'withheld'],
    ['asked for', list('<li>acme <span>Request pending</span></li>'), 'withheld'],
    [
      'one of two',
      list('<li>a <i class="octicon-check"></i></li><li>b <button>Request</button></li>'),
      'partly',
    ],
    ['all approved', list('<li>a <i class="octicon-check"></i></li>'), undefined],
    ['a name that sounds so', list('<li><strong>no-request</strong> Has access</li>'), undefined],
    ['a button after the list', `${list('<li>a</li>')}<button>Grant</button>`, undefined],
    ['no list', '<button>Request</button>', undefined],
  ])('%s', (_, page, expected) => {
    expect(access(page)).toBe(expected);
  });

  it('are not read on a page that failed', () => {
    expect(access(list('<li>acme <button>Request</button></li>'), 404)).toBeUndefined();
  });

  it('are read once of long pages', () => {
    expect(access(`<h5>Organization access</h5>${'<li>a<button '.repeat(50_000)}`)).toBeUndefined();
  });
});
