import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.ts';

const tooLarge = (most: number): Problem => {
  const size = most >= 1024 * 1024 ? `${Math.floor(most / 1024 / 1024)} MB` : `${Math.floor(most / 1024)} kB`;
  return new Problem('too_large', 413, {
    id: `Berkas terlalu besar; paling besar ${size}.`,
    en: `The file is too large; at most ${size}.`,
  });
};

const notAFile = (): Problem =>
  new Problem('unsupported', 415, {
    id: 'Kirim berkasnya sebagai isi permintaan (application/octet-stream).',
    en: 'Send the file itself as the body (application/octet-stream).',
  });

/** What the framework does with a body of any other media type: hands it on unread to a route that takes files, refuses it elsewhere. */
export async function takeUpload(request: FastifyRequest, payload: IncomingMessage): Promise<IncomingMessage> {
  const most = request.routeOptions.config.upload;
  if (most === undefined) {
    throw new Problem('invalid', 415, {
      id: 'Jenis isi tidak didukung; kirim application/json.',
      en: 'Unsupported media type; send application/json.',
    });
  }
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  return payload;
}

/**
 * The file that a request carries, read up to the route's limit and no further.
 * @throws Problem too_large (413) naming the limit, also before the first byte when the client tells the length;
 * unsupported (415) for JSON or a form.
 */
export async function readUpload(request: FastifyRequest): Promise<Buffer> {
  const most = request.routeOptions.config.upload ?? 0;
  const { body } = request;
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) throw notAFile();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
