import type { KratosResponse } from './kratos-call.ts';

/**
 * The six requests of a login, each as one round trip. A call resolves for every HTTP status. It rejects when there is no response, or on an abort.
 * All requests send cookies and `Accept: application/json`, and follow no redirects.
 */
export interface KratosTransport {
  /** The public address of Kratos. Trailing slashes do not matter. */
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
