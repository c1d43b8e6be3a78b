import { type ReactNode, useId } from 'react'
import { Tag } from '#components/ui/badge.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { type LabKey, labFeatures } from '#lib/domain/labs/terms.ts'

export type FeatureCardProps = {
  feature: LabKey
  /** As it stands for everybody. */
  isSaved: boolean
  /** As it stands on the screen. */
  isOn: boolean
  isDisabled: boolean
  onChange: (isOn: boolean) => void
  /** What belongs to it once it is on. */
  children?: ReactNode
}

/** One beta feature: its switch, what it is for, and what saving will do. */
export function FeatureCard({ feature, isSaved, isOn, isDisabled, onChange, children }: FeatureCardProps) {
  const headingId = useId()
  const { label, summary, whenOn, whenOff } = labFeatures[feature]
  const isEnding = isSaved && !isOn

  return (
    <section aria-labelledby={headingId} className="min-w-0 rounded-lg border border-line bg-surface">
      <div className="p-4">
        <Switch
          label={
            <span id={headingId} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 font-semibold">
              {label}
              <Tag>Beta</Tag>
            </span>
          }
          help={<span className="mt-1 block max-w-[56ch] text-13 text-ink-2">{summary}</span>}
          isChecked={isOn}
          isDisabled={isDisabled}
          onCheckedChange={onChange}
          className="py-0 max-md:py-0"
        />
      </div>
      <div className="border-t border-line p-4">
        <p className="mb-2 text-12 font-medium text-ink-2">{describePlan({ isSaved, isOn })}</p>
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-2 marker:text-ink-3">
          {(isEnding ? whenOff : whenOn).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      {children ? <div className="border-t border-line p-4">{children}</div> : null}
    </section>
  )
}

function describePlan({ isSaved, isOn }: Pick<FeatureCardProps, 'isSaved' | 'isOn'>): string {
  if (isSaved) return isOn ? 'What it does' : 'What happens when you save'

  return isOn ? 'What happens when you save' : 'What happens when it is on'
}
