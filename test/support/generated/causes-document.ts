import type { Cause } from '../../../lib/causes/cause.ts';
import { references } from '../../../lib/spec/references.ts';
import type { Owner } from '../../../lib/vocabulary/owner.ts';

const owners: Readonly<Record<Owner, string>> = {
  client: 'the client',
  authorization_server: 'the authorization server',
  resource_server: 'the API',
  browser: 'the browser',
};

/** The whole of docs/causes.md: every cause of a failed login, family by family. */
export function causesDocument(causes: readonly Cause[], familyOf: (id: string) => string): string {
  const families = [...new Set(causes.map(({ id }) => familyOf(id)))].sort();
  const chapters = families.flatMap((family) => [
    `## ${family.charAt(0).toUpperCase()}${family.slice(1).replaceAll('-', ' ')}`,
    ...causes.filter(({ id }) => familyOf(id) === family).map(causeText),
  ]);
  return [
    '<!-- Generated from lib/causes/: `npm run generate` after changing a cause. -->',
    '# Why logins fail',
    `The causes that OAuth Lens tells apart, ${causes.length} with a file of their own in [lib/causes](../lib/causes). Each has a test that says when it must stay silent. A comparison of two recorded values beats a code of the party that refused, a code beats words of a page, words beat who answered, that beats a status, and a status beats a guess. What was not seen is no cause.`,
    ...chapters,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function causeText({ id, title, owner, signs, against, fix, example, ...rest }: Cause): string {
  const told = references(rest.references).map(
    ({ label, url }) => `[${label}](${url.replaceAll(' ', '%20')})`,
  );
  return [
    `### ${id}`,
    `**${escaped(title)}** · for ${owners[owner]} to mend`,
    `**Proved by:** ${escaped(signs)}`,
    `**Against it:** ${escaped(against)}`,
    `**Fix:** ${escaped(fix)}`,
    [
      `- example: ${escaped(example)}`,
      ...(rest.confusedWith.length > 0 ? [`- taken for: ${rest.confusedWith.join(', ')}`] : []),
      ...(rest.folds.length > 0 ? [`- explains: ${rest.folds.join(', ')}`] : []),
      ...(told.length > 0 ? [`- references: ${told.join(', ')}`] : []),
    ].join('\n'),
  ].join('\n\n');
}

/** Markdown shows these as they are. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, '\\$&');
}
