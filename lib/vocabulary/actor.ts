/** Who speaks to whom. */
export type Actor = 'client' | 'authorization_server' | 'resource_server' | 'user';
