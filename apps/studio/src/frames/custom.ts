import { showPage } from 'custom-page/show-page';
import { connectFrame, showNote } from './connect-frame.ts';

const { kratosUrl, fetch, inspect } = connectFrame();
showPage(document.querySelector('main') ?? document.body, { kratosUrl, fetch, inspect, storage: null }, () =>
  showNote('Signed in. Your app would go on to its next page now.'),
);
