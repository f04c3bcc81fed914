import { session } from './session';

/** An answer that is no success: what happened in words, and the id under which the server's log has it. */
export class ApiFault extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly id: string | undefined,
  ) {
    super(detail);
  }
}

interface Problem {
  title?: string;
  detail?: string;
  issue?: { diagnostics?: string; details?: { text?: string } }[];
}

async function faultOf(response: Response): Promise<ApiFault> {
  const id = response.headers.get('X-Request-Id') ?? undefined;
  const text = await response.text();
  let problem: Problem = {};
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // A proxy's own page is no problem document; its status still tells what happened.
  }
  const issue = problem.issue?.[0];
  const detail = problem.detail ?? issue?.details?.text ?? issue?.diagnostics ?? problem.title ?? '';
  return new ApiFault(response.status, titles[response.status] ?? 'The server refused the request.', detail, id);
}

const titles: Record<number, string> = {
  401: 'You are not signed in.',
  403: 'Your role does not allow this.',
  404: 'There is no such thing.',
  409: 'Somebody else changed it meanwhile.',
  412: 'Somebody else changed it meanwhile.',
  422: 'A rule forbids this.',
  500: 'The server failed.',
  503: 'The server is too busy.',
};

async function send(method: string, path: string, body?: unknown, signal?: AbortSignal, more?: Readonly<Record<string, string>>): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...more };
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? 'application/octet-stream' : 'application/json';
  if (method !== 'GET' && session.csrf !== undefined) headers['X-CSRF-Token'] = session.csrf;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiFault(0, 'The server cannot be reached.', 'Look to the network; the page tries again when you ask it to.', undefined);
  }
  if (response.status === 401 && path !== '/api/session') session.lost();
  if (!response.ok) throw await faultOf(response);
  return response;
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await send('GET', path, undefined, signal)).json()) as T;
}

/** As getJson; undefined when the server answers that there is nothing (204), such as nothing new. */
export async function getJsonOrNothing<T>(path: string, signal?: AbortSignal): Promise<T | undefined> {
  const response = await send('GET', path, undefined, signal);
  return response.status === 204 ? undefined : ((await response.json()) as T);
}

export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  return (await send('GET', path, undefined, signal)).text();
}

export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<T> {
  const response = await send(method, path, body, signal, headers);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Asks for a file by a form. */
export async function sendForFile(method: 'POST', path: string, body: unknown): Promise<Blob> {
  return (await send(method, path, body)).blob();
}

/** Sends a file as it is. */
export async function sendFile<T>(path: string, file: Blob): Promise<T> {
  const response = await send('POST', path, file);
  return (await response.json()) as T;
}

/** A path with a query string; empty and absent values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
