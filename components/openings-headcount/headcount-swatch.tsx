import { joinClasses } from '#components/ui/class-names.ts'

/** The colour of a department as the chart has it: solid for people, in stripes for open jobs. */
export function HeadcountSwatch({ color, isHatched = false, className }: { color: string; isHatched?: boolean; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={joinClasses('size-2.5 shrink-0 rounded-[2px]', className)}
      style={{
        background: isHatched
          ? `repeating-linear-gradient(45deg, ${color} 0 1.5px, color-mix(in oklab, ${color} 16%, var(--surface)) 1.5px 4px)`
          : color,
      }}
    />
  )
}
