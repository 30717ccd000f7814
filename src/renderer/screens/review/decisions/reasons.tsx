import { moreReasons } from './words.ts';

/** This many reasons show at once; the others expand. */
const atAGlance = 2;

/** Why a decision was made, the strongest reason first. */
export function Reasons({ reasons }: { reasons: readonly string[] }) {
  const rest = reasons.slice(atAGlance);
  const first = reasons.slice(0, atAGlance).join('; ');
  if (rest.length === 0) return <small>{first}</small>;
  return (
    <details className="reasons">
      <summary>
        {first}; <u>{moreReasons(rest.length)}</u>
      </summary>
      {rest.join('; ')}
    </details>
  );
}
