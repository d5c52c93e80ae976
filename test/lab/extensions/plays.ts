/** What the page of `extensions/app.js` can be told to do: one grant or extension at a time. */
export const plays = [
  'device',
  'client-credentials',
  'token-exchange',
  'ciba',
  'par',
  'jar',
  'jarm-query',
  'jarm-form-post',
  'jarm-encrypted',
  'dpop',
  'registered',
  'published',
  'step-up',
] as const;

export type Play = (typeof plays)[number];
