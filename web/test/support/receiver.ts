// A partner's machine that takes webhooks over TLS with the stack's own certificate: it refuses until it is
// told to accept, and knows a message by its signature.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { kVar } from './browser';

export interface Message {
  id: string;
  body: string;
  genuine: boolean; // signed with the secret the partner was given
  accepted: boolean;
}

export interface Receiver {
  url: string;
  messages: Message[];
  secret: string;
  accepts: boolean;
  close: () => void;
}

const signature = (secret: string, text: string) =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(text)
    .digest('base64')}`;

export async function openReceiver(): Promise<Receiver> {
  const pem = (name: string) => readFileSync(join(kVar, 'tls', name));
  const receiver: Receiver = {
    url: '',
    messages: [],
    secret: '',
    accepts: false,
    close: () => server.close(),
  };
  const server = createServer({ cert: pem('gateway.pem'), key: pem('gateway.key') }, (request, answer) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const head = (name: string) => String(request.headers[`webhook-${name}`]);
      const body = Buffer.concat(parts).toString('utf8');
      const right = signature(receiver.secret, `${head('id')}.${head('timestamp')}.${body}`);
      receiver.messages.push({
        id: head('id'),
        body,
        genuine: head('signature') === right,
        accepted: receiver.accepts,
      });
      answer.writeHead(receiver.accepts ? 204 : 503).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  return receiver;
}
