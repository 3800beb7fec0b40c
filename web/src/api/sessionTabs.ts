// The tabs of a browser share one cookie: who signs in or out in one of them does so in all.
type Told = 'in' | 'out';

let tabs: BroadcastChannel | undefined;
const channel = () => (tabs ??= new BroadcastChannel('heliu.session'));

export const sessionTabs = {
  tell: (word: Told) => channel().postMessage(word),
  listen(listener: (word: Told) => void): () => void {
    const heard = ({ data }: MessageEvent<Told>) => listener(data);
    channel().addEventListener('message', heard);
    return () => channel().removeEventListener('message', heard);
  },
};
