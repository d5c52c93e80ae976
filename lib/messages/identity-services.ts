/** Google’s, for Firebase and others, and Clerk’s on an app’s own domain, and scripts that pages log in with: their addresses have no word of ours. */
export function isIdentityService(url: string): boolean {
  switch (url.charCodeAt(8)) {
    case 97:
      return namesScript.test(url);
    case 99:
      return (url.startsWith('https://clerk.') && namesClerkClient.test(url)) || namesScript.test(url);
    case 103:
      return namesScript.test(url);
    case 105:
      return url.startsWith('https://identitytoolkit.googleapis.com/v');
    case 119:
      return url.startsWith('https://www.googleapis.com/identitytoolkit/');
    default:
      return false;
  }
}

const namesClerkClient = /^https:\/\/[^/]+\/v1\/(?:client|environment)(?:\?|$)/;

const namesScript =
  /^https:\/\/(?:accounts\.google\.com\/gsi\/client|appleid\.cdn-apple\.com\/appleauth\/|alcdn\.ms|cdn\.auth0\.com\/|global\.oktacdn\.com\/okta-)/;
