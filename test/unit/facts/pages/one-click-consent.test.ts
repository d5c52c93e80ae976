import { describe, expect, it } from 'vitest';
import { grantsWithOneClick } from '../../../../lib/facts/pages/one-click-consent.ts';

describe('a page grants with one click', () => {
  it.each([
    '<form><button>Allow</button></form>',
    '<form><button type="submit" class="primary">Authorize Notes</button></form>',
    '<form><button name="decision" value=approve>Weiter</button></form>',
    '<form><input type="hidden" name="x"><input type="submit" id="accept" value="Ja"></form>',
    '<form><input type="checkbox" name="scope" checked><button>Grant access</button></form>',
    '<form><input name="q"></form><form><button>Allow',
  ])('%s', (page) => {
    expect(grantsWithOneClick(page)).toBe(true);
  });
});

describe('a page does not grant with one click', () => {
  it.each([
    '',
    '<form><button>Log in</button></form>',
    '<form><button class="allow">Log in</button></form>',
    '<form><button>Disallow</button></form>',
    '<form><button type="button">Allow</button></form>',
    '<form><button>Accept all cookies</button></form>',
    '<form><input name="code"><button>Allow</button></form>',
    '<form><select name="account"></select><button>Allow</button></form>',
    '<form><button>Allow</button></form><input type="password">',
    '<button>Allow</button>',
    '<form><button>Next</button></form>By going on you accept our terms.',
  ])('%s', (page) => {
    expect(grantsWithOneClick(page)).toBe(false);
  });

  it('and a page without an end is read once', () => {
    expect(grantsWithOneClick('<form><input type=hidden '.repeat(20_000))).toBe(false);
  });
});
