'use client'

import { ThemeProvider } from 'next-themes'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { LiveRegionProvider } from '#components/patterns/live-region.tsx'
import { Toaster } from '#components/ui/toaster.tsx'

/** What every page stands in: theme, state in the address, tooltips, announcements, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <NuqsAdapter>
        <LiveRegionProvider>{children}</LiveRegionProvider>
        <Toaster />
      </NuqsAdapter>
    </ThemeProvider>
  )
}
