/** The request of the settings that a reply belongs to. The same body means different things for different requests. */
export type SettingsCall =
  /** `GET /self-service/settings/browser` */
  | 'create'
  /** `GET /self-service/settings/flows?id=…` */
  | 'get'
  /** `POST /self-service/settings?flow=…` */
  | 'submit';
