'use client'

import type { HireAct } from '#components/hire-acts/hire-act.ts'
import type { HireActs } from '#components/hire-acts/use-hire-acts.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Match } from '#lib/domain/new-hires/contract.ts'

type MatchActsProps = { match: Match; acts: HireActs }

type Choice = { label: string; act: HireAct }

/** The decision about one who may be the same. Equal buttons: we do not guess which is right. */
export function MatchActs({ match, acts }: MatchActsProps) {
  const { pending, isBusy, run } = acts
  const choices = listChoices(match)
  // On a phone two fit side by side; three would be cut down to the same words.
  const width = choices.length > 2 ? 'max-md:w-full' : 'max-md:min-w-0 max-md:flex-1'

  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2.5 max-md:px-3">
      {choices.map(({ label, act }) => (
        <Button
          key={label}
          size="sm"
          className={width}
          isLoading={pending !== null && isSameChoice(pending, act)}
          disabled={isBusy && !(pending !== null && isSameChoice(pending, act))}
          onClick={() => run(act)}
        >
          {label}
        </Button>
      ))}
      <span className="text-12 text-ink-3 max-md:order-first max-md:w-full">
        {match.kind === 'person'
          ? 'Rehire keeps the old record and starts a new period.'
          : 'Merging keeps this one and dismisses the other, which says where it went.'}
      </span>
    </div>
  )
}

function listChoices({ id, kind, name }: Match): Choice[] {
  const someone = name || 'somebody without a name'
  const apart: Choice = { label: 'Different person', act: { kind: 'keep-apart', otherId: id, name: someone, isApart: true } }
  if (kind === 'newHire') return [{ label: 'Merge', act: { kind: 'merge', otherId: id, name: someone } }, apart]

  return [
    { label: 'Same person: rehire', act: { kind: 'link', personId: id, name: someone, isRehire: true } },
    { label: 'Same person: already in People', act: { kind: 'link', personId: id, name: someone, isRehire: false } },
    apart,
  ]
}

function isSameChoice(one: HireAct, other: HireAct): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
