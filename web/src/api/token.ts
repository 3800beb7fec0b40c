// The CSRF token of the session, and the news that the session has ended. The session itself is an HttpOnly
// cookie no script can read.
let token = '';
export const csrfToken = {
  get: () => token,
  set: (value: string) => {
    token = value;
  },
};

const listeners = new Set<() => void>();
export const sessionLost = {
  tell: () => listeners.forEach((listener) => listener()),
  listen: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
