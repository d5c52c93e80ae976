import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, urlWith } from '../../../support/exchange.ts';
import { samlAnswer, samlRequest, type AnswerChanges } from '../../../support/saml-login.ts';

const id = 'saml-attribute-missing';
const aws = 'https://aws.amazon.com/SAML/Attributes';

type Sent = {
  readonly at?: string;
  readonly says?: string;
  readonly attributes?: Readonly<Record<string, string>>;
};

/** The site answers 400 with these words; the assertion has these attributes. */
function posted(
  { at = 'https://sp.example/saml/acs', says = 'Error', attributes = {} }: Sent,
  more: AnswerChanges = {},
) {
  const all = Object.entries(attributes).map(
    ([name, value]) =>
      `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
  );
  const statement =
    all.length === 0 ? '' : `<saml:AttributeStatement>${all.join('')}</saml:AttributeStatement>`;
  return capture(
    samlRequest({ consumer: at }),
    samlAnswer({
      at,
      destination: at,
      recipients: [at],
      edited: (xml) => xml.replace('</saml:Assertion>', `${statement}</saml:Assertion>`),
      exchange: {
        status: 400,
        redirectUrl: undefined,
        responseBody: { mediaType: 'text/html', text: `<p>${says}</p>` },
      },
      ...more,
    }),
  );
}

describe(`${id} is the cause`, () => {
  it.each<[string, Sent, string]>([
    [
      'of AWS without a role',
      {
        at: 'https://signin.aws.amazon.com/saml',
        says: 'Your request included an invalid SAML response. To logout, click here.',
        attributes: { [`${aws}/RoleSessionName`]: 'jo@example.test' },
      },
      `needs the attribute ${aws}/Role, and`,
    ],
    [
      'of AWS in a region, with a role that is empty',
      {
        at: 'https://eu-west-1.signin.aws.amazon.com/saml',
        attributes: { [`${aws}/RoleSessionName`]: 'jo', [`${aws}/Role`]: '' },
      },
      `${aws}/Role, and`,
    ],
    [
      'of Alibaba Cloud without anything',
      { at: 'https://signin.aliyun.com/saml-role/sso' },
      'it has no attribute at all',
    ],
    [
      'of a site that names it',
      { says: "SAML assertion: attribute 'uid' is missing", attributes: { mail: 'jo@example.test' } },
      'needs the attribute uid, and the assertion does not have it: it has mail',
    ],
    [
      'of another that does',
      {
        says: 'Login failed. Missing required attribute: displayName.',
        attributes: { 'urn:oid:0.9.2342': 'jo' },
      },
      'displayName',
    ],
  ])('%s', (_, sent, says) => {
    const exchanges = posted(sent);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(says);
    expect(reasonOf(exchanges)?.why).not.toContain('jo@example.test');
  });
});

describe('a site that looks for an attribute by another name than it comes under', () => {
  const wso2 = 'http://wso2.org/claims';
  const moodle = (name: string) =>
    `You have logged in successfully but we could not find your '${name}' attribute to associate you to an account in Moodle.`;

  it.each<[string, string, Readonly<Record<string, string>>]>([
    [moodle('fullname'), 'fullname', { [`${wso2}/fullname`]: 'jo', [`${wso2}/lastname`]: 'Doe' }],
    [moodle('Mail'), 'Mail', { mail: 'jo@example.test' }],
    [
      "attribute 'emailaddress' is missing",
      'emailaddress',
      { 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': 'jo@example.test' },
    ],
    ['The "uid" attribute was not found in the response', 'uid', { 'urn:oid:uid': 'jo' }],
  ])('is told both: %s', (says, wanted, attributes) => {
    const exchanges = posted({ says, attributes });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const [sent] = Object.keys(attributes);
    expect(reasonOf(exchanges)?.why).toContain(
      `looks for the attribute ${wanted}, and the assertion has it as ${sent}`,
    );
    expect(reasonOf(exchanges)?.fix).toContain('letter for letter');
    expect(reasonOf(exchanges)?.compared).toHaveLength(1);
    expect(reasonOf(exchanges)?.why).not.toContain('jo@');
  });

  it('is told that nothing like it came', () => {
    const why = reasonOf(posted({ says: moodle('idnumber'), attributes: { mail: 'jo@example.test' } }))?.why;
    expect(why).toContain('needs the attribute idnumber, and the assertion does not have it: it has mail');
  });
});

describe('a site that wants an e-mail address', () => {
  const words = [
    'Could not find an email address, for this user, in the data provided by the external authentication system',
    'Für diesen Benutzer konnte keine E-Mail-Adresse gefunden werden.',
    'Adresse e-mail introuvable dans les données reçues.',
    'No se encontró el correo electrónico del usuario.',
    'The e-mail address is missing in the response.',
  ];

  it.each(words)('and got none says so: %s', (says) => {
    const exchanges = posted({ says, attributes: { displayName: 'Jo Doe', uid: 'jdoe' } });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('the assertion has none: it has displayName, uid');
    expect(reasonOf(exchanges)?.fix).toContain('release');
  });

  it.each([
    { mail: 'jo@example.test' },
    { 'urn:oid:0.9.2342.19200300.100.1.3': 'jo@example.test' },
    { contact: 'jo@example.test' },
  ])('is not said to have got none where it did (%o)', (attributes) => {
    expect(causesOf(posted({ says: words[0]!, attributes }))).not.toContain(id);
  });
});

describe('an address that OmniAuth does not read', () => {
  const ms = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
  const blank = "Email can't be blank, Notification email can't be blank, and Notification email is invalid";
  const gitlab = (attributes: Readonly<Record<string, string>>, error = blank) => {
    const at = 'https://git.example/users/auth/saml/callback';
    const redirectUrl = urlWith('https://git.example/users/auth/saml/omniauth_error', { error });
    return posted({ at, attributes }, { exchange: { status: 302, redirectUrl } });
  };

  it.each([ms, 'Email', 'urn:oid:0.9.2342.19200300.100.1.3'])('is named: %s', (name) => {
    const exchanges = gitlab({ displayname: 'Jo Doe', [name]: 'jo@example.test' });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain(`has one as ${name}`);
    expect(reasonOf(exchanges)?.fix).toContain(`attribute_statements: { email: ['${name}'] }`);
    expect(`${reasonOf(exchanges)?.why}${reasonOf(exchanges)?.fix}`).not.toContain('jo@');
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['where it has the name that is read', { email: 'jo@example.test' }, blank],
    ['nor beside it', { mail: 'jo@example.test', [ms]: 'jo@example.test' }, blank],
    ['where something else is wrong', { [ms]: 'jo@example.test' }, 'Username has already been taken'],
  ])('is not blamed %s', (_, attributes, error) => {
    expect(causesOf(gitlab(attributes, error))).not.toContain(id);
  });

  it('is missing where there is none at all', () => {
    const exchanges = gitlab({ displayname: 'Jo Doe' });
    expect(reasonOf(exchanges)?.why).toContain('the assertion has none');
  });
});

describe('an assertion without any attribute', () => {
  it('is not what Dex takes', () => {
    const exchanges = posted({ at: 'https://argocd.example/api/dex/callback', attributes: {} });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm' });
    expect(reasonOf(exchanges)?.fix).toContain('usernameAttr');
  });

  it('is nothing that another site is known to miss', () => {
    expect(causesOf(posted({ attributes: {} }))).not.toContain(id);
  });

  it('is not blamed where it gives another reason', () => {
    const says = 'Invalid signature on SAML Response';
    const at = 'https://argocd.example/api/dex/callback';
    expect(causesOf(posted({ at, says, attributes: {} }))).not.toContain(id);
  });
});

describe('a site that says of attributes that they are wrong, and names none', () => {
  const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
  const sent = { [`${claims}/emailaddress`]: 'jo@example.test', [`${claims}/name`]: 'jo@example.test' };
  const mattermost =
    'SAML login was unsuccessful because one of the attributes is incorrect. Please contact your System Administrator.';

  it('is told the names that came, in full, where Mattermost compares them so', () => {
    const [asked, ...answered] = posted(
      { at: 'https://chat.example/login/sso/saml', attributes: sent },
      {
        exchange: {
          status: 302,
          redirectUrl: urlWith('https://chat.example/error', { message: mattermost, s: 'MEUCIQ' }),
        },
      },
    );
    // Nothing was set to know the login by, and the recording has cookies.
    const start = { url: 'https://chat.example/login/sso/saml', status: 302, redirectUrl: asked!.url };
    const ofProvider = { ...asked!, responseHeaders: [['Set-Cookie', 'buid=1; Path=/'] as const] };
    const exchanges = capture(start, ofProvider, ...answered);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason).toMatchObject({ owner: 'client', confidence: 'firm' });
    expect(reason?.why).toContain(`The assertion has ${claims}/emailaddress, ${claims}/name`);
    expect(reason?.fix).toContain('namespace and all');
    expect(`${reason?.why}${reason?.fix}`).not.toContain('jo@');
  });

  it.each([
    'The SAML response is missing one or more of the required attributes',
    'Required SAML attributes are missing.',
    'Some mandatory attributes were not sent by your identity provider.',
    'Login failed: the assertion did not contain the required attributes.',
    'One or more SAML attributes are invalid',
  ])('or whichever site: %s', (says) => {
    const exchanges = posted({ says, attributes: { 'urn:oid:2.5.4.42': 'Jo' } });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('which it does not name');
    expect(reasonOf(exchanges)?.why).toContain('The assertion has urn:oid:2.5.4.42');
    expect(reasonOf(exchanges)?.fix).not.toContain('Mattermost');
  });

  it.each([
    'The attributes of this file could not be read',
    'Missing required fields',
    'Please fill in all required attributes of your profile',
    'The required signature is missing',
  ])('is no reason where the words are of something else: %s', (says) => {
    expect(causesOf(posted({ says, attributes: { mail: 'jo@example.test' } }))).not.toContain(id);
  });
});

it('finds the name that stands behind what is said of it', () => {
  const why = reasonOf(posted({ says: 'Required attribute missing: mail', attributes: { uid: 'jo' } }))?.why;
  expect(why).toContain('needs the attribute mail, and the assertion does not have it: it has uid');
});

it('finds the name that stands before the word attribute where a site calls it mandatory', () => {
  const says = 'SAML authorization failed, mandatory email attribute not found: map[]';
  const why = reasonOf(posted({ says, attributes: { uid: 'jo' } }))?.why;
  expect(why).toContain('needs the attribute email, and the assertion does not have it: it has uid');
});

it('tells capitals from small letters where AWS does', () => {
  const attributes = { [`${aws}/role`]: 'arn:aws:iam::1:role/a', [`${aws}/RoleSessionName`]: 'jo' };
  const exchanges = posted({ at: 'https://signin.aws.amazon.com/saml', attributes });
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  expect(reasonOf(exchanges)?.why).toContain(
    `looks for the attribute ${aws}/Role, and the assertion has it as`,
  );
  expect(reasonOf(exchanges)).toMatchObject({ owner: 'authorization_server' });
});

describe(`${id} is not the cause`, () => {
  const both = {
    [`${aws}/RoleSessionName`]: 'jo',
    [`${aws}/Role`]: 'arn:aws:iam::1:role/a,arn:aws:iam::1:saml-provider/b',
  };
  it.each<[string, ReturnType<typeof posted>]>([
    ['where AWS has all', posted({ at: 'https://signin.aws.amazon.com/saml', attributes: both })],
    ['of another site without them', posted({ attributes: { mail: 'jo@example.test' } })],
    [
      'where attributes are encrypted',
      posted(
        { says: 'The e-mail address is missing in the SAML response: required attribute email not found' },
        {
          edited: (xml) =>
            xml.replace(
              '</saml:Assertion>',
              '<saml:AttributeStatement><saml:EncryptedAttribute><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/></saml:EncryptedAttribute></saml:AttributeStatement></saml:Assertion>',
            ),
        },
      ),
    ],
    [
      'of an encrypted assertion',
      posted({ at: 'https://signin.aws.amazon.com/saml' }, { isEncrypted: true }),
    ],
    [
      'of an attribute that is there under exactly that name',
      posted({
        says: "attribute 'emailaddress' is missing",
        attributes: { emailaddress: 'jo@example.test' },
      }),
    ],
    [
      'of a valid attribute that was not found',
      posted({ says: 'Could not find a valid attribute here', attributes: { 'x/valid': 'jo' } }),
    ],
    ['of words about attributes in general', posted({ says: 'The attributes are required to be signed' })],
    [
      'of a sentence that names none',
      posted({
        says: 'The claims do not contain the required email address',
        attributes: { email: 'jo@example.test' },
      }),
    ],
    [
      'of one about attributes and something else',
      posted({ says: 'User attributes could not be synchronised; a valid role is required' }),
    ],
    [
      'of AWS’s IAM Identity Center, which asks for no role',
      posted({
        at: 'https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/0f1e2d3c',
        attributes: { mail: 'jo@example.test' },
      }),
    ],
    [
      'of AWS where it let the person in',
      posted(
        { at: 'https://signin.aws.amazon.com/saml' },
        {
          exchange: {
            status: 302,
            redirectUrl: 'https://console.aws.amazon.com/',
            responseHeaders: [['Set-Cookie', 'aws-creds=1']],
          },
        },
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
