import type { KratosResponse } from './kratos-call.ts';

/**
 * The six requests of a login, each as one round trip. A status is never a reason to reject; no answer is, and so is an abort.
 * All with cookies, `Accept: application/json`, and redirects left unfollowed.
 */
export interface KratosTransport {
  readonly kratosUrl: string;
  /** `GET /self-service/login/browser` */
  createFlow(query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<KratosResponse>;
  /** `GET /self-service/login/flows` */
  getFlow(id: string, signal: AbortSignal): Promise<KratosResponse>;
  /** `POST /self-service/login` */
  submitFlow(id: string, body: Readonly<Record<string, string>>, signal: AbortSignal): Promise<KratosResponse>;
  /** `GET /sessions/whoami` */
  whoami(signal: AbortSignal): Promise<KratosResponse>;
  /** `GET /self-service/logout/browser` */
  beginLogout(signal: AbortSignal): Promise<KratosResponse>;
  /** `GET /self-service/logout` */
  logout(token: string, signal: AbortSignal): Promise<KratosResponse>;
}
