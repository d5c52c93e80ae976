import { describe, expect, it } from 'vitest';
import { postsToAnyone } from '../../../../lib/facts/leaks/posted-to-anyone.ts';
import { code, codeFlow, factsOf } from '../../../support/flow.ts';

const said = (script: string, mediaType = 'text/html') => {
  const text = `<!doctype html><script>${script}</script>`;
  const { authorizationResponse } = factsOf(
    codeFlow({ responseExchange: { responseBody: { mediaType, text } } }),
  );
  return postsToAnyone(authorizationResponse!);
};

describe('a page posts an answer to anyone', () => {
  it.each([
    `opener.postMessage({ code: "${code}" }, "*")`,
    `window.opener.postMessage('${code}', '*');`,
    `parent.postMessage(JSON.stringify({"code":"${code}","state":"x"}), \`*\`)`,
    `const answer = {"code":"${code}"};\nwindow.opener.postMessage(answer, "*");`,
    `var data = { code: '${code}' }; opener.postMessage(JSON.stringify(data), "*")`,
    `opener.postMessage({ code: "${code}" }, { targetOrigin: "*" })`,
    `console.log(1); opener.postMessage("ready", "https://a.example"); opener.postMessage("${code}", "*")`,
  ])('%s', (script) => {
    expect(said(script)).toBe('anyone');
  });
});

describe('nothing is said of', () => {
  it.each([
    `opener.postMessage({ code: "${code}" }, "https://app.example")`,
    `opener.postMessage({ code: "${code}" }, location.origin)`,
    'opener.postMessage("ready", "*")',
    `const code = "${code}"; opener.postMessage("ready", "*")`,
    `opener.postMessage("${code}", origin); opener.postMessage("ready", "*")`,
    `opener.postMessage({ code: params.get("code") }, "*")`,
    `fetch("/redeem?code=${code}")`,
    'function on(e) { e.source.postMessage(e.data, "*") }',
  ])('%s', (script) => {
    expect(said(script)).toBeUndefined();
  });

  it('a page that was not recorded', () => {
    expect(postsToAnyone(factsOf(codeFlow()).authorizationResponse!)).toBeUndefined();
  });
});
