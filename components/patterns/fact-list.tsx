import type { ReactNode } from 'react'

export type Fact = { term: string; value: ReactNode }

/** Terms at the left, values at the right edge. Null facts are left out, so that a caller can list them all. */
export function FactList({ facts }: { facts: ReadonlyArray<Fact | null> }) {
  return (
    <dl className="flex flex-col gap-1.5">
      {facts.map((fact) =>
        fact ? (
          <div key={fact.term} className="flex items-baseline justify-between gap-4">
            <dt className="shrink-0 text-ink-3">{fact.term}</dt>
            <dd className="num min-w-0 text-right [overflow-wrap:anywhere]">{fact.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
