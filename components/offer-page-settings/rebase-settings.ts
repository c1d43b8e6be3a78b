import type { PageMailKind, PageSettings } from '#lib/domain/offer-page/schema.ts'

/** A piece of the settings that one person changes as a whole, and what it is called. */
type Part = {
  label: string
  read: (settings: PageSettings) => unknown
  /** `into` with this part as `from` has it. */
  take: (input: { into: PageSettings; from: PageSettings }) => PageSettings
}

const designLabels = {
  colour: 'Colour',
  logoId: 'Logo',
  title: 'Greeting',
  note: 'Letter',
  senderTitle: 'Title of the sender',
  showsSenderEmail: 'E-mail of the sender',
  sections: 'Sections',
  consentText: 'Consent',
} satisfies Record<keyof PageSettings['design'], string>

const mailLabels = {
  offer: 'Offer mail',
  update: 'New version mail',
  reminder: 'Reminder mail',
  reply: 'Reply mail',
} satisfies Record<PageMailKind, string>

const timingLabels = {
  deadlineDays: 'Deadline',
  candidateReminderDays: 'Reminders to the candidate',
  assigneeReminderDays: 'Reminders to the assignee',
} satisfies Record<keyof PageSettings['timing'], string>

const parts: readonly Part[] = [
  ...listParts('design', designLabels),
  ...listParts('mails', mailLabels),
  ...listParts('timing', timingLabels),
]

function listParts<Group extends keyof PageSettings>(group: Group, labels: Record<keyof PageSettings[Group] & string, string>): Part[] {
  return (Object.keys(labels) as (keyof PageSettings[Group] & string)[]).map((key) => ({
    label: labels[key],
    read: (settings) => settings[group][key],
    take: ({ into, from }) => ({ ...into, [group]: { ...into[group], [key]: from[group][key] } }),
  }))
}

function isSame(part: Part, one: PageSettings, other: PageSettings): boolean {
  return JSON.stringify(part.read(one)) === JSON.stringify(part.read(other))
}

export type RebasedSettings = {
  settings: PageSettings
  /** What only they changed, which is taken in. */
  taken: string[]
  /** What both changed: mine stands. */
  contested: string[]
}

/** Puts what I changed since `base` onto what somebody else saved meanwhile. */
export function rebaseSettings({ base, mine, theirs }: { base: PageSettings; mine: PageSettings; theirs: PageSettings }): RebasedSettings {
  const untouched = parts.filter((part) => isSame(part, base, mine))
  const foreign = parts.filter((part) => !isSame(part, base, theirs) && !isSame(part, mine, theirs))

  return {
    settings: untouched.reduce((into, part) => part.take({ into, from: theirs }), mine),
    taken: foreign.filter((part) => untouched.includes(part)).map(({ label }) => label),
    contested: foreign.filter((part) => !untouched.includes(part)).map(({ label }) => label),
  }
}
