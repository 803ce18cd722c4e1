/** The static pages: the dashboard as it was built, and the collector's own pages for pairing and for opening the dashboard. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { answerPage } from '../fill-page.ts';

const own = join(import.meta.dirname, '../pages');
const dashboard = join(import.meta.dirname, '../dashboard/dist');

const none = ["'none'"];
const self = ["'self'"];
const strict = {
  defaultSrc: none,
  scriptSrc: self,
  styleSrc: self,
  connectSrc: self,
  imgSrc: ["'self'", 'data:'],
  baseUri: none,
  formAction: none,
  frameAncestors: none,
};
/** A replay's frame inherits the dashboard's policy, and recorded pages are full of inline styles and fonts. Scripts stay ours. */
const replaying = { ...strict, styleSrc: ["'self'", "'unsafe-inline'"], fontSrc: ['data:'] };

export function createPageRoutes(): Hono {
  const routes = new Hono();
  for (const name of ['pair', 'open', 'sign-in'])
    routes.get(`/${name}`, withPolicy(strict), (context) => answerPage(context, join(own, `${name}.html`)));
  for (const file of ['pair.js', 'open.js', 'sign-in.js', 'pages.css'])
    routes.get(`/pages/${file}`, withPolicy(strict), serveStatic({ path: join(own, file) }));
  routes.use('/', withPolicy(replaying));
  routes.get('/', async (context, next) =>
    existsSync(join(dashboard, 'index.html')) ? next() : answerPage(context, join(own, 'not-built.html')),
  );
  routes.get('/', serveStatic({ path: join(dashboard, 'index.html') }));
  routes.get('/assets/*', withPolicy(replaying), serveStatic({ root: dashboard }));
  return routes;
}

function withPolicy(contentSecurityPolicy: typeof strict) {
  // Whether TLS is to be insisted on is said for every answer alike.
  return secureHeaders({ contentSecurityPolicy, strictTransportSecurity: false, referrerPolicy: 'no-referrer', xFrameOptions: 'DENY' });
}
