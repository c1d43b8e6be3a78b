import { joinClasses } from '#components/ui/class-names.ts'

export const backdropStyle =
  'fixed inset-0 z-40 bg-[oklch(0.16_0.01_275/0.4)] transition-opacity duration-(--dur-3) ease-out data-ending-style:opacity-0 data-starting-style:opacity-0'

export const dialogStyle = joinClasses(
  'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-48px)] w-[480px] max-w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl bg-overlay shadow-overlay outline-none',
  'transition-[opacity,translate] duration-(--dur-3) ease-out data-ending-style:opacity-0 data-starting-style:translate-y-[calc(-50%+4px)] data-starting-style:opacity-0',
)
