import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { appWords, type AppWords } from '../../facts/said/app-words.ts';
import { isNamedSo } from '../../facts/saml/attribute-name.ts';
import type { SamlAnswer } from '../../facts/saml/login.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { SamlAttribute } from '../../messages/saml2/assertion.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { listOf, unnamedAttribute } from './unnamed-attribute.ts';

/** The site asks for something about the person that the provider does not tell: mostly nothing is assigned to them. */
export default cause({
  id: 'saml-attribute-missing',
  owner: 'authorization_server',
  title: 'The assertion lacks an attribute that the site needs',
  signs:
    'The site refused, and the assertion that was posted to it can be read and does not have an attribute which it documents as required (the roles of AWS, Alibaba Cloud, Tencent Cloud), or which its page names as missing; or has it under a name that only looks like it, or that is not read (OmniAuth’s email and mail); or it has none at all for Dex; or the page says that one of the attributes is missing or wrong, and not which.',
  against: 'An encrypted assertion; an attribute that is there with a value; a site that let the person in.',
  fix: 'Let the identity provider send it: map it in the app’s attribute statements under exactly this name, and assign to the person or a group of theirs what it is made of.',
  references: ['saml-core#2.7.3'],
  example:
    'POST https://signin.aws.amazon.com/saml → 400, with RoleSessionName and without …/SAML/Attributes/Role',
  confusedWith: ['saml-audience', 'saml-signature', 'not-provisioned'],
  folds: [
    'saml-nameid',
    'claim-missing-email',
    'state-never-stored',
    'callback-failed',
    'unexplained',
    'known-error',
  ],
  needs: ['flow'],
  inspect({ of, ending }): CauseDraft | undefined {
    const answer = of(lastSamlAnswer)?.answer;
    if (ending.outcome !== 'failed' || !answer?.assertion) return undefined;
    const { message, assertion } = answer;
    if (assertion.isPartlyEncrypted) return undefined;
    const said = of(appWords);
    const service = services.find(({ at }) => at.test(message.url));
    const wanted = service?.wants ?? namedIn(said?.text ?? '');
    const missing = wanted.filter((name) => !assertion.attributes.some((one) => isFilled(one, name)));
    const who = hostOf(message.url) || 'The site';
    const written = wanted.find((name) => !assertion.attributes.some((one) => one.name === name));
    const renamed = missing.length === 0 ? underOtherName(answer, who, written, said, service) : undefined;
    if (renamed) return renamed;
    if (missing.length === 0 && saysNoEmail(said)) return withoutEmail(answer, who, said);
    if (missing.length === 0) return withoutAny(answer, who, said) ?? unnamedAttribute(answer, said);
    const names = assertion.attributes.map(({ name }) => name);
    return {
      at: message,
      why: `${who} needs the attribute ${missing.join(' and ')}, and the assertion does not have it: it ${listOf(names)}.${itSays(said?.text)}`,
      ...(service && { fix: service.fix }),
      proof: 'comparison',
      confidence: service ? 'certain' : 'firm',
      evidence: [message],
      compared: missing.map((name) => ({
        name,
        expected: { value: name, at: undefined },
        got: { value: null, at: message },
      })),
    };
  },
});

/** The site found no attribute of that name, and one of a name that only looks like it came: names are compared letter for letter. */
function underOtherName(
  { message, assertion }: SamlAnswer,
  who: string,
  wanted: string | undefined,
  said: AppWords | undefined,
  service: Service | undefined,
): CauseDraft | undefined {
  const attributes = assertion?.attributes ?? [];
  if (wanted === undefined) return undefined;
  const name = attributes.find((one) => isFilled(one, wanted))?.name;
  if (name === undefined) return undefined;
  return {
    at: message,
    why: `${who} looks for the attribute ${wanted}, and the assertion has it as ${name}: that is another name.${itSays(said?.text)}`,
    ...(service
      ? {
          fix: `Let the identity provider send it as ${wanted}, letter for letter: ${who} tells capitals from small letters.`,
        }
      : { fix: renamedFix, owner: 'client' }),
    proof: 'comparison',
    confidence: 'firm',
    evidence: [message],
    compared: [
      {
        name: 'Attribute/@Name',
        expected: { value: wanted, at: undefined },
        got: { value: name, at: message },
      },
    ],
  };
}

