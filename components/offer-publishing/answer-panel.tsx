'use client'

import { ArrowUpRight, CircleCheck, CircleX } from 'lucide-react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Instant } from '#components/ui/time.tsx'
import type { OfferAnswer } from '#lib/domain/offer-publishing/contract.ts'

/** What the candidate answered on our page, with the way to the evidence. */
export function AnswerPanel({ answer }: { answer: OfferAnswer }) {
  const { slug, timeZone } = useOrganization()
  const isAccepted = answer.kind === 'Accepted'
  const Icon = isAccepted ? CircleCheck : CircleX

  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 gap-y-1">
      <Icon aria-hidden="true" className={joinClasses('mt-0.5', toneText[isAccepted ? 'moss' : 'rust'])} />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="font-medium">
          {answer.kind} version {answer.versionNumber}
        </p>
        <p className="text-12 text-ink-3">
          <Instant instant={answer.at} timeZone={timeZone} />
        </p>
        {answer.typedName ? (
          <p className="mt-1">
            <span className="text-ink-3">Signed</span> <bdi>{answer.typedName}</bdi>
          </p>
        ) : null}
        {answer.reason ? (
          <p dir="auto" className="mt-1 text-left whitespace-pre-line">
            {answer.reason}
          </p>
        ) : null}
        {isAccepted || answer.reason === undefined || answer.reason ? null : <p className="mt-1 text-ink-3">No reason given</p>}
        <a
          href={`/api/files/certificates/${answer.id}?organization=${encodeURIComponent(slug)}`}
          target="_blank"
          rel="noreferrer"
          className="mt-1.5 inline-flex items-center gap-1 rounded-sm font-medium text-iris underline-offset-2 hover:underline max-md:py-2"
        >
          See certificate
          <ArrowUpRight aria-hidden="true" className="size-3.5" />
        </a>
      </div>
    </div>
  )
}
