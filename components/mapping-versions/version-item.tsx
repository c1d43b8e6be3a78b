import { CircleCheck, RotateCcw, Undo2 } from 'lucide-react'
import type { ChangeContext } from '#components/mapping-versions/describe-rule-change.ts'
import { describeOrigin } from '#components/mapping-versions/describe-version.ts'
import { RuleChanges } from '#components/mapping-versions/rule-changes.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Button } from '#components/ui/button.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { MappingVersion } from '#lib/domain/mappings/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const SHOWN_MAX = 3

type VersionItemProps = {
  version: MappingVersion
  isLive: boolean
  context: ChangeContext
  /** Null for the live version. */
  onRestore: (() => void) | null
  /** Null unless it can still be taken back with all that it filled. */
  onUndo: (() => void) | null
}

/** One version: when, how it came to be, what it changed. */
export function VersionItem({ version, isLive, context, onRestore, onUndo }: VersionItemProps) {
  const { timeZone } = useOrganization()

  return (
    <li className="flex flex-col gap-2 border-b border-line py-4 last:border-0">
      <div>
        <div className="flex min-h-6 items-center gap-2">
          <h3 className="font-semibold">Version {version.number}</h3>
          {isLive ? (
            <Chip tone="moss" icon={<CircleCheck aria-hidden="true" />}>
              Live
            </Chip>
          ) : null}
          <span className="ml-auto text-12 text-ink-3">
            <Instant instant={version.at} timeZone={timeZone} />
          </span>
        </div>
        <p dir="auto" className="text-12 text-ink-3 [overflow-wrap:anywhere]">
          {describeOrigin(version)}
        </p>
      </div>
      {version.origin === 'initial' ? (
        <p className="text-12 text-ink-2">
          {formatCountOf({ count: version.changes.length, one: 'field has a rule', many: 'fields have a rule' })}
        </p>
      ) : (
        <RuleChanges changes={version.changes} {...context} shownMax={SHOWN_MAX} />
      )}
      {onRestore || onUndo ? (
        <div className="flex gap-2">
          {onUndo ? (
            <Button size="sm" icon={<Undo2 aria-hidden="true" />} onClick={onUndo}>
              {`Undo version ${version.number}…`}
            </Button>
          ) : null}
          {onRestore ? (
            <Button size="sm" icon={<RotateCcw aria-hidden="true" />} onClick={onRestore}>
              {`Restore version ${version.number}…`}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}
