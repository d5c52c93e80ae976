/** Who can mend what a finding names. */
export type Owner = 'client' | 'authorization_server' | 'resource_server' | 'browser';
