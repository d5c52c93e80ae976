/** Sent by the client. */
export const toServer = { from: 'client', to: 'authorization_server' } as const;
/** Sent by the server. */
export const toClient = { from: 'authorization_server', to: 'client' } as const;

/** The browser carries it. */
export const request = {
  role: 'request',
  ...toServer,
  channel: 'front',
  begins: true,
  decides: 'refusal',
} as const;
/** It carries the result back. */
export const response = {
  role: 'response',
  ...toClient,
  channel: 'front',
  begins: true,
  decides: 'end',
} as const;
/** The end of a session, by the browser. */
export const logout = { role: 'logout', channel: 'front', begins: true, decides: 'end' } as const;

/** A program asks the server. */
export const direct = { ...toServer, channel: 'direct' } as const;
/** What a party publishes. */
export const document = { ...direct, role: 'document' } as const;
/** What client and server arrange before the browser goes anywhere. */
export const preparation = { ...direct, role: 'preparation' } as const;
/** What the browser brought is changed for what it stands for. */
export const redemption = { ...direct, role: 'redemption', isConcluded: true } as const;
/** A token is spoken about. */
export const management = {
  ...direct,
  role: 'management',
  begins: true,
  decides: 'end',
  authenticates: true,
  isConfidential: true,
  presentsToken: true,
} as const;

/** No step. */
export const evidence = { protocol: 'oauth2', role: 'evidence', channel: 'direct', ...toServer } as const;
