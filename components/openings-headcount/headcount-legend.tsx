import type { HeadcountFilters, HeadcountKind } from '#components/openings-headcount/headcount-filters.ts'
import type { HeadcountSeries } from '#components/openings-headcount/headcount-series.ts'
import { HeadcountSwatch } from '#components/openings-headcount/headcount-swatch.tsx'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'

type HeadcountLegendProps = {
  /** All of them, those that are taken out included. */
  series: readonly HeadcountSeries[]
  filters: Pick<HeadcountFilters, 'only' | 'without'>
  onChange: (change: { only?: HeadcountKind | null; without?: string[] | null }) => void
}

const kinds = [
  { kind: 'people', label: 'People', isHatched: false },
  { kind: 'openJobs', label: 'Open jobs', isHatched: true },
] as const

/** What colours and stripes mean, each as the way to take it out or bring it back. */
export function HeadcountLegend({ series, filters: { only, without }, onChange }: HeadcountLegendProps) {
  const other = (kind: HeadcountKind): HeadcountKind => (kind === 'people' ? 'openJobs' : 'people')
  const toggleKind = (kind: HeadcountKind) => onChange({ only: only === null ? other(kind) : only === kind ? kind : null })
  const toggle = (key: string) => {
    const next = without.includes(key) ? without.filter((each) => each !== key) : [...without, key]
    onChange({ without: next.length === 0 ? null : next })
  }

  return (
    <div className="-ml-2 flex flex-wrap items-center gap-1">
      <fieldset
        aria-label="What is counted"
        className="flex gap-1 max-md:grid max-md:w-full max-md:grid-cols-2 md:mr-2 md:border-r md:border-line md:pr-2"
      >
        {kinds.map(({ kind, label, isHatched }) => (
          <LegendButton
            key={kind}
            label={label}
            isOn={only === null || only === kind}
            swatch={<HeadcountSwatch color="var(--ink-3)" isHatched={isHatched} />}
            onToggle={() => toggleKind(kind)}
          />
        ))}
      </fieldset>
      <fieldset
        aria-label="Departments"
        className="flex min-w-0 flex-wrap gap-1 max-md:grid max-md:w-full max-md:grid-cols-2 max-md:border-t max-md:border-line max-md:pt-1"
      >
        {series.map(({ key, label, color }) => (
          <LegendButton
            key={key}
            label={label}
            isOn={!without.includes(key)}
            swatch={<HeadcountSwatch color={color} />}
            onToggle={() => toggle(key)}
          />
        ))}
      </fieldset>
      {only !== null || without.length > 0 ? (
        <Button variant="ghost" size="sm" onClick={() => onChange({ only: null, without: null })}>
          Show all
        </Button>
      ) : null}
    </div>
  )
}

type LegendButtonProps = { label: string; isOn: boolean; swatch: React.ReactNode; onToggle: () => void }

function LegendButton({ label, isOn, swatch, onToggle }: LegendButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onToggle}
      className={joinClasses(
        'inline-flex h-7 max-w-56 items-center gap-1.5 rounded-md px-2 text-12 hover:bg-hover max-md:h-11',
        isOn ? 'text-ink-2' : 'text-ink-3 line-through',
      )}
    >
      <span className={joinClasses('contents', !isOn && '[&>span]:opacity-30')}>{swatch}</span>
      <bdi className="truncate" title={label}>
        {label}
      </bdi>
    </button>
  )
}
