// One event stream for all tabs of a browser. The door speaks HTTP/1.1, over which a browser keeps six
// connections, and a stream holds one for good: with a stream in each, the seventh tab would wait for ever.
// The tab that has the lock listens and tells the others; when it closes, the next one has it.
const kName = 'heliu.events';
const kAgain = 15_000; // ms: a stream that was refused, not cut, does not come back by itself

type Told = 'fact' | 'on' | 'off' | 'ask';

// fact: something happened that concerns the reader; live: whether such news come. Ends by its answer.
export function sharedStream(types: string[], fact: () => void, live: (on: boolean) => void): () => void {
  const tabs = new BroadcastChannel(kName);
  const left = new AbortController();
  let stream: EventSource | undefined;
  let on = false;
  let timer: number | undefined;
  let followed = false;
  const tell = (word: Told) => tabs.postMessage(word);
  const become = (now: boolean) => {
    on = now;
    live(now);
    tell(now ? 'on' : 'off');
  };
  const happened = () => {
    fact();
    tell('fact');
  };
  const open = () => {
    stream = new EventSource('/v1/events');
    stream.onopen = () => {
      become(true);
      if (followed) happened(); // what came between the other tab's stream and this one
      followed = true;
    };
    stream.onerror = () => {
      become(false);
      if (stream?.readyState === EventSource.CLOSED) timer = window.setTimeout(open, kAgain);
    };
    for (const type of types) stream.addEventListener(type, happened);
  };
  tabs.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data === 'fact') return fact();
    if (data === 'ask') return stream && tell(on ? 'on' : 'off');
    followed = true;
    return live(data === 'on');
  };
  const lead = () =>
    new Promise<void>((leave) => {
      left.signal.addEventListener('abort', () => leave());
      open();
    });
  navigator.locks.request(kName, { signal: left.signal }, lead).catch(() => undefined);
  tell('ask');
  return () => {
    left.abort();
    window.clearTimeout(timer);
    stream?.close();
    tabs.close();
  };
}
