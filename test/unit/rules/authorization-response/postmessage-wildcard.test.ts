import { describe, expect, it } from 'vitest';
import { code, codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'postmessage-wildcard';
const landed = (script: string) =>
  codeFlow({
    responseExchange: {
      responseBody: { mediaType: 'text/html', text: `<!doctype html><p>Done</p><script>${script}</script>` },
    },
  });

describe('postmessage-wildcard is high', () => {
  it('for a page that posts the code to any window', () => {
    const login = landed(`window.opener.postMessage({ type: "login", code: "${code}" }, "*")`);
    expect(verdictsOf(id, login)).toEqual(['high certain']);
    expect(detailOf(id, login)).toBe(
      'The page https://app.example/cb posts the code or token of the answer to windows of any origin ("*"). Expected: the one origin that it is for.',
    );
    expect(detailOf(id, redacted(login))).toBe(detailOf(id, login));
  });
});

describe('postmessage-wildcard says nothing', () => {
  it.each([
    ['of a message to one origin', landed(`opener.postMessage("${code}", "https://app.example")`)],
    ['of a message without the answer', landed('opener.postMessage("done", "*")')],
    ['of a library that posts what it is given', landed('function send(w, m) { w.postMessage(m, "*") }')],
    ['of a page that posts nothing', landed('location.replace("/")')],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('pass');
    expect(verdictsOf(id, redacted(exchanges))).toEqual([]);
  });

  it('where the page was not recorded', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
