'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import {
  type ReplayChoice,
  type ReplayProblem,
  type ReplaySpan,
  type ReplayState,
  replaySpans,
  replayStates,
} from '#components/event-replays/replay-choice.ts'
import { actionOptions } from '#components/events/event-words.ts'
import { nameZone } from '#components/organization/clock.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { readStateLook } from '#components/patterns/state.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'

const ANY = 'any'

const spanWords: Readonly<Record<ReplaySpan, string>> = {
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  chosen: 'Since a date and time',
}

const stateHelp: Readonly<Record<ReplayState, string>> = {
  Failed: 'The tries are used up, or the next one is still to come.',
  NeedsAttention: 'Somebody had to solve something first.',
  Ignored: 'Left aside. Worth it where the reason is gone, such as an event that was switched off.',
}

type FieldsProps = { choice: ReplayChoice; problem: ReplayProblem | null; onChange: (change: Partial<ReplayChoice>) => void }

/** Since when, which states, and, where there is a choice, which event and account. */
export function ReplayChoiceFields({ choice, problem, onChange }: FieldsProps) {
  return (
    <>
      <SinceFields choice={choice} problem={problem} onChange={onChange} />
      <fieldset className="flex min-w-0 flex-col">
        <legend className="mb-0.5 text-12 font-medium text-ink-2">States</legend>
        {replayStates.map((state) => (
          <Checkbox
            key={state}
            label={readStateLook({ noun: 'event', state }).word}
            help={stateHelp[state]}
            isChecked={choice.states.includes(state)}
            onCheckedChange={(isChecked) =>
              onChange({ states: replayStates.filter((each) => (each === state ? isChecked : choice.states.includes(each))) })
            }
          />
        ))}
        {problem?.field === 'states' ? (
          <p role="alert" className="mt-1 flex items-start gap-1.5 text-12 text-rust">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-3" />
            {problem.message}
          </p>
        ) : null}
      </fieldset>
      <RestrictionFields choice={choice} onChange={onChange} />
    </>
  )
}

function SinceFields({ choice, problem, onChange }: FieldsProps) {
  const { timeZone } = useOrganization()

  return (
    <div className="flex flex-col gap-2">
      <Field label="Received">
        <Select
          options={replaySpans.map((span) => ({ value: span, label: spanWords[span] }))}
          value={choice.span}
          onValueChange={(span) => onChange({ span })}
        />
      </Field>
      {choice.span === 'chosen' ? (
        <div className="grid grid-cols-[minmax(0,1fr)_120px] items-start gap-2">
          <Field
            label="Date"
            isLabelHidden
            error={problem?.field === 'since' ? problem.message : null}
            help={`Times are those of ${nameZone(timeZone)}.`}
          >
            <Input type="date" value={choice.date} onChange={(event) => onChange({ date: event.target.value })} />
          </Field>
          <Field label="Time" isLabelHidden>
            <Input type="time" value={choice.time} onChange={(event) => onChange({ time: event.target.value })} />
          </Field>
        </div>
      ) : null}
    </div>
  )
}

function RestrictionFields({ choice, onChange }: Omit<FieldsProps, 'problem'>) {
  const api = useApi()
  const can = useCan()
  const { data } = useQuery(api.connections.list.queryOptions({ enabled: can('connections.read') }))
  const accounts = data?.items ?? []

  return (
    <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
      <Field label="Event">
        <Select
          options={[{ value: ANY, label: 'Any event' }, ...actionOptions]}
          value={choice.action ?? ANY}
          onValueChange={(action) => onChange({ action: action === ANY ? null : action })}
        />
      </Field>
      {accounts.length > 1 ? (
        <Field label="Account">
          <Select
            options={[{ value: ANY, label: 'Any account' }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
            value={choice.connectionId ?? ANY}
            onValueChange={(id) => onChange({ connectionId: id === ANY ? null : id })}
          />
        </Field>
      ) : null}
    </div>
  )
}