const renamedFix =
  'Enter the attribute’s name in the site’s mapping letter for letter as the assertion has it (Moodle: Mapping IdP, or switch Simplify attributes on), or let the identity provider send it under the name that the site looks for.';

function saysNoEmail(said: AppWords | undefined): boolean {
  return said?.phrases.some((one) => one.cause === 'claim-missing-email') === true;
}

/** The site says that it got no e-mail address, and none is in the assertion: not as an attribute, nor as the person’s name. */
function withoutEmail(answer: SamlAnswer, who: string, said: AppWords | undefined): CauseDraft | undefined {
  const { message, assertion } = answer;
  const attributes = assertion?.attributes ?? [];
  if (attributes.some((one) => emails.some((name) => isFilled(one, name)) || one.values.some(isEmail)))
    return emailUnread(answer, who, said);
  const names = attributes.map(({ friendlyName, name }) => friendlyName ?? name);
  return {
    at: message,
    why: `${who} wants an e-mail address, and the assertion has none: it ${listOf(names)}.${itSays(said?.text)}`,
    fix: 'Let the identity provider release the person’s e-mail address to this site (mail, urn:oid:0.9.2342.19200300.100.1.3), under the name that the site is set to read; or set the site to read one that does come.',
    proof: 'comparison',
    confidence: 'firm',
    evidence: [message],
  };
}

/** OmniAuth found no address, and reads it from two names alone unless told otherwise: one came under another name. */
function emailUnread(
  { message, assertion }: SamlAnswer,
  who: string,
  said: AppWords | undefined,
): CauseDraft | undefined {
  const attributes = assertion?.attributes ?? [];
  const isOmniAuth = said?.phrases.some(({ id }) => /^(?:gitlab|devise|omniauth)-email$/.test(id)) === true;
  if (!isOmniAuth || attributes.some(({ name }) => name === 'email' || name === 'mail')) return undefined;
  const sent = attributes.find((one) => emails.some((name) => isFilled(one, name)))?.name;
  if (sent === undefined) return undefined;
  return {
    at: message,
    why: `${who} found no e-mail address in the assertion, which has one as ${sent}: OmniAuth reads it from the attributes email and mail, unless told of others, and tells capitals from small letters.${itSays(said?.text)}`,
    fix: `Tell the app of that name (GitLab, in the args of the SAML provider: attribute_statements: { email: ['${sent}'] }), or let the identity provider send the address as email. New versions of GitLab know Microsoft’s names without that.`,
    owner: 'client',
    proof: 'comparison',
    confidence: 'firm',
    evidence: [message],
  };
}

