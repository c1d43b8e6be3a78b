import { CircleCheck, TriangleAlert } from 'lucide-react'
import { Chip } from '#components/ui/chip.tsx'
import type { PermissionCheck } from '#lib/domain/connections/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The result of a check in a word: all permissions, or how many are missing. */
export function KeyCheckChip({ permissions }: { permissions: ReadonlyArray<PermissionCheck> }) {
  const missing = permissions.filter(({ status }) => status === 'missing').length

  if (missing === 0) {
    return (
      <Chip tone="moss" icon={<CircleCheck aria-hidden="true" />}>
        All permissions
      </Chip>
    )
  }

  return (
    <Chip tone="amber" icon={<TriangleAlert aria-hidden="true" />}>
      {formatCountOf({ count: missing, one: 'permission' })} missing
    </Chip>
  )
}
