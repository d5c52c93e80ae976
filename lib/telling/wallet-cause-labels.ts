/** Those of wallets, verifiers and issuers: their advice says itself who can follow it. */
export const walletCauseLabels = {
  'wallet-not-seen': 'the wallet’s part was not seen',
  'credential-not-ready': 'credential not ready yet',
  'credential-named-wrongly': 'credential named wrongly',
  'credential-proof-refused': 'proof of the key refused',
  'credential-request-refused': 'credential request refused',
  'request-object-unavailable': 'request cannot be fetched',
  'tx-code-refused': 'code of the offer not taken',
  'verifier-redirects-wallet': 'verifier redirects the wallet',
  'verifier-refuses-answer': 'verifier refuses the answer',
  'wallet-refuses-request': 'the wallet refuses the request',
  'wallet-shows-nothing': 'the wallet shows nothing',
} as const;
