import type { ReactNode } from 'react'
import { Logo } from '#components/shell/mark.tsx'

/** A page outside an organization: the logo and one card in the middle. For sign-in, not found and errors. */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center bg-canvas px-4 pt-[max(48px,14dvh)] pb-12">
      <header>
        <Logo />
      </header>
      <main id="main" className="mt-8 w-full max-w-[400px]">
        {children}
      </main>
    </div>
  )
}
