// An authorization server for the tests beside this file. Its first line of input is its configuration:
//
// - `packages`: the folder in which oidc-provider is installed
// - `port`: where it listens, on 127.0.0.1. 0 is any free port.
// - `scopes`: the scopes that it knows
// - `resources`: the identifiers (RFC 8707) of the services for which it makes tokens
// - `secret`: the secret of every client
//
// It prints its identifier when it listens, and ends when its input ends. Each start makes new keys. What its tokens look like
// depends on the client that asks for them: `rs256` and `es256` get JSON Web Tokens, and `opaque` gets others.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const input = createInterface({ input: process.stdin });
const { packages, port, scopes, resources, secret } = await new Promise((resolve) => {
  input.once('line', (line) => resolve(JSON.parse(line)));
});
input.once('close', () => process.exit());

// It warns that this configuration is not one for production.
console.info = () => {};
console.warn = () => {};

const { resolve } = createRequire(join(packages, 'node_modules', 'resolve-from-here'));
const { Provider, errors } = await import(pathToFileURL(resolve('oidc-provider')));

const key = (alg, type, options) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }),
  alg,
  use: 'sig',
});
const client = (id, members) => ({
  client_id: id,
  client_secret: secret,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  ...members,
});

const server = createServer();
await new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); });
const identifier = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(identifier, {
  clients: [
    client('rs256'),
    client('es256'),
    client('opaque'),
    // The protected services themselves. They ask about tokens, and get none.
    ...resources.map((resource) => client(resource, { grant_types: [] })),
  ],
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    introspection: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (ctx, resource, { clientId }) => {
        if (!resources.includes(resource)) throw new errors.InvalidTarget();
        const jwt = { sign: { alg: clientId.toUpperCase() } };
        const format = clientId === 'opaque' ? { accessTokenFormat: 'opaque' } : { accessTokenFormat: 'jwt', jwt };
        return { scope: scopes.join(' '), ...format };
      },
    },
    revocation: { enabled: true },
  },
  jwks: { keys: [key('RS256', 'rsa', { modulusLength: 2048 }), key('ES256', 'ec', { namedCurve: 'P-256' })] },
  scopes,
});

// An ID token of the client that the query names, with a claim `scope`. Otherwise it takes a user and a browser to get one.
provider.use(async (ctx, next) => {
  if (ctx.path !== '/id-token') return next();
  const token = new provider.IdToken({ sub: 'ada' }, { client: await provider.Client.find(ctx.query.client) });
  token.scope = 'openid';
  token.set('scope', scopes.join(' '));
  ctx.body = { id_token: await token.issue({ use: 'idtoken' }) };
});

server.on('request', provider.callback());
console.log(identifier);
