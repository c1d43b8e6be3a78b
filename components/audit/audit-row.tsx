'use client'

import { ChevronRight, Cpu, KeyRound } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { AuditDetails } from '#components/audit/audit-details.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Instant } from '#components/ui/time.tsx'
import type { AuditEntry } from '#lib/domain/audit/contract.ts'
import { describeAction } from '#lib/domain/audit/rules.ts'

/** One entry: when, who, what, on which object. Opens to its values, its address and its request. */
export function AuditRow({ entry, timeZone, onFilter }: { entry: AuditEntry; timeZone: string; onFilter: (objectId: string) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const detailsId = useId()

  return (
    <li className="border-b border-line last:border-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={() => setIsOpen(!isOpen)}
        className="grid min-h-10 w-full grid-cols-[150px_minmax(120px,200px)_minmax(0,1fr)_16px] items-center gap-x-4 px-4 text-left hover:bg-hover focus-visible:-outline-offset-2 max-md:min-h-16 max-md:grid-cols-[minmax(0,1fr)_auto_16px] max-md:gap-x-3 max-md:py-2.5"
      >
        <span className="text-ink-3 max-md:col-start-2 max-md:row-start-1 max-md:text-12">
          <Instant instant={entry.at} timeZone={timeZone} />
        </span>
        <span className="flex min-w-0 items-center gap-2 max-md:col-start-1 max-md:row-start-1">
          <ActorMark actor={entry.actor} />
          <span dir="auto" className="truncate">
            {readActorName(entry.actor)}
          </span>
        </span>
        <span className="min-w-0 truncate max-md:col-span-2 max-md:col-start-1 max-md:row-start-2">
          <span className="font-medium">{describeAction(entry.action)}</span>
          {entry.objectName ? (
            <span className="text-ink-3">
              {' · '}
              <bdi>{entry.objectName}</bdi>
            </span>
          ) : null}
        </span>
        <ChevronRight
          aria-hidden="true"
          className={joinClasses(
            'size-3.5 text-ink-3 transition-transform duration-(--dur-1) max-md:col-start-3 max-md:row-span-2 max-md:row-start-1',
            isOpen && 'rotate-90',
          )}
        />
      </button>
      <div id={detailsId} hidden={!isOpen}>
        {isOpen ? <AuditDetails entry={entry} timeZone={timeZone} onFilter={onFilter} /> : null}
      </div>
    </li>
  )
}

function ActorMark({ actor }: Pick<AuditEntry, 'actor'>): ReactNode {
  if (actor.kind === 'User') return <Avatar name={readActorName(actor)} />
  const Icon = actor.kind === 'ApiKey' ? KeyRound : Cpu

  return (
    <span aria-hidden="true" className="grid size-6 shrink-0 place-items-center rounded-full bg-pressed text-ink-3">
      <Icon className="size-3" />
    </span>
  )
}

function readActorName({ kind, name }: AuditEntry['actor']): string {
  if (kind === 'System') return 'Handoff'
  if (name === null) return kind === 'User' ? 'Deleted account' : 'Deleted key'

  return kind === 'ApiKey' ? `Key ${name}` : name
}
