/** One way in which the web app logs in. */
export type WebAppVariant = {
  readonly clientId: 'web-app' | 'web-app-post' | 'web-app-key';
  readonly responseType: 'code' | 'code id_token';
  readonly responseMode?: 'form_post';
  /** Sends the request ahead on the back channel (RFC 9126). */
  readonly pushed?: boolean;
  /** What goes wrong with the session after a good login: its store forgets it, or its cookie is for one path alone. */
  readonly session?: 'forgotten' | 'narrow';
};

/** `/login?variant=<name>` */
export const webAppVariants = {
  query: { clientId: 'web-app', responseType: 'code' },
  'form-post': { clientId: 'web-app', responseType: 'code', responseMode: 'form_post' },
  hybrid: { clientId: 'web-app', responseType: 'code id_token' },
  'hybrid-form-post': { clientId: 'web-app', responseType: 'code id_token', responseMode: 'form_post' },
  pushed: { clientId: 'web-app', responseType: 'code', pushed: true },
  forgetful: { clientId: 'web-app', responseType: 'code', session: 'forgotten' },
  narrow: { clientId: 'web-app', responseType: 'code', session: 'narrow' },
  'secret-post': { clientId: 'web-app-post', responseType: 'code' },
  'private-key': { clientId: 'web-app-key', responseType: 'code' },
} as const satisfies Readonly<Record<string, WebAppVariant>>;

export type WebAppVariantName = keyof typeof webAppVariants;

export function variantOf(name: string | null): WebAppVariant {
  return name !== null && name in webAppVariants
    ? webAppVariants[name as WebAppVariantName]
    : webAppVariants.query;
}
