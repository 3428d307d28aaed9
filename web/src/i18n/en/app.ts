// SPDX-License-Identifier: AGPL-3.0-or-later
/** Words of the frame around every page, and of the pages that belong to no feature. */
export const app = {
  tagline: 'Paths, health budgets and activities',
  body: 'Comune di Milano',
  skip: {
    label: 'Shortcuts',
    content: 'Skip to content',
    menu: 'Skip to menu',
    footer: 'Skip to footer',
  },
  header: {
    language: 'Language',
    it: 'ITA',
    en: 'ENG',
    home: 'Back to the home page',
    search: 'Find a person',
  },
  menu: {
    label: 'Main menu',
    open: 'Open the menu',
    close: 'Close the menu',
    more: 'More',
  },
  home: {
    hello: 'Hello, {{name}}',
    lead: 'You are working as {{role}}.',
    sections: 'Where you can go',
    none: 'Your role has no pages to open yet. If you think something is missing, write to whoever runs the platform.',
  },
  footer: {
    about: 'A service of the Comune di Milano for those who design, accompany and document mental health paths.',
    links: 'Useful links',
    accessibility: 'Accessibility',
    privacy: 'Privacy',
    source: 'Open source, AGPL 3.0 licence',
  },
  notFound: {
    title: 'This page does not exist',
    text: 'The address leads nowhere. It may be misspelt, or the page may have moved.',
    back: 'Back to the home page',
  },
  forbidden: {
    title: 'You cannot open this page',
    text: 'The role you are working in, {{role}}, does not include this page. If you have another role, change it from the menu with your name.',
    back: 'Back to the home page',
  },
  broken: {
    title: 'Something went wrong',
    text: 'The page stopped because of an error of ours. What you had saved is safe.',
    retry: 'Try again',
  },
  outdated: {
    title: 'The page must be reloaded',
    text: 'It could not be opened: the platform may have been updated while you were using it. Reload to go on.',
    reload: 'Reload the page',
  },
  offline: {
    title: 'There is no connection',
    text: 'Your device cannot reach the network. What you have written stays in its place: try again when the connection is back.',
    banner: 'You are offline. What you have written stays on this page.',
    back: 'The connection is back.',
    retry: 'Try again',
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Everyone must be able to use this service, with the keyboard alone or with a screen reader too.',
    howTitle: 'What we guarantee',
    how: 'Every page is checked against WCAG 2.2, level AA, by automatic tests in a real browser at each change. Pages work at a width of 320 pixels, zoomed to 400 per cent and without a mouse.',
    tellTitle: 'Report a problem',
    tell: 'If something keeps you from working, tell whoever runs the platform in your organisation: which page, and what you were doing.',
  },
  privacy: {
    title: 'Privacy',
    lead: 'Data on health and, in some cases, judicial data are handled here. So everyone sees only what their work needs.',
    whoTitle: 'Who sees what',
    who: 'Each role has its own rules, and every reading of a file is recorded: who, when, which file. A person may ask who read theirs.',
    cookieTitle: 'What stays in your browser',
    cookie: 'One technical cookie, which keeps your session open and expires by itself, and the language you chose. No tracking, no outside service.',
    rightsTitle: 'Your rights',
    rights: 'You may ask to see, correct or erase the data about you: ask the Comune di Milano, the controller, or the organisation that follows you.',
  },
};
