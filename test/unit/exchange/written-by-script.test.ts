import { expect, it } from 'vitest';
import { isWrittenByScript } from '../../../lib/exchange/written-by-script.ts';

const shown =
  '<title>Anmeldung</title>\n<h1>Anmeldung fehlgeschlagen</h1>\n<p role="alert">Code &amp; state passen nicht.</p>';

it('a page whose words are not in its answer was written by a script', () => {
  expect(isWrittenByScript(shown, '<title>Anmeldung</title><div id="root"></div>')).toBe(true);
  const state = `<div id="root"></div><script>window.state = {"error":"Anmeldung fehlgeschlagen"}</script>`;
  expect(isWrittenByScript(shown, state)).toBe(true);
  expect(isWrittenByScript(shown, `${state}<SCRIPT>Anmeldung fehlgeschlagen`)).toBe(true);
});

it('a page that was sent with any of its words was not', () => {
  expect(isWrittenByScript(shown, '<h1 class="x">Anmeldung <b>fehl</b>geschlagen</h1>')).toBe(false);
  expect(isWrittenByScript(shown, '<script>1</script><p>Code &amp; state&nbsp;passen\n nicht.</p>')).toBe(
    false,
  );
});

it('a page that shows no words but its title was not', () => {
  expect(isWrittenByScript('<title>Anmeldung</title>', '<div id="root"></div>')).toBe(false);
  expect(isWrittenByScript('', '')).toBe(false);
});
