import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { conflict, invalid, Problem, unavailable } from '../problem/problem.ts';

/** What the framework itself refuses, by its code. */
const frameworkErrors: Record<string, [status: number, id: string, en: string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'Jenis isi tidak didukung; kirim application/json.',
    'Unsupported media type; send application/json.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'Isi terlalu besar.', 'The body is too large.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'Isi JSON kosong.', 'The JSON body is empty.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'Isi bukan JSON yang benar.', 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'Panjang isi tidak cocok.', 'Content length does not match.'],
};

const connectionLost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
  '08001',
]);

/** Turns anything thrown into a Problem, or undefined when it is a fault of ours. */
function asProblem(error: Error & { code?: string; statusCode?: number }): Problem | undefined {
  if (error instanceof Problem) return error;
  const code = error.code ?? '';
  const known = frameworkErrors[code];
  if (known) return new Problem(known[0] === 413 ? 'too_large' : 'invalid', known[0], { id: known[1], en: known[2] });
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem('invalid', error.statusCode, {
      id: 'Permintaan tidak dapat dibaca.',
      en: 'The request could not be read.',
    });
  }
  if (code === '23505')
    return conflict('Sudah ada catatan dengan kunci yang sama.', 'A record with this key exists already.');
  if (code === '23503') {
    return invalid([], { id: 'Menunjuk catatan yang tidak ada.', en: 'Refers to a record that does not exist.' });
  }
  if (/^22\w{3}$/.test(code)) {
    return invalid([], { id: 'Ada nilai yang tidak dapat disimpan.', en: 'A value cannot be stored.' });
  }
  if (code === '40001' || code === '40P01') return unavailable('Sedang sibuk, coba lagi.', 'Busy, try again.', 1);
  if (
    connectionLost.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|ECONNREFUSED/.test(error.message)
  ) {
    return unavailable('Basis data tidak terjangkau sesaat.', 'The database cannot be reached for the moment.');
  }
  return undefined;
}

/** The one error handler: RFC 9457 JSON with a request id. What is unknown tells the client nothing. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = asProblem(error as Error);
  if (!known) {
    const { name, message, stack, code } = error as Error & { code?: string };
    // A database error's detail quotes row values, so only its code and our stack are logged.
    request.log.error(
      {
        reqId: request.id,
        err: code ? { name, code, stack: stack?.split('\n').slice(1, 8) } : { name, message, stack },
      },
      'fault',
    );
  }
  const problem =
    known ?? new Problem('internal', 500, { id: 'Ada gangguan di server.', en: 'Something went wrong on the server.' });
  const english = (request.headers['accept-language'] ?? 'id').toLowerCase().startsWith('en');
  const language = english ? 'en' : 'id';
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter);
  // What is still coming of a body that is too large is not read.
  if (problem.status === 413) reply.header('connection', 'close');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .send(
      JSON.stringify({
        type: `urn:harmoni:problem:${problem.code}`,
        title: STATUS_CODES[problem.status] ?? 'Error',
        status: problem.status,
        detail: problem.detail[language],
        code: problem.code,
        errors: problem.fields.map((field) => ({ path: field.path, reason: field.reason[language] })),
        requestId: request.id,
        ...(problem.current === undefined ? {} : { current: problem.current }),
      }),
    );
}
