'use client'

import { GitCompareArrows } from 'lucide-react'
import { describeSteps } from '#components/mappings/describe-step.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { Button } from '#components/ui/button.tsx'

/** A field that somebody else changed, too: both rules side by side, and two equal buttons, since we do not guess which is right. */
export function RowConflict({ row: { field, conflict } }: { row: MapperRow }) {
  const { draft, mapping, places } = useMapper()
  if (!conflict) return null
  const { number, by } = mapping.version
  const words = (steps: typeof conflict.mine) => describeSteps({ steps, places, field })

  return (
    <fieldset
      aria-label={`Two changes of ${field.label}`}
      className="flex flex-col gap-2 rounded-md border border-amber-line bg-amber-soft px-3 py-2"
    >
      <div className="grid grid-cols-2 gap-x-4 gap-y-1.5 max-md:grid-cols-1">
        <Side title="Mine" words={words(conflict.mine)} />
        <Side title={`Version ${number}${by === null ? '' : `, by ${by}`}`} words={words(conflict.theirs)} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <GitCompareArrows aria-hidden="true" className="text-amber" />
        <Button size="sm" className="max-md:flex-1" onClick={() => draft.decide(field.key, 'mine')}>
          Keep mine
        </Button>
        <Button size="sm" className="max-md:flex-1" onClick={() => draft.decide(field.key, 'theirs')}>
          Take theirs
        </Button>
      </div>
    </fieldset>
  )
}

function Side({ title, words }: { title: string; words: string }) {
  return (
    <div className="min-w-0">
      <p dir="auto" className="text-left text-12 text-ink-3">
        {title}
      </p>
      <p dir="auto" className="text-left font-medium [overflow-wrap:anywhere]">
        {words}
      </p>
    </div>
  )
}
