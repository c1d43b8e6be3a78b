import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { apiRoutes } from '#app/api/v1/routes.ts'
import { ApiProvider } from '#components/api/provider.tsx'
import { PlainPage } from '#components/shell/plain-page.tsx'

/** The addresses of these pages can hold tokens: they are told to nobody, and no search engine keeps them. */
export const metadata: Metadata = { referrer: 'no-referrer', robots: { index: false, follow: false } }

/** Everything about getting in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <ApiProvider organizationSlug={null} routes={apiRoutes}>
      <PlainPage>{children}</PlainPage>
    </ApiProvider>
  )
}
