/**
 * What an authorization server does where several have a part: it vouches for the person to another one, it decides by that about its own
 * API, or it exchanges one token for another on the way.
 */
export type ServerPart = 'vouches' | 'decides' | 'exchanges';
