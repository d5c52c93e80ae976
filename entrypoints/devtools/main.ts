import { browser } from 'wxt/browser';

browser.devtools.panels.create('OAuth', '/icons/32.png', '/panel.html');
