import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '../../../../lib/output/on-demand/html.ts';
import { style } from '../../../../lib/output/on-demand/style.ts';
import { headlineOf } from '../../../../lib/telling/headline.ts';
import { reportStyle } from '../../../support/generated/report-style.ts';
import { cleanLogin, failingLogin, implicitLogin } from '../../../support/logins.ts';
import { textOf } from '../../../support/repository.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

function contentOf(...flows: readonly FlowFields[]) {
  const { report, evidence } = inspected(...flows);
  return { exchanges: evidence(), report, redaction: 'default' } as const;
}
const failing = contentOf(failingLogin());
const page = writeHtml(failing);

describe('a report as a page', () => {
  it('tells how a login ended and why, its steps and its findings', () => {
    const [flow] = failing.report.flows;
    expect(page).toContain(headlineOf(flow!));
    expect(page).toContain('The code_verifier is not the one');
    expect(page.match(/<details class="step[ "]/g)).toHaveLength(flow!.steps.length);
    for (const { id } of flow!.steps) expect(page).toContain(`id="${id}"`);
  });

  it('says which of several logins to begin with, and leads there', () => {
    const several = writeHtml(contentOf(cleanLogin({ prefix: 'a' }), failingLogin({ prefix: 'b' })));
    expect(several).toMatch(
      /Begin with this one:\s+<a href="#flow-2"><bdi>[^<]*it failed[^<]*<\/bdi><\/a>\s+<bdi>The code_verifier is not/,
    );
    expect(page).not.toContain('Begin with');
  });

  it('has a line for each of several logins', () => {
    const several = writeHtml(contentOf(cleanLogin({ prefix: 'a' }), implicitLogin({ prefix: 'b', tab: 9 })));
    expect(several.match(/<a href="#flow-\d">/g)).toEqual(['<a href="#flow-1">', '<a href="#flow-2">']);
    expect(page).not.toContain('class="flows"');
  });

  it('has the profiles that were asked for open, and first', () => {
    const [flow] = failing.report.flows;
    const [one] = flow!.profiles;
    const profiles = [one!, { ...one!, id: 'oauth-2.1' as const, title: 'OAuth 2.1' }];
    const both = { ...failing, report: { ...failing.report, flows: [{ ...flow!, profiles }] } };
    const told = (asked: Parameters<typeof writeHtml>[1]) =>
      [...writeHtml(both, asked).matchAll(/class="profile"\s*( open|)\s*>\s*<summary>\s*<b>([^<]*)/g)].map(
        ([, open, title]) => `${title}${open}`,
      );
    expect(told({})).toEqual([one!.title, 'OAuth 2.1']);
    expect(writeHtml(both, { profiles: ['mcp'] })).toContain('No login here is held against mcp');
    expect(writeHtml(both, { profiles: ['oauth-2.1'] })).not.toContain('held against');
    expect(told({ profiles: ['oauth-2.1'] })).toEqual(['OAuth 2.1 open', one!.title]);
    expect(told({ profiles: ['all'] })).toEqual([`${one!.title} open`, 'OAuth 2.1 open']);
  });

  it('says what was replaced, never the values', () => {
    expect(page).toMatch(/\d+ values at \d+ places were replaced/);
    for (const secret of ['dBjftJeZ4CVP', 'SplxlOBeZQQYbYS6']) expect(page).not.toContain(secret);
  });

  it('says so where it holds secrets, before anything else', () => {
    const open = writeHtml({ ...failing, redaction: 'off' });
    expect(open.indexOf('Whoever has it may act as you')).toBeLessThan(open.indexOf('class="flow"'));
    expect(page).not.toContain('may act as you');
  });

  it('says so where no login was found', () => {
    expect(writeHtml({ ...failing, report: { ...failing.report, flows: [] } })).toContain('login was found');
  });
});

describe('the page', () => {
  it('runs nothing and loads nothing', () => {
    expect(page).not.toMatch(/<(?:script|img|iframe|link|object|embed|form|base|video|audio)\b/i);
    expect(page).not.toMatch(/\s(?:on\w+|style|src|srcset|action)=|javascript:|@import|url\(/i);
  });

  it('forbids all but its own style, which its policy allows by its hash', () => {
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`<style>${style}</style>`);
    expect(page).toMatch(/http-equiv="Content-Security-Policy"\s+content="default-src &#39;none&#39;; /);
    expect(page).toContain(`style-src &#39;sha256-${hash}&#39;;`);
  });

  it('takes what others say for text', () => {
    const evil = '</style><script>alert(1)</script>\u202e<img src=x>';
    const flow = failing.report.flows[0]!;
    const [reason] = flow.diagnosis;
    const hostile = {
      ...flow,
      client: { ...flow.client, id: evil, redirect_uri: null },
      error: { code: evil, description: evil },
      diagnosis: [{ ...reason!, quote: { text: evil, host: evil, step: null }, why: evil, fix: evil }],
      steps: flow.steps.map((step) => ({ ...step, url: evil, method: evil, params: { [evil]: evil } })),
      findings: [{ ...flow.findings[0]!, title: evil, detail: evil, fix: evil }],
    };
    const text = writeHtml({ ...failing, redaction: 'off', report: { ...failing.report, flows: [hostile] } });
    expect(text).not.toMatch(/<script|<img|\u202e/);
    expect(text.match(/<\/style>/g)).toHaveLength(1);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\u27e8U+202E\u27e9');
  });

  it('follows what its reader likes, and prints', () => {
    expect(style).toContain('@media (prefers-color-scheme:dark)');
    expect(style).toContain('@media print');
  });

  it('has the product’s colours: npm run generate', () => {
    const { path, text } = reportStyle();
    expect(textOf(path)).toBe(text);
  });
});
