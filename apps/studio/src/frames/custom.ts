import { showPage } from 'custom-page/show-page';
import { connectFrame, showNextPage } from './connect-frame.ts';

const { kratosUrl, fetch, inspect } = connectFrame();
showPage(document.querySelector('main') ?? document.body, { kratosUrl, fetch, inspect, storage: null }, showNextPage);
