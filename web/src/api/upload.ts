// An upload with progress that can be stopped: fetch tells no progress, so this one is an XMLHttpRequest.
import { language } from '../i18n/language';
import { ApiProblem, type ProblemBody } from './problem';
import { csrfToken, sessionLost } from './token';

export interface Upload<T> {
  answer: Promise<T>;
  stop: () => void;
}

export function upload<T>(
  path: string,
  content: Blob,
  type: string,
  key: string,
  progress: (sent: number, whole: number) => void,
): Upload<T> {
  const request = new XMLHttpRequest();
  const answer = new Promise<T>((resolve, reject) => {
    request.open('POST', path);
    request.setRequestHeader('content-type', type);
    request.setRequestHeader('accept-language', language.get() === 'zh' ? 'zh-CN' : 'en');
    request.setRequestHeader('idempotency-key', key);
    request.setRequestHeader('x-csrf-token', csrfToken.get());
    request.upload.onprogress = (event) => progress(event.loaded, event.total);
    request.onload = () => {
      let body: unknown;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = undefined;
      }
      if (request.status < 300) resolve(body as T);
      else {
        if (request.status === 401) sessionLost.tell();
        reject(new ApiProblem(request.status, body as ProblemBody | undefined));
      }
    };
    request.onerror = () => reject(new ApiProblem(0, undefined));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.send(content);
  });
  return { answer, stop: () => request.abort() };
}
