'use client'

import { Lock, Upload } from 'lucide-react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { buildIntegrationsHref } from '#components/connections/connection-paths.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { RailSection } from '#components/patterns/review-record.tsx'
import { Button } from '#components/ui/button.tsx'
import { toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Instant } from '#components/ui/time.tsx'
import { useWriteBacks } from '#components/write-backs/use-write-backs.ts'
import { canBeWrittenBack } from '#components/write-backs/write-back-queries.ts'
import { describeWriteBack } from '#components/write-backs/write-back-words.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { OfferWriteBacks, WriteBack } from '#lib/domain/write-backs/contract.ts'

/** Whether Ashby has the candidate's answer, and the way to write it there. Nothing for an offer that was not answered here. */
export function WriteBackPanel({ offer }: { offer: OfferDetail }) {
  const writeBacks = useWriteBacks(offer)
  if (!canBeWrittenBack(offer)) return null
  const { data, error, retry, request, isRequesting } = writeBacks

  return (
    <RailSection title="Answer in Ashby">
      {data ? (
        <Standing writeBacks={data} isRequesting={isRequesting} onRequest={request} />
      ) : error ? (
        <RequestFailure error={error} onRetry={retry} />
      ) : (
        <PanelSkeleton />
      )}
    </RailSection>
  )
}

type StandingProps = { writeBacks: OfferWriteBacks; isRequesting: boolean; onRequest: () => void }

function Standing({ writeBacks, isRequesting, onRequest }: StandingProps) {
  const canPublish = useCan()('offers.publish')
  const { items, canRequest, blockedReason } = writeBacks
  const { title, tone, icon: Icon, detail } = describeWriteBack(writeBacks)
  const newest = items[0]
  const isUnderWay = newest?.state === 'Sending' || (newest?.state === 'Waiting' && newest.message === null)

  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 gap-y-1">
      <Icon aria-hidden="true" className={joinClasses('mt-0.5', toneText[tone], isUnderWay && 'animate-spinner')} />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {/* Its outcome comes while somebody looks at it. */}
        <div role="status">
          <p className="font-medium">{title}</p>
          {detail ? <p className="mt-0.5 text-12 text-ink-2">{detail}</p> : null}
        </div>
        {newest ? <TryFacts item={newest} /> : null}
        {canRequest && blockedReason && canPublish ? <Blocked reason={blockedReason} /> : null}
        {canRequest && !blockedReason && canPublish ? (
          <Button size="sm" className="mt-2.5 max-md:w-full" icon={<Upload />} isLoading={isRequesting} onClick={onRequest}>
            Write to Ashby
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** When it was tried, for whom, and the id under which Ashby's support finds the call. */
function TryFacts({ item }: { item: WriteBack }) {
  const { timeZone } = useOrganization()
  const requestId = untoldRequestId({ message: item.message ?? '', requestId: item.requestId })

  return (
    <div className="mt-1 text-12 text-ink-3">
      <p>
        <Instant instant={item.endedAt ?? item.createdAt} timeZone={timeZone} />
        {item.by ? (
          <>
            , for <bdi>{item.by}</bdi>
          </>
        ) : null}
      </p>
      {requestId ? (
        <p className="flex items-center gap-1">
          <span className="min-w-0 truncate" title={`Ashby’s request ID: ${requestId}`}>
            Ashby’s request <code className="font-mono">{requestId}</code>
          </span>
          <span className="-my-1.5 ml-auto shrink-0 max-md:-my-3">
            <CopyButton value={requestId} label="Copy Ashby’s request ID" isIconOnly />
          </span>
        </p>
      ) : null}
    </div>
  )
}

function Blocked({ reason }: { reason: string }) {
  const { slug } = useOrganization()
  const canRead = useCan()('connections.read')

  return (
    <div className="mt-2.5 flex items-start gap-2 rounded-md border border-line bg-canvas px-2.5 py-2 text-12">
      <Lock aria-hidden="true" className="mt-0.5 size-3.5 text-ink-3" />
      <p className="min-w-0">
        {reason} {canRead ? <TextLink href={buildIntegrationsHref(slug)}>Open Integrations</TextLink> : null}
      </p>
    </div>
  )
}

function PanelSkeleton() {
  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5">
      <Skeleton className="mt-0.5 size-4 rounded-full" />
      <span className="flex flex-col gap-2 pt-1">
        <Skeleton className="w-32" />
        <Skeleton className="w-24" />
      </span>
    </div>
  )
}
