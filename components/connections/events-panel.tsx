import { Check, Minus } from 'lucide-react'
import { ChangeEventsDialog } from '#components/connections/change-events-dialog.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { Section } from '#components/patterns/panel.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { chosenEventSchema, chosenEventWords } from '#lib/domain/connections/schema.ts'

/** Which events may change offers. Those of hires and candidates are not a choice. */
export function EventsPanel({ connection }: { connection: Connection }) {
  const canManage = useCan()('connections.manage')
  const { chosenEvents } = connection

  return (
    <Section
      title="Events"
      description="Which ones change offers. Those of hires always come in."
      actions={canManage && chosenEvents.length > 0 ? <ChangeEventsDialog connection={connection} /> : null}
    >
      <ul className="flex flex-col gap-2">
        {chosenEventSchema.options.map((event) => {
          const isChosen = chosenEvents.includes(event)

          return (
            <li key={event} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5">
              <span className="pt-0.5">
                {isChosen ? <Check aria-hidden="true" className="text-moss" /> : <Minus aria-hidden="true" className="text-ink-3" />}
              </span>
              <span className={isChosen ? 'font-medium' : 'text-ink-3'}>
                {chosenEventWords[event].label}
                <span className="sr-only">{isChosen ? ', on' : ''}</span>
                {isChosen ? null : ', off'}
              </span>
              <span className="col-start-2 text-12 text-ink-3">{chosenEventWords[event].effect}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
