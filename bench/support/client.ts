import { Agent, type IncomingMessage, request } from 'node:http';

export interface Answer {
  status: number;
  /** As it came over the wire, compressed or not. */
  body: Buffer;
  encoding: string | undefined;
}

export interface Sending {
  method?: 'GET' | 'POST' | 'PUT';
  path: string;
  /** Bearer token. */
  token?: string;
  /** JSON text, made beforehand so that making it is not measured. */
  body?: string;
  headers?: Record<string, string>;
}

/** Keep-alive connections to one server; `connections` at most are used at once. */
export interface Client {
  send(sending: Sending): Promise<Answer>;
  /** The answer's JSON. @throws when the status is not 2xx. */
  json<Body>(sending: Sending): Promise<Body>;
  /** An endless answer: resolves with the stream when its headers are there. The caller destroys it. */
  stream(sending: Sending): Promise<IncomingMessage>;
  close(): void;
}

export function openClient(url: string, connections: number): Client {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headersOf = ({ token, body, headers }: Sending): Record<string, string> => ({
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  });

  const client: Client = {
    send: (sending) =>
      new Promise((resolve, reject) => {
        const { path, method = sending.body === undefined ? 'GET' : 'POST' } = sending;
        const sent = request({ hostname, port, agent, method, path, headers: headersOf(sending) }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks),
              encoding: response.headers['content-encoding'],
            }),
          );
        });
        sent.on('error', reject);
        sent.end(sending.body);
      }),
    async json<Body>(sending: Sending) {
      const answer = await client.send(sending);
      const text = answer.body.toString('utf8');
      if (answer.status < 200 || answer.status > 299)
        throw new Error(`${sending.method ?? ''} ${sending.path}: ${answer.status} ${text.slice(0, 300)}`);
      return JSON.parse(text) as Body;
    },
    stream: (sending) =>
      new Promise((resolve, reject) => {
        // A socket of its own: streams never give theirs back.
        const headers = { ...headersOf(sending), accept: 'text/event-stream' };
        const sent = request({ hostname, port, agent: false, path: sending.path, headers }, (response) => {
          if (response.statusCode === 200) return resolve(response);
          response.resume();
          reject(new Error(`${sending.path}: ${response.statusCode}`));
        });
        sent.on('error', reject);
        sent.end();
      }),
    close: () => agent.destroy(),
  };
  return client;
}
