import { browser } from 'wxt/browser';

void browser.devtools.panels.create('OAuth', '/icons/32.png', '/panel.html');
