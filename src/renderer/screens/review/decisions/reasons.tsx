/** So many reasons are read at a glance; the rest is opened. */
const atAGlance = 2;

/** Why a decision was made, the weightiest reason first. */
export function Reasons({ reasons }: { reasons: readonly string[] }) {
  const rest = reasons.slice(atAGlance);
  const first = reasons.slice(0, atAGlance).join('; ');
  if (rest.length === 0) return <small>{first}</small>;
  return (
    <details className="reasons">
      <summary>
        {first}; <u>{rest.length} more</u>
      </summary>
      {rest.join('; ')}
    </details>
  );
}
