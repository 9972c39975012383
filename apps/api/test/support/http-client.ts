import type { CustomerSession, StaffSession } from '@zhiyin/contracts';

export interface Reply<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** A plain HTTP caller with an optional token; what a client program would do, and nothing more. */
export class HttpClient {
  constructor(
    private readonly origin: string,
    private readonly token?: string,
  ) {}

  as(token: string): HttpClient {
    return new HttpClient(this.origin, token);
  }

  /** A new guest customer. */
  async guest(): Promise<HttpClient & { session: CustomerSession }> {
    const { body } = await this.post<CustomerSession>('/auth/guest', {});
    return Object.assign(this.as(body.accessToken), { session: body });
  }

  async staff(username: string, password: string): Promise<HttpClient & { session: StaffSession }> {
    const { body } = await this.post<StaffSession>('/admin/auth/login', { username, password });
    return Object.assign(this.as(body.accessToken), { session: body });
  }

  get = <T>(path: string, headers?: Record<string, string>) => this.call<T>('GET', path, undefined, headers);
  post = <T>(path: string, body?: unknown, headers?: Record<string, string>) =>
    this.call<T>('POST', path, body, headers);
  put = <T>(path: string, body?: unknown, headers?: Record<string, string>) => this.call<T>('PUT', path, body, headers);
  delete = <T>(path: string, headers?: Record<string, string>) => this.call<T>('DELETE', path, undefined, headers);

  /** The raw response, for streams. Paths are below /api/v1 unless they begin with `//`. */
  fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ): Promise<Response> {
    const address = path.startsWith('//') ? `${this.origin}${path.slice(1)}` : `${this.origin}/api/v1${path}`;
    return fetch(address, {
      method,
      ...(signal ? { signal } : {}),
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  private async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply<T>> {
    const response = await this.fetch(method, path, body, headers);
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, body: (json && text ? JSON.parse(text) : text) as T, headers: response.headers };
  }
}
