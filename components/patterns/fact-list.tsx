import type { ReactNode } from 'react'

export type Fact = { term: string; value: ReactNode }

/** Terms at the left, values at the right edge. Null facts are left out, so that a caller can list them all. Two columns with `isWide`. */
export function FactList({ facts, isWide = false }: { facts: ReadonlyArray<Fact | null>; isWide?: boolean }) {
  return (
    <dl className={isWide ? 'grid gap-x-10 gap-y-1.5 md:grid-cols-2' : 'flex flex-col gap-1.5'}>
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
