import { createReplies } from './replies/create.ts';
import { getReplies } from './replies/get.ts';
import { networkReplies } from './replies/network.ts';
import type { ReplyRow } from './replies/reply-row.ts';
import { settingsReplies } from './replies/settings.ts';
import { settingsDead } from './replies/settings-dead.ts';
import { settingsSubmitted } from './replies/settings-submitted.ts';
import { submitAccepted } from './replies/submit-accepted.ts';
import { submitDead } from './replies/submit-dead.ts';
import { submitRejected } from './replies/submit-rejected.ts';
import { logoutReplies, whoamiReplies } from './replies/whoami-and-logout.ts';

/** Rows that share a section of the guide. */
export interface Chapter {
  readonly title: string;
  readonly request: string;
  readonly rows: readonly ReplyRow[];
}

/** Every reply to a browser login by AJAX, and to the settings flow. */
export const chapters: readonly Chapter[] = [
  {
    title: 'Opening a flow',
    request: '`GET /self-service/login/browser`, with `aal`, `refresh`, `return_to`, `login_challenge` as needed',
    rows: createReplies,
  },
  { title: 'Fetching a flow', request: '`GET /self-service/login/flows?id=<id>`', rows: getReplies },
  { title: 'Submitting: replies that continue the login', request: '`POST /self-service/login?flow=<id>`', rows: submitAccepted },
  {
    title: 'Submitting: replies that the user can correct',
    request: '`POST /self-service/login?flow=<id>`',
    rows: submitRejected,
  },
  { title: 'Submitting: replies that need another flow', request: '`POST /self-service/login?flow=<id>`', rows: submitDead },
  { title: 'Asking who is signed in', request: '`GET /sessions/whoami`', rows: whoamiReplies },
  {
    title: 'Signing out',
    request: '`GET /self-service/logout/browser`, then `GET /self-service/logout?token=<logout_token>`',
    rows: logoutReplies,
  },
  {
    title: 'Settings: opening and fetching a flow',
    request: '`GET /self-service/settings/browser`, with `return_to` as needed, and `GET /self-service/settings/flows?id=<id>`',
    rows: settingsReplies,
  },
  {
    title: 'Settings: submitting a change',
    request:
      '`POST /self-service/settings?flow=<id>` with `csrf_token` and one button: `{"method": "totp", "totp_code": "123456"}` or `"totp_unlink": true`, and `{"method": "lookup_secret", "lookup_secret_regenerate": true}` or `…_confirm`, `…_reveal`, `…_disable`. The value of a button is `true`',
    rows: settingsSubmitted,
  },
  {
    title: 'Settings: submissions that change nothing',
    request: '`POST /self-service/settings?flow=<id>`',
    rows: settingsDead,
  },
  { title: 'Replies to any call', request: 'Kratos, or a proxy between', rows: networkReplies },
];

export const replies: readonly ReplyRow[] = chapters.flatMap(({ rows }) => rows);
