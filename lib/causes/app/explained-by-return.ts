/** What a cookie that came back rules out, or is less than an app that failed with it. */
export const explainedByReturn = [
  'callback-failed',
  'unexplained',
  'state-cookie-lost',
  'second-start-overwrites',
  'callback-twice',
] as const;
