/** Files and parts of the app’s own build. An address may end in such a name, too, and is none. */
const files =
  /\b(?:files?|bundle|chunk|(?:client|build|asset) manifest)\b|(?<![:/][^\s"']{0,200})[\w-]+\.(?:m?js|cjs|css)\b|\.(?:pem|key|crt|cer|p12|pfx|jks)\b/i;

/** Mail that is to be sent, not an address that a provider is to name. */
const mail =
  /\b(?:smtp\w*|mail ?servers?|e-?mail server|mailer|sendmail)\b|\b(?:e-?mails?|mails?)\b.{0,60}\b(?:(?:could not|cannot) be (?:sent|delivered)|gesendet werden|verschickt werden|versendet werden|être envoyée?)|\b(?:(?:could not|cannot|unable to|failed to) send|error (?:while |when )?sending)\b.{0,30}\be-?mails?\b|\be-?mails?[ -](?:delivery|template)/i;

/** Clients of another kind than those of a provider. */
const clients =
  /\b(?:redis|http|https|database|db|prisma|sql|postgres|mysql|mongo\w*|grpc|mail|e-?mail|websocket|ftp|ldap)[ -]client\b|\bclient (?:version|library|module|script)\b/i;

/**
 * True for a sentence about a file, a mail or a store of the app’s own: whatever it says is missing or wrong there is no part of a login.
 * For words that are nobody’s own; linear.
 */
export function isOfOtherMachinery(sentence: string): boolean {
  return files.test(sentence) || mail.test(sentence) || clients.test(sentence);
}
