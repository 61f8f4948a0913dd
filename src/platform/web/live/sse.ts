/** One message of a text/event-stream, as the standard defines it. */
export interface StreamMessage {
  id: string | undefined;
  event: string;
  data: string;
}

/**
 * Incremental parser of text/event-stream (WHATWG HTML §9.2.6). Feed it text as it arrives, in any cut;
 * it returns the messages completed by that piece. Comments (heartbeats) give none.
 */
export function streamParser(): (piece: string) => StreamMessage[] {
  let rest = '';
  let id: string | undefined;
  let event = '';
  let data: string[] = [];
  return (piece) => {
    const messages: StreamMessage[] = [];
    rest += piece;
    // A lone CR at the end may be the first half of CRLF: keep it for the next piece.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) messages.push({ id, event: event || 'message', data: data.join('\n') });
        event = '';
        data = [];
        continue;
      }
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'id') id = value;
      else if (field === 'event') event = value;
      else if (field === 'data') data.push(value);
    }
    return messages;
  };
}
