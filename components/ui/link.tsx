import type { Route } from 'next'
import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type AppLinkProps = Omit<ComponentProps<typeof NextLink>, 'href'> & {
  href: string
  /** The page that is open shows the new address by itself: only the address changes, and the server is not asked. For client components. */
  isShallow?: boolean
}

/** Whether an address leads out of the app. */
export function isExternal(href: string): boolean {
  return /^(https?:|mailto:|tel:)/.test(href)
}

/**
 * A link without a look. Inside the app it navigates in the client; outside it opens a new tab without telling where from.
 * Addresses are built from ids at run time, which typed routes cannot follow, so the casts of the product stand here and in useGo.
 */
export function AppLink({ href, isShallow = false, ...rest }: AppLinkProps) {
  if (isShallow) return <NextLink href={href as Route} prefetch={false} {...rest} onNavigate={(event) => goShallow({ event, href })} />
  if (!isExternal(href)) return <NextLink href={href as Route} {...rest} />
  const { prefetch: _prefetch, replace: _replace, scroll: _scroll, shallow: _shallow, onNavigate: _onNavigate, ...anchor } = rest

  return <a href={href} target="_blank" rel="noreferrer" {...anchor} />
}

/** Next follows changes of the history: `usePathname` and `useSearchParams` tell the new address at once. */
function goShallow({ event, href }: { event: { preventDefault: () => void }; href: string }): void {
  event.preventDefault()
  window.history.pushState(null, '', href)
}

/** A link in text: iris, underlined on hover and, inside a sentence (`isInline`), always, so that it is not told by colour alone. */
export function TextLink({ className, isInline = false, ...rest }: AppLinkProps & { isInline?: boolean }) {
  return (
    <AppLink
      {...rest}
      className={joinClasses(
        'rounded-sm font-medium text-iris underline-offset-2 hover:underline',
        isInline ? 'underline decoration-iris-line' : 'max-md:py-1',
        className,
      )}
    />
  )
}
