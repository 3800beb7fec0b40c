// Three rivers into one: information, material and money of a trade.
export function Confluence() {
  return (
    <svg viewBox="0 0 320 120" className="confluence" aria-hidden="true">
      <g fill="none" strokeLinecap="round" strokeWidth="7">
        <path d="M6 16C110 16 110 60 200 60" stroke="#7fd1ff" />
        <path d="M6 60h194" stroke="#9fe3b8" />
        <path d="M6 104C110 104 110 60 200 60" stroke="#ffd58a" />
        <path d="M200 60h114" stroke="#fff" strokeWidth="13" />
      </g>
    </svg>
  );
}
