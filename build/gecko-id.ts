/** What Firefox and addons.mozilla.org know the add-on by, forever: settings and updates hang on it. Drawn by lot, so that it is nobody else's. */
export const geckoId = '{5c7a810f-3c31-4a96-b70f-f8eaeb36048d}';
