import { hostOf } from '../../exchange/parameters.ts';

/** The domains in which platforms name what they host, whatever people call it. */
const domains: readonly (readonly [domain: string, platform: string])[] = [
  ['azurewebsites.net', 'Azure App Service'],
  ['azurecontainerapps.io', 'Azure Container Apps'],
  ['azurestaticapps.net', 'Azure Static Web Apps'],
  ['cloudapp.azure.com', 'Azure'],
  ['run.app', 'Cloud Run'],
  ['appspot.com', 'App Engine'],
  ['elasticbeanstalk.com', 'Elastic Beanstalk'],
  ['elb.amazonaws.com', 'AWS'],
  ['awsapprunner.com', 'AWS App Runner'],
  ['amplifyapp.com', 'AWS Amplify'],
  ['cloudfront.net', 'CloudFront'],
  ['on.aws', 'AWS'],
  ['herokuapp.com', 'Heroku'],
  ['onrender.com', 'Render'],
  ['fly.dev', 'Fly.io'],
  ['vercel.app', 'Vercel'],
  ['netlify.app', 'Netlify'],
  ['pages.dev', 'Cloudflare Pages'],
  ['workers.dev', 'Cloudflare Workers'],
  ['up.railway.app', 'Railway'],
  ['ondigitalocean.app', 'DigitalOcean'],
  ['koyeb.app', 'Koyeb'],
];

/** The platform whose own name for a hosted app this address has (`shop.azurewebsites.net`); `undefined` for every other. */
export function platformNaming(url: string): string | undefined {
  const host = hostOf(url);
  return domains.find(([domain]) => host.endsWith(`.${domain}`))?.[1];
}
