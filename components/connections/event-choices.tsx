import { Checkbox } from '#components/ui/checkbox.tsx'
import { type ChosenEvent, chosenEventSchema, chosenEventWords } from '#lib/domain/connections/schema.ts'

type EventChoicesProps = {
  chosen: ReadonlyArray<ChosenEvent>
  onChange: (chosen: ChosenEvent[]) => void
  /** Said where nothing is chosen. */
  error?: string | null
}

/** Which of Ashby's events may change offers, each with what it does. */
export function EventChoices({ chosen, onChange, error }: EventChoicesProps) {
  return (
    <fieldset>
      <legend className="sr-only">Events</legend>
      {chosenEventSchema.options.map((event) => (
        <Checkbox
          key={event}
          label={chosenEventWords[event].label}
          help={chosenEventWords[event].effect}
          isChecked={chosen.includes(event)}
          onCheckedChange={(isChecked) =>
            onChange(chosenEventSchema.options.filter((option) => (option === event ? isChecked : chosen.includes(option))))
          }
        />
      ))}
      <p role="alert" className="text-12 text-rust empty:hidden">
        {error}
      </p>
    </fieldset>
  )
}

/** What the choice does not change. */
export function EventChoicesNote() {
  return (
    <p className="text-12 text-ink-3">
      Whatever you choose, Handoff notices when an offer is withdrawn or answered in Ashby. Without Offer Create no new offer comes in.
      Without Offer Update values stay as they came, and the offer says that Ashby changed.
    </p>
  )
}