/** Dex refused without a reason, and is told the person’s name alone. */
function withoutAny(
  { message, assertion }: SamlAnswer,
  who: string,
  said: AppWords | undefined,
): CauseDraft | undefined {
  if (!/\/dex\/callback(?:\/[^/?#]+)?$/.test(endpointOf(message.url))) return undefined;
  if (!assertion || assertion.attributes.length > 0 || (said?.phrases.length ?? 0) > 0) return undefined;
  return {
    at: message,
    why: `The assertion tells ${who} the person’s name (NameID) and no attribute at all, and Dex, which takes it there, wants the user name and the e-mail address as attributes.${itSays(said?.text)}`,
    fix: dexFix,
    proof: 'comparison',
    confidence: 'firm',
    evidence: [message],
  };
}

/** https://dexidp.io/docs/connectors/saml/ (usernameAttr, emailAttr: required) */
const dexFix =
  'Let the identity provider send attribute statements for this app (Okta: Attribute Statements), and name them in Dex’s SAML connector: usernameAttr, emailAttr, groupsAttr.';

const emails = ['mail', 'email', 'emailaddress', 'e-mail', 'urn:oid:0.9.2342.19200300.100.1.3'];

function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(value.trim());
}

type Service = { readonly at: RegExp; readonly wants: readonly string[]; readonly fix: string };

const roleFix = (where: string, form: string): string =>
  `Let the identity provider send a role for this person: assign person or group to a role of ${where} in the provider’s app for it, and map it under this name, each value as “${form}”.`;

/**
 * What services document as required: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html,
 * https://www.alibabacloud.com/help/en/ram/saml-assertions-for-role-based-sso, https://www.tencentcloud.com/document/product/598/38235.
 */
const services: readonly Service[] = [
  {
    at: /^https:\/\/(?:[\w-]+\.)?signin\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)\/saml(?:[/?]|$)/i,
    wants: [
      'https://aws.amazon.com/SAML/Attributes/Role',
      'https://aws.amazon.com/SAML/Attributes/RoleSessionName',
    ],
    fix: roleFix('AWS', 'ARN of the role,ARN of the provider'),
  },
  {
    at: /^https:\/\/signin\.(?:aliyun|alibabacloud)\.com\/saml-role\//i,
    wants: [
      'https://www.aliyun.com/SAML-Role/Attributes/Role',
      'https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName',
    ],
    fix: roleFix('Alibaba Cloud', 'ARN of the role,ARN of the provider'),
  },
  {
    at: /^https:\/\/(?:cloud\.tencent\.com|www\.tencentcloud\.com)\/login\/saml/i,
    wants: [
      'https://cloud.tencent.com/SAML/Attributes/Role',
      'https://cloud.tencent.com/SAML/Attributes/RoleSessionName',
    ],
    fix: roleFix('Tencent Cloud', 'name of the role,name of the provider'),
  },
];

function isFilled({ name, friendlyName, values }: SamlAttribute, wanted: string): boolean {
  const isIt = [name, friendlyName].some((one) => one !== undefined && isNamedSo(one, wanted));
  return isIt && values.some((value) => value.trim() !== '');
}

const quote = '["\'“”‘’`]?';
const itsName = `${quote}([\\w.:/-]{2,120})${quote}`;
/** Before the word attribute any word may stand, so that it takes quotation marks to be a name. */
const inQuotes = '["\'“‘`]([\\w.:/-]{2,120})["\'”’`]';
const lacking = [
  new RegExp(
    `\\b(?:attribute|claim)s? (?:named |called |with (?:the )?name )?${itsName}[^.]{0,40}\\b(?:missing|not found|not present|required|absent|not provided|not set)`,
    'i',
  ),
  new RegExp(
    `\\b(?:missing|no|cannot find|could not find|did not find|lacks?|without|requires?|required)(?: the| a| an| required)?(?: SAML)? (?:attribute|claim)s?:? (?:named |called |with (?:the )?name )?${itsName}`,
    'i',
  ),
  new RegExp(
    `\\b(?:could not|couldn['’]t|cannot|can['’]t|did not|unable to) find (?:(?:your|the|an?) )?${inQuotes} (?:SAML )?(?:attribute|claim)\\b`,
    'i',
  ),
  new RegExp(
    `\\bmandatory ${itsName} (?:SAML )?(?:attribute|claim) (?:is |was )?(?:missing|not found|not present|absent|not provided)`,
    'i',
  ),
  new RegExp(
    `${inQuotes} (?:SAML )?(?:attribute|claim) (?:is |was )?(?:missing|not found|not present|absent|not provided)`,
    'i',
  ),
  new RegExp(`\\b(?:attribute|claim)s? (?:is |was )?(?:missing|not found): ${itsName}`, 'i'),
];

/** Words that may stand there and name nothing. */
const noName =
  /^(?:do|does|did|don|doesn|can|cannot|could|couldn|may|might|must|should|will|would|be|been|being|by|as|at|that|this|these|those|your|our|we|you|it|its|if|when|provider|principal|identity|mapper|mappings?|rules?|set|sets|store|types?|is|was|are|were|in|on|of|from|for|to|with|named|called|values?|names?|statements?|mapping|found|received|missing|absent|empty|incorrect|invalid|wrong|and|or|not|has|have|that|which|the)$/i;

function namedIn(said: string): readonly string[] {
  const found = lacking
    .map((one) => one.exec(said)?.[1]?.replace(/[.:]+$/, ''))
    .find((one) => one !== undefined && !noName.test(one));
  return found === undefined ? [] : [found];
}
