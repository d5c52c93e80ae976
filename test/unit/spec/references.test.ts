import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SpecDocument } from '../../../lib/spec/document.ts';
import { documents } from '../../../lib/spec/documents.ts';
import { reference, references } from '../../../lib/spec/references.ts';

describe('a reference', () => {
  it('names and links a section of an RFC', () => {
    expect(reference('rfc9700#2.1.1')).toEqual({
      label: 'RFC 9700 §2.1.1',
      url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1',
    });
  });

  it('names and links a whole document', () => {
    expect(reference('rfc6749')).toEqual({
      label: 'RFC 6749',
      url: 'https://www.rfc-editor.org/rfc/rfc6749',
    });
  });

  it('names and links an appendix of an RFC', () => {
    expect(reference('rfc7636#B')).toEqual({
      label: 'RFC 7636 appendix B',
      url: 'https://www.rfc-editor.org/rfc/rfc7636#appendix-B',
    });
  });

  it('knows the numbered anchors of OpenID specifications', () => {
    expect(reference('oidc-core#3.1.2.1')).toEqual({
      label: 'OpenID Connect Core §3.1.2.1',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.3.1.2.1',
    });
  });

  it('cites the practice for browser-based applications as the RFC it became', () => {
    expect(reference('browser-based-apps#6.1.3.2')).toEqual({
      label: 'RFC 10017 §6.1.3.2',
      url: 'https://www.rfc-editor.org/rfc/rfc10017#section-6.1.3.2',
    });
  });

  it('pins the revision of a draft, whose sections move', () => {
    expect(reference('oauth-2.1#4.1.1').url).toBe(
      'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1-16#section-4.1.1',
    );
  });

  it('finds a section by its name where the document has names only', () => {
    expect(reference('mcp#Authorization Code Protection')).toEqual({
      label: 'MCP Authorization, Authorization Code Protection',
      url: `${documents.mcp.url}#authorization-code-protection`,
    });
  });

  it('does not invent an anchor: a section it cannot find links the document', () => {
    expect(reference('saml-bindings#3.4.3')).toEqual({
      label: 'SAML 2.0 Bindings §3.4.3',
      url: documents['saml-bindings'].url,
    });
    expect(reference('cas#2.7').url).toBe(documents.cas.url);
    expect(reference('rfc6749#no such section').url).toBe('https://www.rfc-editor.org/rfc/rfc6749');
    expect(reference('mcp#constructor').url).toBe(documents.mcp.url);
  });

  it('keeps the order of several', () => {
    expect(references(['rfc7636#4.3', 'rfc6749']).map(({ label }) => label)).toEqual([
      'RFC 7636 §4.3',
      'RFC 6749',
    ]);
  });
});

describe('the documents', () => {
  it.each(Object.entries(documents))(
    '%s has a title, a label and a secure address of its own',
    (id, document) => {
      expect(document.title).not.toBe('');
      expect(document.label).not.toBe('');
      expect(new URL(document.url).protocol).toBe('https:');
      expect(document.url).not.toContain('#');
      expect(Object.values(documents).filter(({ url }) => url === document.url)).toHaveLength(1);
      if (/^rfc\d+$/.test(id)) expect(document.url.endsWith(`/${id}`)).toBe(true);
    },
  );
});

const lib = join(import.meta.dirname, '../../../lib');
const cited = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(join(lib, name), 'utf8').matchAll(/'(mcp[\w-]*)#([^'\n]+)'/g)]);

it('every section of MCP that anything cites is linked at its heading', () => {
  const known: Readonly<Record<string, SpecDocument>> = documents;
  const unknown = cited.filter(([, document = '', section = '']) => !known[document]?.anchors?.[section]);
  expect(cited.length).toBeGreaterThan(20);
  expect(unknown.map(([quoted]) => quoted)).toEqual([]);
});
