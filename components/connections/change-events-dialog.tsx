import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { EventChoices, EventChoicesNote } from '#components/connections/event-choices.tsx'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { ChosenEvent } from '#lib/domain/connections/schema.ts'

/** The button with its dialog: another choice of events, in force from the next event on. */
export function ChangeEventsDialog({ connection }: { connection: Connection }) {
  const api = useApi()
  const keep = useKeepConnection()
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState<ChosenEvent[]>(connection.chosenEvents)
  const setEvents = useMutation(
    api.connections.setEvents.mutationOptions({
      onSuccess: (changed) => {
        keep(changed)
        setIsOpen(false)
        toast.success('Events changed')
      },
      onError: toastError,
    }),
  )
  const change = (next: boolean) => {
    if (next) setChosen(connection.chosenEvents)
    setIsOpen(next)
  }

  return (
    <Dialog
      title="Change events"
      description="Which Ashby events should sync to Handoff. Offers that are here already stay as they are."
      isOpen={isOpen}
      onOpenChange={change}
      trigger={<Button size="sm">Change events</Button>}
      footer={
        <>
          <Button variant="ghost" onClick={() => change(false)}>
            Cancel
          </Button>
          <Button
            variant="primary"
            isLoading={setEvents.isPending}
            blockedReason={chosen.length === 0 ? 'choose at least one' : null}
            onClick={() => setEvents.mutate({ id: connection.id, events: chosen })}
          >
            Save events
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <EventChoices chosen={chosen} onChange={setChosen} />
        <EventChoicesNote />
      </div>
    </Dialog>
  )
}
