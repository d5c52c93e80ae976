import type { Signature } from '../signature.ts';

/** Pages that an application’s own framework or server makes: the app answered, though none of its pages did. */
export const frameworkSignatures: readonly Signature[] = [
  { product: 'Express', kind: 'app', statuses: [404], bodies: ['<pre>cannot get /', '<pre>cannot post /'] },
  { product: 'Spring Boot', kind: 'app', bodies: ['whitelabel error page'] },
  {
    product: 'Apache Tomcat',
    kind: 'app',
    bodies: ['<h1>http status 4', '<h1>http status 5', 'apache tomcat/'],
  },
  { product: 'Jetty', kind: 'app', bodies: ['powered by jetty://', '<h2>http error 4', '<h2>http error 5'] },
  {
    product: 'Django',
    kind: 'app',
    bodies: [
      "you're seeing this error because you have <code>debug = true</code>",
      '<h1>not found</h1><p>the requested resource was not found on this server.</p>',
      '<h1>server error (500)</h1>',
      '<h1>bad request (400)</h1>',
    ],
  },
  {
    product: 'Werkzeug',
    kind: 'app',
    bodies: [
      'werkzeug debugger',
      'the requested url was not found on the server. if you entered the url manually',
    ],
  },
  {
    product: 'Rails',
    kind: 'app',
    bodies: [
      "the page you were looking for doesn't exist",
      "we're sorry, but something went wrong",
      'the change you wanted was rejected',
    ],
  },
  { product: 'Laravel', kind: 'app', bodies: ['illuminate\\', 'whoops, looks like something went wrong'] },
  {
    product: 'ASP.NET Core',
    kind: 'app',
    bodies: ['an unhandled exception occurred while processing the request.'],
  },
  { product: 'ASP.NET', kind: 'app', bodies: ["server error in '/'", 'runtime error</i>'] },
  {
    product: 'Next.js',
    kind: 'app',
    bodies: [
      'this page could not be found',
      'application error: a server-side exception has occurred',
      'application error: a client-side exception has occurred',
    ],
  },
  { product: 'a Go server', kind: 'app', statuses: [404], bodies: ['404 page not found'], isWholeBody: true },
  {
    product: 'FastAPI',
    kind: 'app',
    bodies: ['{"detail":"not found"}', '{"detail":"method not allowed"}', '{"detail":"not authenticated"}'],
    isWholeBody: true,
  },
];
