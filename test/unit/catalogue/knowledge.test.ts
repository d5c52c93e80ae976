import { describe, expect, it } from 'vitest';
import { causeNames, entriesOf, suggestionsFor } from '../../../lib/catalogue/knowledge.ts';
import { knowledgeText } from '../../../lib/catalogue/knowledge-text.ts';
import { listedRules, ruleListText } from '../../../lib/catalogue/rule-list.ts';
import { causes } from '../../../lib/causes/index.ts';
import { rules } from '../../../lib/rules/index.ts';

const kinds = (word: string) => entriesOf(word).map(({ kind }) => kind);
const text = (word: string) => knowledgeText(entriesOf(word), { color: false, width: 80 });

describe('what is known of a word', () => {
  it.each([
    ['pkce-missing', ['rule']],
    ['invalid_grant', ['error code']],
    ['code_verifier', ['parameter']],
    ['offline_access', ['scope']],
    ['token_endpoint', ['metadata member']],
    ['PKCE', ['term']],
    ['www-authenticate', ['HTTP header']],
    ['nonce', ['parameter', 'claim', 'term']],
  ])('%s: %j', (word, expected) => {
    expect(kinds(word)).toEqual(expected);
  });

  it('does not depend on upper and lower case', () => {
    expect(entriesOf('aadsts50011')[0]?.name).toBe('AADSTS50011');
  });

  it('of a rule is why, fix, severity, references and examples', () => {
    expect(text('pkce-missing')).toMatch(
      /^pkce-missing {2}rule\n.*\n {2}Why: [^]*\n {2}Fix: [^]*\n {2}Severity: high[^]*\n {2}Fires: [^]*\n {2}Passes: [^]*RFC 9700 §2\.1\.1 {2}https:/,
    );
  });

  it('is there for every cause that a report may name, and says what to do', () => {
    expect(causeNames.length).toBeGreaterThan(causes.length);
    const silent = causeNames.filter((name) => {
      const cause = entriesOf(name).find(({ kind }) => kind === 'cause of failure');
      const labels = cause?.paragraphs.map(([label]) => label) ?? [];
      return !labels.includes('') || !labels.includes('Fix');
    });
    expect(silent).toEqual([]);
  });

  it('of a cause that a rule finds has the words of that rule, and of one that is only said its meaning', () => {
    expect(text('invalid-grant')).toMatch(/^invalid-grant {2}cause of failure\n.*not accepted[^]*the app/);
    expect(text('redirect-host')).toMatch(/^redirect-host {2}cause of failure\n[^]*Fix: /);
    expect(kinds('redirect-uri-mismatch')).toEqual(['rule', 'cause of failure']);
  });

  it('of an error is its meaning, its usual cause and what to try', () => {
    expect(text('invalid_grant')).toMatch(/Usual cause: [^]*Try: /);
  });

  it('is nothing for words of nobody, those of JavaScript included', () => {
    for (const word of ['toString', '__proto__', 'qwertyuiop', '']) expect(entriesOf(word)).toEqual([]);
  });
});

describe('suggestions', () => {
  it.each([
    ['pkce-mising', 'pkce-missing'],
    ['code_verifer', 'code_verifier'],
    ['invalid_grnat', 'invalid_grant'],
    ['invalid-grnat', 'invalid-grant'],
    ['acess_token', 'access_token'],
  ])('for %s begin with %s', (word, expected) => {
    expect(suggestionsFor(word)[0]).toBe(expected);
  });

  it('are few, and none for what is like nothing', () => {
    expect(suggestionsFor('token').length).toBeLessThanOrEqual(5);
    expect(suggestionsFor('xxxxxxxxxxxxxxxx')).toEqual([]);
    expect(suggestionsFor('')).toEqual([]);
  });
});

describe('the list of rules', () => {
  it('has every rule once, the gravest first', () => {
    expect(
      listedRules()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(rules.map(({ id }) => id).toSorted());
    expect(listedRules()[0]?.severity).toBe('critical');
    expect(listedRules().at(-1)?.severity).toBe('info');
    const lines = ruleListText({ color: false }).trim().split('\n');
    expect(lines).toHaveLength(rules.length + 2);
    expect(lines.find((line) => line.includes('pkce-missing'))).toMatch(
      /^HIGH {6}pkce-missing +Authorization code/,
    );
  });

  it('says which requirements of profiles a rule decides', () => {
    const { requirements } = listedRules().find(({ id }) => id === 'pkce-missing')!;
    expect(requirements).toEqual(
      expect.arrayContaining(['rfc9700/pkce', 'oauth-2.1/pkce', 'native-apps/pkce']),
    );
  });
});
