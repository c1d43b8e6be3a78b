'use client'

import { RotateCw } from 'lucide-react'
import type { EventActs } from '#components/events/use-event-acts.ts'
import { useAreSingleKeysOn } from '#components/patterns/commands-context.ts'
import { KeyHints } from '#components/patterns/key-caps.tsx'
import { ActBar } from '#components/patterns/page-body.tsx'
import { Button } from '#components/ui/button.tsx'

/** Replaying, and the keys. On phones it sticks to the bottom. */
export function EventActBar({ replay }: { replay: EventActs['replay'] }) {
  const areSingleKeysOn = useAreSingleKeysOn()
  const hints = [
    { keys: ['j', 'k'], label: 'Move' },
    ...(replay && replay.obstacle === null ? [{ keys: ['r'], label: 'Replay' }] : []),
    { keys: ['?'], label: 'All keys' },
  ]
  if (replay === null && !areSingleKeysOn) return null
  const bar = (
    <ActBar hints={<KeyHints hints={hints} />}>
      {replay ? (
        <>
          {replay.obstacle === null ? (
            <span className="truncate text-12 text-ink-3 max-md:hidden @max-2xl:hidden">Makes a new event; this one stays as it is</span>
          ) : null}
          <Button
            variant="primary"
            icon={<RotateCw />}
            isLoading={replay.isPending}
            blockedReason={replay.obstacle}
            onClick={replay.run}
            className="min-w-0 shrink"
          >
            Replay event
          </Button>
        </>
      ) : null}
    </ActBar>
  )

  // Hints alone are nothing to a finger.
  return replay ? bar : <div className="max-md:hidden pointer-coarse:hidden">{bar}</div>
}
