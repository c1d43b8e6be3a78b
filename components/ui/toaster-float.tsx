'use client'

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { Toaster } from 'sonner'
import { Spinner } from '#components/ui/spinner.tsx'

export { toast } from 'sonner'

const DURATION_MS = 6000

/** Where toasts appear. Loaded with the first use of the page: `toaster.tsx` is what every page stands in. */
export function ToasterFloat() {
  return (
    <Toaster
      position="bottom-right"
      duration={DURATION_MS}
      gap={12}
      // Above the bar of acts at the foot of a record.
      offset={{ bottom: 72, right: 24 }}
      mobileOffset={{ bottom: 80, left: 16, right: 16 }}
      icons={{
        success: <CircleCheck className="text-moss" />,
        error: <CircleAlert className="text-rust" />,
        warning: <TriangleAlert className="text-amber" />,
        info: <Info className="text-ink-3" />,
        loading: <Spinner className="text-sky" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-[380px] max-w-[calc(100vw-32px)] items-center gap-2.5 rounded-lg bg-overlay py-2.5 pr-2 pl-3.5 font-sans text-13 text-ink shadow-overlay',
          content: 'min-w-0 flex-1',
          title: 'font-normal',
          description: 'text-12 text-ink-3',
          icon: 'grid size-4 shrink-0 place-items-center',
          actionButton:
            'inline-flex h-7 shrink-0 items-center rounded-md px-2.5 text-12 font-medium text-ink-2 hover:bg-hover hover:text-ink max-md:h-11',
          cancelButton: 'inline-flex h-7 shrink-0 items-center rounded-md px-2.5 text-12 font-medium text-ink-3 hover:bg-hover max-md:h-11',
        },
      }}
    />
  )
}
