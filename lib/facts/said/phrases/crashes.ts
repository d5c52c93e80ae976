import { product, says } from './phrase.ts';

const app = { by: 'client', owner: 'client' } as const;

const missing = {
  means:
    'The app’s own code stumbled over a value that was not there: the session of this login, or something it expected of the person or of the provider’s answer.',
  fix: 'The app’s log has the line at which it broke. Where that reads the session, see whether the login’s cookie came back; where it reads the person (email, name, groups), whether the provider sends that claim and the app asked for its scope.',
} as const;

/** The name that what any program says goes by. */
export const ofPrograms = 'programs';

/** How programs break, in the words of their languages: whoever made the app sees more of it in its log. */
export const crashes = [
  ...product('Passport', app, [
    says(
      'passport-regenerate',
      ['req.session.regenerate is not a function', 'req.session.save is not a function'],
      'app-broke',
      {
        means:
          'Passport (0.6 and later) begins a new session at every login, and the session middleware of this app (cookie-session) cannot: the provider had answered as it should.',
        fix: 'Keep sessions with express-session, or give req.session the functions regenerate and save, which call back at once, before Passport runs.',
      },
    ),
  ]),
  ...product(ofPrograms, app, [
    says(
      'crash-missing',
      [
        'Cannot read properties of undefined',
        'Cannot read properties of null',
        'Cannot read property … of undefined',
        'Cannot read property … of null',
        'Cannot destructure property',
        'undefined is not an object',
        "'NoneType' object",
        'undefined method … for nil',
        'Call to a member function … on null',
        'Attempt to read property … on null',
        'Trying to access array offset on',
        'Trying to get property … of non-object',
        'Undefined array key',
        'Undefined index:',
        'Object reference not set to an instance of an object',
        'nil pointer dereference',
      ],
      'app-broke',
      { ...missing, tokens: ['NullPointerException', 'NullReferenceException', 'KeyError'] },
    ),
    says(
      'crash-code',
      [
        'TypeError: … is not a function',
        'TypeError: … is not a constructor',
        'ReferenceError: … is not defined',
        'Call to undefined method',
        'Call to undefined function',
        'undefined method … for',
        'object has no attribute',
        'Cannot find module',
        'No module named',
        'uninitialized constant',
        'Could not load file or assembly',
        'Uncaught Error: Class … not found',
      ],
      'app-broke',
      {
        tokens: [
          'NoSuchMethodError',
          'NoClassDefFoundError',
          'ClassNotFoundException',
          'ModuleNotFoundError',
        ],
      },
    ),
  ]),
];
