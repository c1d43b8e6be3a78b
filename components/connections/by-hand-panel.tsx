import { CircleCheck, TriangleAlert } from 'lucide-react'
import { MissingPermission } from '#components/access/missing-permission.tsx'
import { CopyRow } from '#components/connections/copy-row.tsx'
import { RemoveByHandDialog } from '#components/connections/remove-by-hand-dialog.tsx'
import { SecretRows } from '#components/connections/secret-rows.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { ProgressSteps } from '#components/patterns/progress-steps.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { ByHand, Connection } from '#lib/domain/connections/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type ByHandPanelProps = { connection: Connection; byHand: ByHand }

/** What somebody carries to Ashby's webhook form, and whether Ashby has come: its ping, its first event, what was refused. */
export function ByHandPanel({ connection, byHand }: ByHandPanelProps) {
  const canManage = useCan()('connections.manage')
  const { requestUrl } = byHand

  return (
    <Section title="Configure" description="Two values for the webhook that you create in Ashby." actions={<ArrivalChip byHand={byHand} />}>
      <div className="flex flex-col gap-4">
        <Refusals byHand={byHand} />
        {canManage && requestUrl !== null ? (
          <>
            <CopyRow label="Request URL" value={requestUrl} actions={<CopyButton value={requestUrl} label="Copy URL" size="md" />} />
            <SecretRows connection={connection} byHand={byHand} />
          </>
        ) : (
          <MissingPermission permission="connections.manage" purpose="see the Request URL and the Secret key" />
        )}
        <div className="border-t border-line pt-4">
          <Arrivals byHand={byHand} />
        </div>
        <PastRefusals byHand={byHand} />
        {canManage && connection.canAsk && connection.endpoints.length > 0 ? <RemoveByHandDialog connection={connection} /> : null}
      </div>
    </Section>
  )
}

/** What is refused now stands before what went well once. */
function ArrivalChip({ byHand: { pingedAt, verifiedAt, isRefusing } }: { byHand: ByHand }) {
  if (isRefusing) {
    return (
      <Chip tone="amber" icon={<TriangleAlert aria-hidden="true" />}>
        Deliveries refused
      </Chip>
    )
  }
  if (pingedAt === null && verifiedAt === null) return null

  return (
    <Chip tone="moss" icon={<CircleCheck aria-hidden="true" />}>
      {verifiedAt ? 'Verified' : 'Ashby reaches Handoff'}
    </Chip>
  )
}

function Arrivals({ byHand: { pingedAt, verifiedAt } }: { byHand: ByHand }) {
  const { timeZone } = useOrganization()
  const isReached = pingedAt !== null || verifiedAt !== null

  return (
    <ProgressSteps
      steps={[
        {
          id: 'ping',
          label: isReached ? 'Ashby’s ping answered' : 'Waiting for Ashby’s ping',
          state: isReached ? 'done' : 'running',
          detail: isReached ? undefined : 'Ashby sends it when you save the webhook. This turns green by itself.',
          time: pingedAt ? <Instant instant={pingedAt} timeZone={timeZone} /> : undefined,
        },
        {
          id: 'event',
          label: verifiedAt ? 'Verified: a first event came with a valid signature' : 'Waiting for the first event',
          state: verifiedAt ? 'done' : 'waiting',
          detail: verifiedAt ? undefined : 'Mark a test candidate as hired in Ashby. The connection is then marked Verified.',
          time: verifiedAt ? <Instant instant={verifiedAt} timeZone={timeZone} /> : undefined,
        },
      ]}
    />
  )
}

/** What comes with a wrong secret or none, until the right one arrives. */
function Refusals({ byHand: { refusedCount, lastRefusedAt, isRefusing } }: { byHand: ByHand }) {
  const { timeZone } = useOrganization()
  if (lastRefusedAt === null || !isRefusing) return null

  return (
    <Notice
      tone="amber"
      isAnnounced
      title={
        <>
          {formatCountOf({ count: refusedCount, one: 'delivery', many: 'deliveries' })} refused, the last one{' '}
          <Instant instant={lastRefusedAt} timeZone={timeZone} />
        </>
      }
    >
      The Secret Token in Ashby is wrong or empty. Copy the secret key into every webhook in Ashby that has this Request URL. Nothing is
      lost: Ashby tries again for hours.
    </Notice>
  )
}

/** What was refused before the secret was mended. */
function PastRefusals({ byHand: { refusedCount, lastRefusedAt, isRefusing } }: { byHand: ByHand }) {
  const { timeZone } = useOrganization()
  if (lastRefusedAt === null || isRefusing) return null

  return (
    <p className="text-12 text-ink-3">
      {formatCountOf({ count: refusedCount, one: 'delivery', many: 'deliveries' })} refused before, the last one{' '}
      <Instant instant={lastRefusedAt} timeZone={timeZone} />. Events came with the right secret key since.
    </p>
  )
}
