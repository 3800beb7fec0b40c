// Where the reader is: /m/… addresses, without a router's library.
import { useEffect, useState } from 'preact/hooks';

export interface Address {
  parts: string[]; // "/m/loads/ID" → ["loads", "ID"]
  query: URLSearchParams;
}

export function addressOf(path: string, search: string): Address {
  const parts = path.split('/').filter(Boolean).slice(1).map(decodeURIComponent);
  return { parts, query: new URLSearchParams(search) };
}

const kMoved = 'heliu-moved';

export function go(to: string): void {
  history.pushState(null, '', to);
  window.dispatchEvent(new Event(kMoved));
  window.scrollTo(0, 0);
}

export function useAddress(): Address {
  const now = () => addressOf(location.pathname, location.search);
  const [address, setAddress] = useState(now);
  useEffect(() => {
    const moved = () => setAddress(now());
    window.addEventListener('popstate', moved);
    window.addEventListener(kMoved, moved);
    return () => {
      window.removeEventListener('popstate', moved);
      window.removeEventListener(kMoved, moved);
    };
  }, []);
  return address;
}
