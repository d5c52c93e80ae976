// The hand-written app: it does what window.lab.faults[name] says, right or wrong.
const { provider, api, deadPort, faults, secrets } = window.lab;

function show(status, data) {
  document.getElementById('status').textContent = status;
  document.getElementById('output').hidden = data === undefined;
  document.getElementById('output').textContent = JSON.stringify(data, null, 2);
}

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const s256 = async (text) =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));

function redirectUriOf(fault) {
  if (fault.redirectUri === 'dead-port') return `${deadPort}/callback`;
  return fault.redirectUri ?? `${location.origin}${fault.redirectPath}`;
}

async function start(name) {
  const fault = faults[name];
  if (fault.grant)
    return finish(fault, await redeem(fault, { grant_type: fault.grant, scope: fault.scope, resource: api }));
  const login = { name, state: random(), nonce: random(), verifier: random() };
  sessionStorage.setItem('login', JSON.stringify(login));
  const query = new URLSearchParams({
    client_id: fault.client_id,
    response_type: fault.response_type,
    redirect_uri: redirectUriOf(fault),
    scope: fault.scope,
  });
  if (fault.state) query.set('state', login.state);
  if (fault.nonce) query.set('nonce', login.nonce);
  if (fault.prompt) query.set('prompt', fault.prompt);
  if (fault.resource) query.set('resource', api);
  if (fault.pkce !== 'none') {
    query.set('code_challenge', fault.pkce === 'plain' ? login.verifier : await s256(login.verifier));
    query.set('code_challenge_method', fault.pkce === 'plain' ? 'plain' : 'S256');
  }
  if (fault.post) return submitForm(`${provider}/auth`, query);
  location.assign(`${provider}/auth?${query}`);
}

function submitForm(action, parameters) {
  const form = Object.assign(document.createElement('form'), { method: 'post', action });
  for (const [name, value] of parameters)
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}

async function redeem(fault, parameters) {
  const body = new URLSearchParams({ ...parameters, client_id: fault.client_id });
  if (fault.clientSecret) body.set('client_secret', secrets[fault.clientSecret]);
  const answer = await fetch(`${provider}/token`, { method: 'POST', body });
  return answer.json();
}

async function comeBack() {
  const login = JSON.parse(sessionStorage.getItem('login'));
  const fault = faults[login.name];
  const answer = new URLSearchParams(location.hash.slice(1) || location.search);
  if (answer.has('error')) return show(`failed: ${answer.get('error')}`, Object.fromEntries(answer));
  if (fault.checkState && answer.get('state') !== login.state) return show('failed: state does not match');
  if (!answer.has('code')) return finish(fault, Object.fromEntries(answer));
  const parameters = {
    grant_type: 'authorization_code',
    code: answer.get('code'),
    redirect_uri: redirectUriOf(fault),
  };
  if (fault.pkce !== 'none')
    parameters.code_verifier = fault.pkce === 'wrong-verifier' ? random() : login.verifier;
  const tokens = await redeem(fault, parameters);
  if (fault.redeemTwice) tokens.second = await redeem(fault, parameters);
  return finish(fault, tokens);
}

async function finish(fault, tokens) {
  if (tokens.error) return show(`failed: ${tokens.error}`, tokens);
  if (fault.keys) {
    const metadata = await fetch(`${provider}/.well-known/openid-configuration`).then((answer) =>
      answer.json(),
    );
    tokens.keys = await fetch(metadata.jwks_uri).then((answer) => answer.json());
  }
  if (fault.api) {
    const query = fault.api === 'query' ? `?access_token=${tokens.access_token}` : '';
    const headers = fault.api === 'header' ? { authorization: `Bearer ${tokens.access_token}` } : {};
    tokens.api = await fetch(`${api}/orders${query}`, { headers }).then((answer) => answer.json());
  }
  show('signed in', tokens);
}

const name = new URLSearchParams(location.search).get('fault');
const work = location.pathname === '/start' ? start(name) : comeBack();
work.catch((error) => show(`failed: ${error.message}`));
