/** `@kratos-login/dom/server`: the HTML of the finished page, for the first paint. */
export { type HtmlSlots, renderToHtml } from './render-to-html.ts';
