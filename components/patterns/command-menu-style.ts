import { joinClasses } from '#components/ui/class-names.ts'

/** The frame of the command menu, the same while it loads. */
export const commandMenuStyle = joinClasses(
  'fixed top-[12dvh] left-1/2 z-40 flex max-h-[min(520px,76dvh)] w-[600px] max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col overflow-hidden rounded-xl bg-overlay shadow-overlay outline-none',
  'transition-opacity duration-(--dur-1) ease-out data-ending-style:opacity-0 data-starting-style:opacity-0',
  'max-md:inset-0 max-md:max-h-none max-md:w-auto max-md:max-w-none max-md:translate-x-0 max-md:rounded-none',
)

export const commandSearchStyle = 'flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4 max-md:h-13 max-md:pr-2'
