'use client'

import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { Clock } from '#components/organization/clock.ts'
import { DeliveryDetails } from '#components/outgoing-webhooks/delivery-details.tsx'
import { deliveryLooks } from '#components/outgoing-webhooks/webhook-looks.ts'
import { describeStatus, nameEvent } from '#components/outgoing-webhooks/webhook-words.ts'
import { StateIcon, StateWord } from '#components/patterns/state.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Age } from '#components/ui/time.tsx'
import type { OutgoingMessage, OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type DeliveryRowProps = { message: OutgoingMessage; webhook: OutgoingWebhook; clock: Clock }

/** One message: its event, how it is, what came back last, how often it was tried, and when. Opens to its tries and its body. */
export function DeliveryRow({ message, webhook, clock }: DeliveryRowProps) {
  const [isOpen, setIsOpen] = useState(false)
  const detailsId = useId()
  const { event, state, attemptCount, lastStatus, at } = message

  return (
    <li className="border-b border-line last:border-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={() => setIsOpen(!isOpen)}
        className="grid min-h-10 w-full grid-cols-[16px_minmax(0,1fr)_auto_80px_16px] items-center gap-x-3 px-4 text-left hover:bg-hover focus-visible:-outline-offset-2 max-md:min-h-16 max-md:grid-cols-[16px_minmax(0,1fr)_auto_16px] max-md:py-2"
      >
        <StateIcon look={deliveryLooks[state]} />
        <span className="min-w-0 truncate">
          <span className="font-medium">{nameEvent(event)}</span>{' '}
          <span className="text-12">
            <StateWord look={deliveryLooks[state]} />
          </span>
        </span>
        <span className="num text-12 text-ink-3 max-md:col-start-2 max-md:row-start-2">
          {attemptCount === 0
            ? 'Not tried yet'
            : `${describeStatus(lastStatus)}, ${formatCountOf({ count: attemptCount, one: 'try', many: 'tries' })}`}
        </span>
        <span className="text-right text-12 text-ink-3 max-md:row-span-2 max-md:row-start-1 max-md:col-start-3">
          <Age instant={at} timeZone={clock.timeZone} now={clock.now} />
        </span>
        <ChevronRight
          aria-hidden="true"
          className={joinClasses(
            'size-3.5 text-ink-3 transition-transform duration-(--dur-1) max-md:col-start-4 max-md:row-span-2 max-md:row-start-1',
            isOpen && 'rotate-90',
          )}
        />
      </button>
      <div id={detailsId} hidden={!isOpen}>
        {isOpen ? <DeliveryDetails message={message} webhook={webhook} clock={clock} /> : null}
      </div>
    </li>
  )
}
