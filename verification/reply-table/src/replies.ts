import { createReplies } from './replies/create.ts';
import { getReplies } from './replies/get.ts';
import { networkReplies } from './replies/network.ts';
import type { ReplyRow } from './replies/reply-row.ts';
import { settingsReplies } from './replies/settings.ts';
import { submitAccepted } from './replies/submit-accepted.ts';
import { submitDead } from './replies/submit-dead.ts';
import { submitRejected } from './replies/submit-rejected.ts';
import { logoutReplies, whoamiReplies } from './replies/whoami-and-logout.ts';

/** The rows that are told together. */
export interface Chapter {
  readonly title: string;
  readonly request: string;
  readonly rows: readonly ReplyRow[];
}

/** Every reply to a browser login by AJAX, and its neighbours. */
export const chapters: readonly Chapter[] = [
  {
    title: 'Opening a flow',
    request: '`GET /self-service/login/browser`, with `aal`, `refresh`, `return_to`, `login_challenge` as needed',
    rows: createReplies,
  },
  { title: 'Fetching a flow', request: '`GET /self-service/login/flows?id=<id>`', rows: getReplies },
  { title: 'Submitting: what leads on', request: '`POST /self-service/login?flow=<id>`', rows: submitAccepted },
  {
    title: 'Submitting: what typing or the account’s owner can mend',
    request: '`POST /self-service/login?flow=<id>`',
    rows: submitRejected,
  },
  { title: 'Submitting: what needs another flow', request: '`POST /self-service/login?flow=<id>`', rows: submitDead },
  { title: 'Who is signed in', request: '`GET /sessions/whoami`', rows: whoamiReplies },
  {
    title: 'Signing out',
    request: '`GET /self-service/logout/browser`, then `GET /self-service/logout?token=<logout_token>`',
    rows: logoutReplies,
  },
  {
    title: 'The neighbours: settings',
    request: '`/self-service/settings/browser`, `…/flows?id=<id>`, `POST /self-service/settings?flow=<id>`',
    rows: settingsReplies,
  },
  { title: 'What can happen to any call', request: 'Kratos, or what is between', rows: networkReplies },
];

export const replies: readonly ReplyRow[] = chapters.flatMap(({ rows }) => rows);
