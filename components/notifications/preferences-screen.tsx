'use client'

import { type Preferences, usePreferences } from '#components/notifications/use-preferences.ts'
import { nameZone } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select, type SelectOption } from '#components/ui/select.tsx'
import type { NotificationPreference } from '#lib/domain/notifications/contract.ts'
import type { MailTiming, NotificationKind } from '#lib/domain/notifications/schema.ts'

const groups: ReadonlyArray<{ label: string; has: (kind: NotificationKind) => boolean }> = [
  { label: 'Offers', has: (kind) => kind.startsWith('offer.') },
  { label: 'Integrations', has: (kind) => kind.startsWith('connection.') || kind.startsWith('event.') },
  { label: 'Members', has: (kind) => kind.startsWith('member.') || kind.startsWith('invitation.') },
]

/** What the signed-in member is told, in the app and by mail. Each choice is saved at once. */
export function PreferencesScreen() {
  const { preferences, choose } = usePreferences()
  const { name, timeZone } = useOrganization()
  const shown = groups
    .map(({ label, has }) => ({ label, preferences: preferences.filter(({ kind }) => has(kind)) }))
    .filter((group) => group.preferences.length > 0)

  return (
    <>
      <PageHeader title="Notifications" />
      <PageBody className="max-w-[860px]">
        <p className="text-ink-2">
          What <bdi>{name}</bdi> tells you. Your choices are yours alone and are saved at once. Daily mails come at 08:00,{' '}
          {nameZone(timeZone)}.
        </p>
        {shown.map((group) => (
          <PreferenceTable key={group.label} label={group.label} preferences={group.preferences} onChoose={choose} />
        ))}
      </PageBody>
    </>
  )
}

type PreferenceTableProps = { label: string; preferences: NotificationPreference[]; onChoose: Preferences['choose'] }

const columns = 'grid grid-cols-[minmax(0,1fr)_96px_160px] items-center gap-x-4 px-4 max-md:grid-cols-2'

function PreferenceTable({ label, preferences, onChoose }: PreferenceTableProps) {
  return (
    <section aria-label={label} className="rounded-lg border border-line bg-surface">
      <header className={`${columns} min-h-11 border-b border-line`}>
        <h2 className="text-13 font-semibold max-md:col-span-2">{label}</h2>
        <span aria-hidden="true" className="text-12 text-ink-3 max-md:hidden">
          In the app
        </span>
        <span aria-hidden="true" className="text-12 text-ink-3 max-md:hidden">
          By mail
        </span>
      </header>
      <ul>
        {preferences.map((preference) => (
          <PreferenceRow key={preference.kind} preference={preference} onChoose={(choice) => onChoose(preference, choice)} />
        ))}
      </ul>
    </section>
  )
}

const timings: ReadonlyArray<SelectOption<MailTiming>> = [
  { value: 'Off', label: 'Off', help: 'No mail' },
  { value: 'Soon', label: 'Soon', help: 'Within two minutes; what comes together is one mail' },
  { value: 'Daily', label: 'Daily', help: 'One mail at 08:00' },
]

type PreferenceRowProps = {
  preference: NotificationPreference
  onChoose: (choice: { inApp: boolean } | { mailTiming: MailTiming }) => void
}

function PreferenceRow({ preference, onChoose }: PreferenceRowProps) {
  const { label, description, inApp, mailTiming } = preference

  return (
    <li className={`${columns} border-b border-line py-2.5 last:border-0 max-md:gap-y-2 max-md:py-3`}>
      <div className="min-w-0 max-md:col-span-2">
        <p className="font-medium">{label}</p>
        <p className="text-12 text-pretty text-ink-3">{description}</p>
      </div>
      <Checkbox
        isChecked={inApp}
        onCheckedChange={(next) => onChoose({ inApp: next })}
        label={
          <>
            <span className="md:sr-only">In the app</span>
            <span className="sr-only">: {label}</span>
          </>
        }
      />
      <div className="flex min-w-0 items-center gap-2.5">
        <span aria-hidden="true" className="shrink-0 font-medium md:hidden">
          By mail
        </span>
        <Select
          label={`${label} by mail`}
          options={timings}
          value={mailTiming}
          onValueChange={(next) => onChoose({ mailTiming: next })}
          className="w-full min-w-0"
        />
      </div>
    </li>
  )
}
