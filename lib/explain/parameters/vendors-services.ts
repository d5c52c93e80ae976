import { rowsOf, type ParameterTable } from './row.ts';

const facebook = rowsOf('Facebook');
const github = rowsOf('GitHub');
const discord = rowsOf('Discord');
const shopify = rowsOf('Shopify');
const tiktok = rowsOf('TikTok');
const wechat = rowsOf('WeChat');
const dropbox = rowsOf('Dropbox');
const amazon = rowsOf('Amazon');

/** Parameters of services that let other applications in. */
export const serviceVendorParameters: ParameterTable = {
  auth_type: facebook('public', 'rerequest asks again for what was refused.'),
  error_reason: facebook('public', 'Who refused: user_denied.'),
  error_code: rowsOf('Facebook and Supabase')('public', 'The provider’s own error code.'),
  error_message: facebook('personal', 'The reason in words.'),
  signed_request: facebook('secret', 'Who is using the application, signed.'),
  fb_exchange_token: facebook('secret', 'A short-lived token to be changed for a long-lived one.'),
  granted_scopes: facebook('public', 'What the person granted.'),
  denied_scopes: facebook('public', 'What the person refused.'),
  allow_signup: github('public', 'Whether new accounts may be made on the way.'),
  login: github('personal', 'The account to suggest.'),
  installation_id: github('public', 'The installation of the GitHub App.'),
  setup_action: github('public', 'Whether the GitHub App was installed or changed.'),
  user_scope: rowsOf('Slack')('public', 'What is asked for in the person’s own name.'),
  team: rowsOf('Slack')('public', 'The workspace to use.'),
  permissions: discord('public', 'What the bot may do, as a number.'),
  guild_id: discord('public', 'The server the bot is added to.'),
  disable_guild_select: discord('public', 'Whether another server may be chosen.'),
  integration_type: discord('public', 'Installed for a server or for a person.'),
  hmac: shopify('one_time', 'Proves that the shop’s parameters were not altered.'),
  shop: shopify('public', 'The shop.'),
  host: shopify('public', 'The admin page the application is embedded in, encoded.'),
  timestamp: shopify('public', 'When the answer was made, as a date in seconds.'),
  'grant_options[]': shopify('public', 'per-user asks for a token of the signed-in person.'),
  client_key: tiktok('public', 'TikTok’s name for the client identifier.'),
  open_id: tiktok('personal', 'The person, as this application knows them.'),
  scopes: tiktok('public', 'What was granted.'),
  appid: wechat('public', 'WeChat’s name for the client identifier.'),
  secret: wechat('secret', 'WeChat’s name for the client secret.'),
  openid: wechat('personal', 'The person, as this application knows them.'),
  unionid: wechat('personal', 'The person, as all applications of one owner know them.'),
  app_id: rowsOf('Alipay')('public', 'Alipay’s name for the client identifier.'),
  auth_code: rowsOf('Alipay')('one_time', 'Alipay’s name for the one-time authorization code.'),
  authCode: rowsOf('DingTalk')('one_time', 'DingTalk’s name for the one-time authorization code.'),
  agentid: rowsOf('WeCom')('public', 'The application within its organisation.'),
  token_access_type: dropbox('public', 'offline asks for a refresh token.'),
  force_reapprove: dropbox('public', 'Asks for consent again.'),
  show_dialog: rowsOf('Spotify')('public', 'Asks for consent again.'),
  force_verify: rowsOf('Twitch')('public', 'Asks for consent again.'),
  approval_prompt: rowsOf('Strava, formerly Google')('public', 'force asks for consent again.'),
  flowEntry: rowsOf('PayPal')('public', 'How the login was entered.'),
  language: rowsOf('Yahoo')('public', 'The language of the pages.'),
  scope_data: amazon('public', 'More detail on the permissions asked for.'),
  application_id: amazon('public', 'The application in the seller programme.'),
  spapi_oauth_code: amazon('one_time', 'The one-time authorization code of the seller programme.'),
  selling_partner_id: amazon('personal', 'The seller who approved.'),
  action: rowsOf('Withings')('public', 'requesttoken: what the token endpoint is to do.'),
  owner: rowsOf('Notion')('public', 'Asks in the name of a person.'),
  key: rowsOf('Firebase')('linkable', 'An API key; at Firebase it identifies the project and is no secret.'),
  apikey: rowsOf('Supabase')(
    'linkable',
    'An API key; the one for pages identifies the project and is no secret.',
  ),
  provider: rowsOf('Supabase')('public', 'The social login to use.'),
};
