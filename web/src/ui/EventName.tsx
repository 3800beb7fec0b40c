// Types of events in words, and as the feed and a webhook call them.
import { useWords } from '../i18n/useWords';

export function EventName({ type }: { type: string }) {
  const { flows, common } = useWords();
  const word = type === '*' ? common.all : (flows.events as Record<string, string>)[type];
  return (
    <>
      {word} <small className="mono">{type}</small>
    </>
  );
}

export function EventNames({ types }: { types: readonly string[] }) {
  return (
    <>
      {types.map((type) => (
        <div key={type}>
          <EventName type={type} />
        </div>
      ))}
    </>
  );
}
