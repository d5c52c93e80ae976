import { profiles } from '../../../lib/profiles/index.ts';
import type { NamedRule } from '../../../lib/rules/run.ts';
import { ruleWords } from '../../../lib/rules/words.ts';
import type { Owner } from '../../../lib/vocabulary/owner.ts';
import { references } from '../../../lib/spec/references.ts';
import { notChecked } from './not-checked.ts';
import { recordingsThatProve } from './proving-recordings.ts';

const owners: Readonly<Record<Owner, string>> = {
  client: 'the client',
  authorization_server: 'the authorization server',
  resource_server: 'the API',
  browser: 'the browser',
};

/** Subjects in the order of a login, with what their rules are about. */
const subjects: readonly (readonly [folder: string, title: string])[] = [
  ['authorization-request', 'Authorization request'],
  ['authorization-response', 'Redirect and callback'],
  ['token', 'Token endpoint and tokens'],
  ['jwt', 'ID tokens and other JWTs'],
  ['client-authentication', 'Client authentication'],
  ['refresh', 'Refresh tokens'],
  ['dpop', 'DPoP'],
  ['pushed-request', 'Pushed and signed requests, signed responses'],
  ['device', 'Device authorization'],
  ['metadata', 'Discovery, metadata, registration'],
  ['api', 'Calls to APIs'],
  ['session', 'Logout and session'],
  ['transport', 'Transport and leakage'],
  ['oauth1', 'OAuth 1.0a'],
  ['openid2', 'OpenID 2.0'],
  ['saml', 'SAML 2.0'],
  ['diagnosis', 'Why a login failed'],
];

/** The whole of docs/rules.md. A subject without a title is told under its folder's name. */
export function rulesDocument(rules: readonly NamedRule[], subjectOf: (rule: NamedRule) => string): string {
  const folders = [...new Set([...subjects.map(([folder]) => folder), ...rules.map(subjectOf).sort()])];
  const chapters = folders.flatMap((folder) => {
    const own = rules.filter((rule) => subjectOf(rule) === folder);
    if (own.length === 0) return [];
    return [`## ${subjects.find(([name]) => name === folder)?.[1] ?? folder}`, ...own.map(ruleText)];
  });
  return [
    '<!-- Generated from lib/rules/: `npm run generate` after changing a rule. -->',
    '# Rules',
    `What OAuth Lens looks for, ${rules.length} rules. Each has a file in [lib/rules](../lib/rules) and a test that says when it must stay silent. The severity is the usual one: evidence may move it, and it is what it would be in production: a flow on a development host is marked, not judged more mildly. What could not be seen is never judged. [Adding a rule](adding-a-rule.md) tells how they are made. “Recorded” names the recordings under [test/golden](../test/golden) in which a rule must fire; those in no folder stand in its folder captures. The sections that are cited stand with their titles in [specifications.md](specifications.md).`,
    ...chapters,
    '## Not checked',
    'What others check, or what was wished for, and why no rule here does. [peers.md](peers.md) tells of all else that other tools have.',
    [
      '| what | why not |',
      '| --- | --- |',
      ...notChecked.map(([what, why]) => `| ${escaped(what)} | ${escaped(why)} |`),
    ].join('\n'),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function ruleText(rule: NamedRule): string {
  const { id, severity, owner } = rule;
  const { title, why, fix, examples, references: ids } = ruleWords[id];
  const requirements = profiles.flatMap((profile) =>
    profile.requirements.filter(({ rules: ids }) => ids.includes(id)).map((one) => `${profile.id}/${one.id}`),
  );
  return [
    `### ${id}`,
    `**${escaped(title)}** · ${severity} · for ${owners[owner]} to mend`,
    escaped(why),
    `**Fix:** ${escaped(fix)}`,
    [
      `- fires: ${escaped(examples.fires)}`,
      `- passes: ${escaped(examples.passes)}`,
      `- references: ${references(ids)
        .map(({ label, url }) => `[${label}](${url.replaceAll(' ', '%20')})`)
        .join(', ')}`,
      ...(requirements.length > 0 ? [`- decides: ${requirements.join(', ')}`] : []),
      `- recorded: ${recorded(id)}`,
    ].join('\n'),
  ].join('\n\n');
}

/** Recordings named in one entry; more of them prove no more. */
const mostRecordings = 8;

function recorded(id: string): string {
  const names = recordingsThatProve(id);
  if (names.length === 0) return 'nowhere; its test alone shows that it fires';
  const more = names.length - mostRecordings;
  return `${names.slice(0, mostRecordings).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Markdown shows these as they are. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, '\\$&');
}
